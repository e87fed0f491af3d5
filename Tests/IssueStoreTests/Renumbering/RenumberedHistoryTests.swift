import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// The log of issues that were renumbered is whole, and their own.
struct RenumberedHistoryTests {
  private func subjects(_ tracker: Tracker, _ number: Int) throws -> [String] {
    let store = try tracker.store()
    let head = try #require(try store.headCommit())
    var isCut = false
    return try History(store).revisions(of: IssueID(prefix: "BUG", number: number), from: head, isCut: &isCut).map {
      "\($0.event.rawValue): \($0.commit.summary)"
    }
  }

  private func edited(_ tracker: Tracker) throws {
    try tracker.edit(".issues/BUG-001-theirs.md", "severity: high", "severity: low")
    try tracker.commitAll("edit theirs")
  }

  @Test func `after a merge`() throws {
    let tracker = try Tracker.forked { try edited($0) }
    try tracker.merge("side")
    try tracker.renumber()
    let renumbered = "changed: issue: BUG-002 renumbered, formerly BUG-001"
    #expect(try subjects(tracker, 2) == [renumbered, "changed: edit theirs", "created: file Theirs"])
    #expect(try subjects(tracker, 1) == ["created: file Mine"])
  }

  @Test func `after a rebase`() throws {
    let tracker = try Tracker.forked { try edited($0) }
    try tracker.repository.git("switch", "--quiet", "side")
    try tracker.repository.git("rebase", "--quiet", "main")
    try tracker.renumber()
    let renumbered = "changed: issue: BUG-002 renumbered, formerly BUG-001"
    #expect(try subjects(tracker, 2) == [renumbered, "changed: edit theirs", "created: file Theirs"])
    #expect(try subjects(tracker, 1) == ["created: file Mine"])
  }

  @Test func `after two reports of one name were parted`() throws {
    let tracker = try Tracker.forked(mine: "Login", theirs: "Login") { tracker in
      try tracker.edit(".issues/BUG-001-login.md", "severity: high", "severity: low")
      try tracker.repository.git("commit", "--quiet", "--all", "--amend", "--message", "file theirs")
    }
    try tracker.merge("side")
    try tracker.renumber()
    try tracker.repository.git("commit", "--quiet", "--message", "merge")
    #expect(try subjects(tracker, 2) == ["changed: merge", "created: file theirs"])
    #expect(try subjects(tracker, 1) == ["created: file Login"])
  }
}
