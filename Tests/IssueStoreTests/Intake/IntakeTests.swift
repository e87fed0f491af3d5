import Foundation
import Git
import IssueStore
import Issues
import Synchronization
import TestSupport
import Testing

/// Reports that come in beside the work tree.
struct IntakeTests {
  private func store(
    _ tracker: Tracker, _ branch: IntakeBranch = .each, in directory: String? = nil, reference: String? = nil
  ) throws -> IssueStore {
    try IssueStore(
      directory: directory ?? tracker.repository.path, environment: tracker.repository.environment,
      reference: reference, intake: branch)
  }

  @discardableResult
  private func takeIn(_ tracker: Tracker, _ branch: IntakeBranch = .each, _ title: String = "Login crashes") throws
    -> String
  {
    try tracker.add(title, to: store(tracker, branch)).value.issue.id.description
  }

  private func branches(_ tracker: Tracker, in directory: String? = nil) throws -> [String] {
    try tracker.repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads", in: directory)
      .split(separator: "\n").map(String.init)
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch StoreError.refused(let message, _) {
      return message
    } catch {
      return "\(error)"
    }
  }

  @Test func `each report begins a branch at HEAD, and nothing else moves`() throws {
    let tracker = try Tracker()
    let head = try tracker.repository.git("rev-parse", "HEAD")
    #expect(try takeIn(tracker) == "BUG-001")
    #expect(try takeIn(tracker, .each, "Search hangs") == "BUG-002")
    #expect(try branches(tracker) == ["main", "report/BUG-001", "report/BUG-002"])
    #expect(
      try tracker.repository.git("rev-parse", "HEAD", "report/BUG-001~", "report/BUG-002~")
        == "\(head)\n\(head)\n\(head)")
    #expect(try tracker.paths(of: "report/BUG-002") == [".issues/BUG-002-search-hangs.md"])
    #expect(
      try tracker.repository.git("reflog", "--format=%gs", "report/BUG-001")
        == "commit: issue: BUG-001 reported: Login crashes")
    try tracker.expectClean()
  }

  @Test func `what is edited and staged stays as it was`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit("file", "1\n")
    try tracker.repository.write("file", "2\n")
    try tracker.repository.git("add", "file")
    try tracker.repository.write("file", "3\n")
    try tracker.edit(".issues/config.yml", "prefix: BUG", "prefix: APP")
    let index = try Data(contentsOf: URL(filePath: "\(tracker.repository.path)/.git/index"))
    // The settings of the commit hold, and not those that somebody is editing.
    #expect(try takeIn(tracker) == "BUG-001")
    #expect(try Data(contentsOf: URL(filePath: "\(tracker.repository.path)/.git/index")) == index)
    #expect(try tracker.repository.git("status", "--porcelain").sortedLines == " M .issues/config.yml\nMM file")
    #expect(try tracker.leftovers() == [])
  }

  @Test func `no number is taken that is known anywhere`() throws {
    let tracker = try Tracker()
    try takeIn(tracker)
    #expect(try tracker.add("Here").value.issue.id.description == "BUG-002")
    try tracker.repository.write(".issues/BUG-003-typed.md", "not committed\n")
    #expect(try takeIn(tracker) == "BUG-004")
    try tracker.repository.git("merge", "--quiet", "--no-edit", "report/BUG-004")
    try tracker.repository.git("branch", "--quiet", "-d", "report/BUG-004")
    #expect(try takeIn(tracker) == "BUG-005")
    #expect(try takeIn(tracker, .shared("inbox")) == "BUG-006")
    #expect(try takeIn(tracker) == "BUG-007")
  }

  @Test func `a detached HEAD is where branches begin, and its numbers count`() throws {
    let tracker = try Tracker()
    try takeIn(tracker, .shared("inbox"))
    try tracker.repository.git("switch", "--quiet", "--detach")
    try tracker.add("Only here")
    #expect(try takeIn(tracker, .shared("inbox")) == "BUG-003")
    #expect(try takeIn(tracker) == "BUG-004")
    #expect(
      try tracker.repository.git("rev-parse", "report/BUG-004~") == tracker.repository.git("rev-parse", "HEAD"))
  }

  @Test func `one branch takes all reports, and begins anew where it is deleted`() throws {
    let tracker = try Tracker()
    _ = try (1...2).map { _ in try takeIn(tracker, .shared("inbox")) }
    #expect(try tracker.repository.git("rev-list", "--count", "main..inbox") == "2")
    #expect(try tracker.ids(in: store(tracker, .shared("inbox"))) == ["BUG-001", "BUG-002"])
    #expect(try tracker.ids() == [])
    try tracker.repository.git("branch", "--quiet", "-D", "inbox")
    try takeIn(tracker, .shared("inbox"))
    #expect(try tracker.repository.git("rev-list", "--count", "main..inbox") == "1")
    try tracker.expectClean()
  }

  @Test func `reports on branches of their own merge, one after the other`() throws {
    let tracker = try Tracker()
    for title in ["One", "Two", "Three"] { try takeIn(tracker, .each, title) }
    try tracker.add("Here")
    for number in 1...3 { try tracker.repository.git("merge", "--quiet", "--no-edit", "report/BUG-00\(number)") }
    #expect(try tracker.ids() == ["BUG-001", "BUG-002", "BUG-003", "BUG-004"])
    let judged = try Checker(tracker.store().current()).check(tracker.store().current().files()) { _ in }
    #expect(judged.diagnostics.isEmpty)
    try tracker.expectClean()
  }

  @Test func `a name that is taken gets a number`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("branch", "report/BUG-001")
    try takeIn(tracker)
    #expect(try branches(tracker) == ["main", "report/BUG-001", "report/BUG-001-2"])
  }

  @Test func `a bare repository takes reports in on top of the branch that is named`() throws {
    let tracker = try Tracker()
    let bare = tracker.repository.sibling("server.git")
    try tracker.repository.git("branch", "stable")
    try tracker.repository.commit("file", "1\n")
    try tracker.repository.git("clone", "--quiet", "--bare", ".", bare)
    let stable = try store(tracker, .each, in: bare, reference: "stable")
    try stable.requireIntake(Tracker.session)
    try tracker.add("Login crashes", to: stable)
    try tracker.add("Search hangs", to: store(tracker, .each, in: bare))
    #expect(try branches(tracker, in: bare) == ["main", "report/BUG-001", "report/BUG-002", "stable"])
    #expect(try tracker.repository.git("rev-list", "--count", "stable..report/BUG-001", in: bare) == "1")
    #expect(try tracker.repository.git("rev-list", "--count", "main..report/BUG-002", in: bare) == "1")
    try tracker.repository.git("fsck", "--strict", in: bare)
    #expect(try tracker.leftovers(in: bare) == [])
  }

  @Test func `many servers at once take in many reports`() throws {
    let tracker = try Tracker()
    let failures = Mutex(0)
    let (path, environment) = (tracker.repository.path, tracker.repository.environment)
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      do {
        let store = try IssueStore(
          directory: path, environment: environment, intake: number % 2 == 0 ? .each : .shared("inbox"))
        _ = try store.add(prefix: "BUG", title: "Report \(number)", .commit, Tracker.session) { id, _ in
          Tracker.report(id, "Report \(number)")
        }
      } catch {
        failures.withLock { $0 += 1 }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    #expect(try branches(tracker).count == 8)
    let names = try tracker.repository.git("log", "--all", "--format=%(trailers:key=Issue,valueonly,separator=)")
    #expect(Set(names.split(separator: "\n")).count == 12)
    try tracker.expectClean()
  }

  @Test(arguments: ["..", "-x", "refs/heads/x", "a b", "a..b", "x.lock", "", "HEAD", "a~1", "/x", "x/"])
  func `what is no name for a branch is refused`(name: String) throws {
    let tracker = try Tracker()
    let message = refusal { try store(tracker, .shared(name)).requireIntake(Tracker.session) }
    #expect(message == "'\(name)' is no name for a branch")
  }

  @Test func `a branch in use is refused, at the start and later`() throws {
    let tracker = try Tracker()
    let linked = tracker.repository.sibling("linked")
    try tracker.repository.git("worktree", "add", "--quiet", "-b", "inbox", linked)
    for (name, folder) in [("main", tracker.repository.path), ("inbox", linked)] {
      let message = "the branch \(name) is checked out in \(folder), or is being rebased there"
      #expect(refusal { try store(tracker, .shared(name)).requireIntake(Tracker.session) } == message)
      #expect(refusal { try takeIn(tracker, .shared(name)) } == message)
    }
    // From the linked work tree as well, and on a branch without commits.
    try tracker.repository.git("switch", "--quiet", "--orphan", "unborn")
    let message = refusal { try store(tracker, .shared("unborn"), in: linked).requireIntake(Tracker.session) }
    #expect(message?.contains("unborn is checked out in \(tracker.repository.path)") == true)
    try tracker.expectClean(in: linked)
  }

  @Test func `a branch that is being rebased or bisected is in use`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("switch", "--quiet", "--create", "inbox")
    try tracker.repository.commit("file", "1\n")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.repository.commit("file", "2\n")
    try tracker.repository.git("switch", "--quiet", "inbox")
    #expect(throws: (any Error).self) { try tracker.repository.git("rebase", "--quiet", "main") }
    #expect(refusal { try takeIn(tracker, .shared("inbox")) }?.contains("inbox is checked out") == true)
    try tracker.repository.git("rebase", "--abort")
    try tracker.repository.git("bisect", "start")
    try tracker.repository.git("checkout", "--quiet", "--detach", "main")
    #expect(refusal { try takeIn(tracker, .shared("inbox")) }?.contains("inbox is checked out") == true)
  }

  @Test func `branches in the way are named`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("branch", "report")
    #expect(
      refusal { try store(tracker).requireIntake(Tracker.session) }
        == "the branch report is in the way of a branch for each report, such as report/BUG-001")
    #expect(throws: GitError.self) { try takeIn(tracker) }
    #expect(
      refusal { try store(tracker, .shared("report/all")).requireIntake(Tracker.session) }
        == "the branch report is in the way of report/all")
    try tracker.repository.git("branch", "a/b")
    #expect(
      refusal { try store(tracker, .shared("a")).requireIntake(Tracker.session) } == "the branch a/b is in the way of a"
    )
    try tracker.expectClean()
  }

  @Test func `a tracker that is not committed takes nothing in`() throws {
    let repository = try TemporaryRepository()
    try repository.write(".issues/config.yml", Tracker.configuration)
    let message = "no commit here has issues yet, and reports come on top of one"
    func intake() throws -> IssueStore {
      try IssueStore(directory: repository.path, environment: repository.environment, intake: .each)
    }
    #expect(refusal { try intake().requireIntake(Tracker.session) } == message)
    try repository.commit("file", "1\n")
    #expect(refusal { try intake().requireIntake(Tracker.session) } == message)
    try repository.git("add", ".issues")
    try repository.git("commit", "--quiet", "--message", "start")
    try intake().requireIntake(Tracker.session)
  }

  @Test func `only reports begin branches`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    #expect(
      refusal { try tracker.set("severity", "low", in: store(tracker)) } == "only new reports are taken in")
    try tracker.expectClean()
  }

  @Test func `a report is not told what else there is`() throws {
    let tracker = try Tracker()
    let outcome = try store(tracker).add(prefix: "BUG", title: "Login crashes", .commit, Tracker.session) { id, _ in
      let text = Tracker.report(id, "Login crashes").text
      let related = "related:\n  - BUG-404\nfiles:\n  - no/such/file\ntitle:"
      return Document(text.replacing("title:", with: related))
    }
    #expect(outcome.value.diagnostics.isEmpty)
    let branch = try tracker.store().snapshot(at: "report/BUG-001")
    let rules = try Checker(branch).check(branch.files()) { _ in }.diagnostics.map(\.rule)
    #expect(Set(rules) == ["reference-unknown", "file-unknown"])
  }
}

extension String {
  fileprivate var sortedLines: String { split(separator: "\n").sorted().joined(separator: "\n") }
}
