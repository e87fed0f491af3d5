import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// The places in which a repository may be worked in.
struct PlaceTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  @Test func `an unborn branch gets its first commit`() throws {
    let repository = try TemporaryRepository()
    try repository.write("file", "1\n")
    try repository.git("add", "file")
    let store = try IssueStore(directory: repository.path, environment: repository.environment)
    let setup = TrackerSetup(prefix: "APP", layout: .bucketed, forms: [])
    let outcome = try store.transact(store.delivery(staging: false), Tracker.session) { try setup.plan($0) }
    #expect(outcome.value == [".issues/config.yml", ".issues/.gitattributes", ".issues/forms/bug.yml"])
    #expect(try repository.git("status", "--porcelain") == "A  file")
    #expect(try repository.git("ls-tree", "-r", "--name-only", "HEAD").split(separator: "\n").count == 3)
    _ = try store.add(prefix: "APP", title: "Login crashes", .commit, Tracker.session) { id, _ in
      Tracker.report(id, "Login crashes")
    }
    #expect(try repository.git("show", "--format=", "--name-only") == ".issues/0/APP-001-login-crashes.md")
    try repository.git("fsck", "--strict")
  }

  @Test func `a second set-up changes nothing`() throws {
    let tracker = try Tracker()
    let setup = TrackerSetup(prefix: nil, layout: nil, forms: [])
    _ = try tracker.store().transact(.commit, Tracker.session) { try setup.plan($0) }
    let again = try tracker.store().transact(.commit, Tracker.session) { try setup.plan($0) }
    #expect(!again.hasChanged)
    #expect(try tracker.repository.read(".issues/config.yml") == Tracker.configuration)
  }

  @Test func `a detached HEAD moves, and no branch does`() throws {
    let tracker = try Tracker()
    let main = try tracker.repository.git("rev-parse", "main")
    try tracker.repository.git("switch", "--quiet", "--detach")
    try tracker.add("Login crashes")
    #expect(try tracker.repository.git("rev-parse", "main") == main)
    #expect(try tracker.repository.git("rev-parse", "HEAD~1") == main)
    try tracker.expectClean()
  }

  @Test func `a subfolder is as good as the top`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit("a/b/file", "1\n")
    try tracker.add("Login crashes", to: tracker.store(in: "\(tracker.repository.path)/a/b"))
    #expect(try tracker.paths() == [path])
    try tracker.expectClean()
  }

  @Test func `a linked work tree commits to its own branch`() throws {
    let tracker = try Tracker()
    let linked = tracker.repository.sibling("linked")
    try tracker.repository.git("worktree", "add", "--quiet", "-b", "topic", linked)
    let main = try tracker.repository.git("rev-parse", "main")
    try tracker.add("Login crashes", to: tracker.store(in: linked))
    #expect(try tracker.repository.git("rev-parse", "main") == main)
    #expect(try tracker.repository.git("show", "--format=", "--name-only", "topic") == path)
    try tracker.expectClean(in: linked)
    try tracker.expectClean()
  }

  @Test func `two work trees of one clone never give the same number`() throws {
    let tracker = try Tracker()
    let linked = tracker.repository.sibling("linked")
    try tracker.repository.git("worktree", "add", "--quiet", "-b", "topic", linked)
    try tracker.add("Login crashes", to: tracker.store(in: linked))
    #expect(try tracker.add("Search ignores umlauts").value.issue.id.description == "BUG-002")
  }

  @Test func `a submodule has issues of its own`() throws {
    let inner = try Tracker()
    let outer = try Tracker()
    try outer.repository.git("submodule", "--quiet", "add", inner.repository.path, "module")
    try outer.repository.git("commit", "--quiet", "--message", "module")
    let module = "\(outer.repository.path)/module"
    try outer.add("Login crashes", to: outer.store(in: module))
    #expect(try outer.repository.git("show", "--format=", "--name-only", in: module) == path)
    #expect(try outer.repository.git("status", "--porcelain") == " M module")
    try outer.expectClean(in: module)
  }

  @Test func `a bare repository is written to on the branch that is named`() throws {
    let tracker = try Tracker()
    let bare = tracker.repository.sibling("server.git")
    try tracker.repository.git("branch", "stable")
    try tracker.repository.git("clone", "--quiet", "--bare", ".", bare)
    let main = try tracker.repository.git("rev-parse", "main", in: bare)
    let store = try tracker.store(in: bare, reference: "stable")
    try tracker.add("Login crashes", to: store)
    #expect(try tracker.repository.git("rev-parse", "main", in: bare) == main)
    #expect(try tracker.repository.git("show", "--format=", "--name-only", "stable", in: bare) == path)
    #expect(try tracker.ids(in: tracker.store(in: bare, reference: "stable")) == ["BUG-001"])
    #expect(try tracker.ids(in: tracker.store(in: bare)) == [])
    try tracker.repository.git("fsck", "--strict", in: bare)
    #expect(try tracker.leftovers(in: bare) == [])
  }

  @Test func `a folder without a repository is named`() throws {
    let tracker = try Tracker()
    let elsewhere = tracker.repository.sibling("elsewhere")
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    let error = #expect(throws: StoreError.self) { try tracker.store(in: elsewhere) }
    guard case .repository = error else {
      Testing.Issue.record("\(String(describing: error))")
      return
    }
  }
}
