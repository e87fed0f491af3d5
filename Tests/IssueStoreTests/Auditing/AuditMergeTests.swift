import Git
import IssueStore
import TestSupport
import Testing

/// What an audit takes for a merge's own.
struct AuditMergeTests {
  /// Two branches, `main` and `side`, with a commit each after the first report.
  private func parted(_ main: (Tracker) throws -> Void, _ side: (Tracker) throws -> Void) throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try side(tracker)
    try tracker.commitAll("side")
    try tracker.repository.git("switch", "--quiet", "main")
    try main(tracker)
    try tracker.commitAll("main")
    return tracker
  }

  @Test func `a merge is judged by what it changes itself`() throws {
    let tracker = try parted({ try $0.repository.write("m", "m") }, { try $0.repository.write("s", "s") })
    try tracker.repository.git("merge", "--quiet", "--no-commit", "side")
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.commitAll("evil merge")
    #expect(try tracker.refusals() == ["evil merge: steps-missing"])
  }

  @Test func `what a merge takes from a side is told by the side alone`() throws {
    let tracker = try parted(
      { try $0.repository.write("m", "m") }, { try $0.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2)) })
    try tracker.repository.git("merge", "--quiet", "--message", "merge", "side")
    try tracker.repository.commit("later", "text")
    try tracker.repository.git("branch", "again", "HEAD~")
    try tracker.repository.git("merge", "--quiet", "--no-ff", "--strategy", "ours", "--message", "again", "again")
    #expect(try tracker.refusals() == ["side: steps-missing"])
  }

  @Test func `a merge may do in one step what its sides did in several`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(
      ".issues/config.yml", Tracker.configuration + "transitions:\n  open: [in-progress]\n  in-progress: [wont-fix]\n")
    try tracker.add("Login crashes")
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try tracker.set("status", "in-progress")
    try tracker.set("status", "wont-fix")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.edit(Tracker.login, "A blank page", "A blank, white page")
    try tracker.commitAll("main")
    try tracker.repository.git("merge", "--quiet", "--message", "merge", "side")
    #expect(try tracker.refusals() == [])
  }

  @Test func `two sides that each brought the same id are found where they meet`() throws {
    let tracker = try parted(
      { try $0.repository.write(".issues/BUG-002-one.md", $0.text(2, "One")) },
      { try $0.repository.write(".issues/BUG-002-two.md", $0.text(2, "Two")) })
    try tracker.repository.git("merge", "--quiet", "--message", "merge", "side")
    #expect(try tracker.refusals() == ["merge: duplicate-id"])
  }

  @Test func `looser settings that a side brought are told once`() throws {
    let tracker = try parted(
      { try $0.repository.write("m", "m") },
      { try $0.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  steps-missing: off\n") })
    try tracker.repository.git("merge", "--quiet", "--message", "merge", "side")
    #expect(try tracker.audit().commits.filter { !$0.loosenings.isEmpty }.map(\.commit.summary) == ["side"])
  }
}
