import Git
import IssueStore
import Issues
import TestSupport
import Testing

struct ReviewRangeTests {
  private let tracker: Tracker
  private var repository: TemporaryRepository { tracker.repository }
  private let crash = Tracker.path(1, "Crash")
  private let freeze = Tracker.path(2, "Freeze")

  init() throws {
    tracker = try Tracker.withTopic()
    try tracker.edit(crash, "severity: high", "severity: low")
    try tracker.commit("topic")
  }

  /// What others did on `main` in the meantime.
  private func moveMain() throws {
    try repository.git("switch", "--quiet", "main")
    try tracker.edit(freeze, "severity: high", "severity: critical")
    try tracker.commit("main")
    try repository.git("switch", "--quiet", "topic")
  }

  @Test func `what others did since is not counted`() throws {
    try moveMain()
    for range in ["main..topic", "main...topic", "main..", "main..HEAD"] {
      #expect(try tracker.review(range).events == ["BUG-001 changed"])
    }
  }

  @Test func `what was merged from the other side is not counted`() throws {
    try moveMain()
    try repository.git("merge", "--quiet", "--no-edit", "main")
    #expect(try tracker.review().events == ["BUG-001 changed"])
  }

  @Test func `after merges that cross, what both sides have is not counted`() throws {
    try moveMain()
    let (main, topic) = (try repository.git("rev-parse", "main"), try repository.git("rev-parse", "topic"))
    try repository.git("merge", "--quiet", "--no-edit", main)
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--no-edit", topic)
    let review = try tracker.review()
    #expect(review.mayLand)
    #expect(review.issues.isEmpty)
  }

  @Test func `the other way round nothing is new`() throws {
    let review = try tracker.review("topic..main")
    #expect(review.isEmpty)
    #expect(review.mayLand)
  }

  @Test func `histories that do not meet are refused by name`() throws {
    try repository.git("switch", "--quiet", "--orphan", "other")
    try tracker.commit()
    let error = #expect(throws: StoreError.self) { try tracker.review("main..other") }
    #expect("\(try #require(error))".contains("main and other have no common ancestor"))
  }

  @Test func `a revision that is not there is an error`() {
    #expect(throws: GitError.self) { try tracker.review("main..nowhere") }
    #expect(throws: GitError.self) { try tracker.review("nowhere..topic") }
  }

  @Test func `a head that is detached, a bare repository and a work tree of its own are reviewed`() throws {
    try repository.git("switch", "--quiet", "--detach", "topic")
    #expect(try tracker.review("main..HEAD").events == ["BUG-001 changed"])
    let (bare, linked) = (repository.sibling("bare.git"), repository.sibling("linked"))
    try repository.git("clone", "--quiet", "--bare", repository.path, bare)
    #expect(try tracker.review(in: bare).events == ["BUG-001 changed"])
    try repository.git("worktree", "add", "--quiet", linked, "topic")
    #expect(try tracker.review("main..HEAD", in: linked).events == ["BUG-001 changed"])
  }

  @Test func `a submodule is reviewed as a repository of its own`() throws {
    let outer = repository.sibling("outer")
    try repository.git("init", "--quiet", outer)
    try repository.git("submodule", "--quiet", "add", repository.path, "inner", in: outer)
    #expect(try tracker.review("origin/main..origin/topic", in: "\(outer)/inner").events == ["BUG-001 changed"])
  }

  // MARK: Shallow clones

  /// Four more commits on `topic`, cloned as deep as is said.
  private func shallowClone(depth: Int) throws -> String {
    for number in 1...4 { try repository.commit("notes\(number).txt", "x\n") }
    let clone = repository.sibling("clone")
    try repository.git(
      "clone", "--quiet", "--depth", "\(depth)", "--no-single-branch", "file://\(repository.path)", clone)
    return clone
  }

  @Test func `a clone with enough history is reviewed`() throws {
    let clone = try shallowClone(depth: 6)
    #expect(try tracker.review("origin/main..origin/topic", in: clone).events == ["BUG-001 changed"])
  }

  @Test func `a clone without it says how to get more`() throws {
    let clone = try shallowClone(depth: 2)
    let error = #expect(throws: StoreError.self) { try tracker.review("origin/main..origin/topic", in: clone) }
    #expect("\(try #require(error))".contains("shallow"))
  }

  // MARK: The range that is meant

  @Test func `without a range it is what the default branch has not`() throws {
    #expect(try tracker.store().defaultRange() == "main..HEAD")
    let clone = repository.sibling("clone")
    try repository.git("switch", "--quiet", "main")
    try repository.git("clone", "--quiet", repository.path, clone)
    #expect(try tracker.store(in: clone).defaultRange() == "origin/HEAD..HEAD")
    try repository.git("remote", "set-head", "origin", "--delete", in: clone)
    #expect(try tracker.store(in: clone).defaultRange() == "origin/main..HEAD")
  }

  @Test func `where there is no other branch, one is asked for`() throws {
    try repository.git("switch", "--quiet", "main")
    #expect(throws: StoreError.self) { try tracker.store().defaultRange() }
  }
}
