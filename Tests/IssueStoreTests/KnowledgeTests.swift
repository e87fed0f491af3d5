import IssueStore
import Issues
import TestSupport
import Testing

struct KnowledgeTests {
  private let tracker: Tracker
  private static let known = KnownIssue(
    issue: "Connection refused", area: "Database", cause: "DB not running", solution: "`make up`")
  private static let path = ".issues/known/database-connection-refused.md"

  init() throws { tracker = try Tracker() }

  @Test func `an entry is a commit of its own`() throws {
    let outcome = try tracker.store().add(Self.known, .commit, Tracker.session)
    #expect(outcome.commit != nil)
    #expect(try tracker.paths() == [Self.path])
    #expect(try tracker.store().current().knowledgeBase().entries.map(\.known.issue) == ["Connection refused"])
    try tracker.expectClean()
  }

  @Test func `an entry may be staged for the next commit`() throws {
    let outcome = try tracker.store().add(Self.known, .stage, Tracker.session)
    #expect(outcome.commit == nil)
    #expect(try tracker.repository.git("diff", "--cached", "--name-only") == Self.path)
  }

  @Test func `the same entry is not written twice`() throws {
    try tracker.store().add(Self.known, .commit, Tracker.session)
    #expect(try !tracker.store().add(Self.known, .commit, Tracker.session).hasChanged)
  }

  @Test func `an entry that holds a secret is refused`() throws {
    let known = KnownIssue(
      issue: "Login fails", cause: "", solution: "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1")
    #expect(throws: StoreError.self) { try tracker.store().add(known, .commit, Tracker.session) }
    try tracker.expectClean()
  }

  @Test func `a file that is no entry is broken, not lost`() throws {
    try tracker.repository.write(".issues/known/slow.md", "Restart it.\n")
    try tracker.repository.write(".issues/known/notes/any.md", "Anything.\n")
    let snapshot = try tracker.store().current()
    let base = try snapshot.knowledgeBase()
    #expect(base.broken.map(\.path) == [".issues/known/slow.md"])
    #expect(try Checker(snapshot).checkCompanions().diagnostics.map(\.rule) == ["front-matter-invalid"])
  }

  @Test func `what is staged is judged`() throws {
    try tracker.repository.write(".issues/known/slow.md", "---\narea: Database\n---\n")
    try tracker.repository.git("add", ".")
    #expect(try tracker.store().checkStaged(amending: nil).diagnostics.map(\.message) == ["say what is known here"])
  }
}
