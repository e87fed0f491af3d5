import Git
import IssueStore
import TestSupport
import Testing

/// What has become of the history up to a recorded commit.
struct CheckpointTests {
  /// Three reports, and the last commit recorded.
  private func recorded() throws -> (Tracker, ObjectID) {
    let tracker = try Tracker()
    for title in ["One", "Two", "Three"] { try tracker.add(title) }
    let store = try tracker.store()
    let head = try #require(try store.headCommit())
    try store.record(head, at: store.checkpoint(), Tracker.session)
    return (tracker, head)
  }

  private func rewrites(_ tracker: Tracker, since recorded: ObjectID) throws -> [String] {
    let store = try tracker.store()
    let head = try #require(try store.headCommit())
    return try store.rewrites(from: recorded, to: head).map { "\($0.kind.rawValue): \($0.old.summary)" }
  }

  @Test func `a checkpoint is a reference of the branch, and moves`() throws {
    let (tracker, head) = try recorded()
    let store = try tracker.store()
    #expect(try store.checkpoint().branch == "main")
    #expect(try tracker.repository.git("rev-parse", "refs/git-issue/audit/main") == head.description)
    try tracker.add("Four")
    let next = try #require(try tracker.store().headCommit())
    let before = try store.checkpoint()
    try store.record(next, at: before, Tracker.session)
    #expect(try store.checkpoint().commit == next)
    #expect(throws: GitError.self) { try store.record(head, at: before, Tracker.session) }
    try tracker.repository.git("switch", "--quiet", "--create", "topic/one")
    #expect(try tracker.store().checkpoint().commit == nil)
    try tracker.repository.git("switch", "--quiet", "--detach")
    #expect(try tracker.store().checkpoint().reference == "refs/git-issue/audit/HEAD")
    try tracker.expectClean()
  }

  @Test func `a commit that is gone is dropped`() throws {
    let (tracker, head) = try recorded()
    try tracker.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    #expect(try rewrites(tracker, since: head) == ["dropped: issue: BUG-003 reported: Three"])
  }

  @Test func `an amended commit is dropped, or rewritten where only its message changed`() throws {
    let (tracker, head) = try recorded()
    try tracker.repository.git("commit", "--quiet", "--amend", "--message", "other words")
    #expect(try rewrites(tracker, since: head) == ["rewritten: issue: BUG-003 reported: Three"])
    try tracker.edit(".issues/BUG-003-three.md", "severity: high", "severity: low")
    try tracker.repository.git("commit", "--quiet", "--all", "--amend", "--message", "other text")
    #expect(try rewrites(tracker, since: head) == ["dropped: issue: BUG-003 reported: Three"])
  }

  @Test func `a rebase rewrites, and may reorder`() throws {
    let (tracker, head) = try recorded()
    try tracker.repository.git("reset", "--quiet", "--hard", "HEAD~3")
    try tracker.repository.commit("other", "text")
    try tracker.repository.git("cherry-pick", "\(head)~2", "\(head)~1", "\(head)")
    #expect(try Set(rewrites(tracker, since: head).map { $0.prefix(9) }) == ["rewritten"])
    try tracker.repository.git("reset", "--quiet", "--hard", "\(head)~3")
    try tracker.repository.git("cherry-pick", "\(head)~1", "\(head)~2", "\(head)")
    let kinds = try rewrites(tracker, since: head).map { String($0.prefix { $0 != ":" }) }
    #expect(kinds.sorted() == ["reordered", "rewritten", "rewritten"])
  }

  @Test func `a history without the commit's ancestors has dropped all`() throws {
    let (tracker, head) = try recorded()
    try tracker.repository.git("switch", "--quiet", "--orphan", "other")
    try tracker.repository.commit("other", "text")
    #expect(try rewrites(tracker, since: head).count == 4)
  }

  @Test func `commits that touch no issue are not missed`() throws {
    let (tracker, _) = try recorded()
    try tracker.repository.commit("code", "text")
    let head = try #require(try tracker.store().headCommit())
    try tracker.repository.git("commit", "--quiet", "--amend", "--message", "other")
    #expect(try rewrites(tracker, since: head) == [])
  }
}
