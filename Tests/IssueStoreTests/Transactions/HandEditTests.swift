import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// Edits of the user's own are neither lost nor committed.
struct HandEditTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  private func edited(_ tracker: Tracker) throws -> String {
    try tracker.add("Login crashes")
    let text = try tracker.repository.read(path).replacing("goes blank", with: "goes blank twice")
    try tracker.repository.write(path, text)
    return text
  }

  private func expectRefused(_ tracker: Tracker, _ act: () throws -> Void) throws {
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let status = try tracker.repository.git("status", "--porcelain")
    let error = #expect(throws: StoreError.self) { try act() }
    guard case .uncommittedEdits(path) = error else {
      Testing.Issue.record("\(String(describing: error))")
      return
    }
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    #expect(try tracker.repository.git("status", "--porcelain") == status)
    #expect(try tracker.leftovers() == [])
  }

  @Test func `an edit in the work tree is not committed over`() throws {
    let tracker = try Tracker()
    let text = try edited(tracker)
    try expectRefused(tracker) { try tracker.set("severity", "low") }
    #expect(try tracker.repository.read(path) == text)
  }

  @Test func `a staged edit is not committed over`() throws {
    let tracker = try Tracker()
    let text = try edited(tracker)
    try tracker.repository.git("add", path)
    try expectRefused(tracker) { try tracker.set("severity", "low") }
    #expect(try tracker.repository.read(path) == text)
  }

  @Test func `a comment waits until the report is committed`() throws {
    let tracker = try Tracker()
    _ = try edited(tracker)
    try expectRefused(tracker) {
      _ = try tracker.store().addCompanions(
        to: IssueID(prefix: "BUG", number: 1), summary: "comment", .commit, Tracker.session
      ) { _, _ in [("comments/x.md", Array("text\n".utf8))] }
    }
    #expect(!tracker.repository.exists(".issues/BUG-001-login-crashes"))
  }

  @Test func `staging adds the change to the edit`() throws {
    let tracker = try Tracker()
    let text = try edited(tracker)
    try tracker.set("severity", "low", .stage)
    #expect(try tracker.repository.read(path) == text.replacing("severity: high", with: "severity: low"))
    #expect(try tracker.repository.git("status", "--porcelain") == "M  \(path)")
  }

  @Test func `an edit of another issue stands in nobody's way`() throws {
    let tracker = try Tracker()
    _ = try edited(tracker)
    try tracker.add("Search ignores umlauts")
    #expect(try tracker.repository.git("status", "--porcelain") == " M \(path)")
  }

  @Test func `an untracked file of the same name is not overwritten`() throws {
    let tracker = try Tracker()
    let untracked = ".issues/known/x.md"
    try tracker.repository.write(untracked, "mine\n")
    let error = #expect(throws: StoreError.self) {
      _ = try tracker.store().transact(.commit, Tracker.session) { _ in
        Plan(edits: [.write(untracked, Array("ours\n".utf8))], message: "x\n", value: ())
      }
    }
    guard case .uncommittedEdits(untracked) = error else {
      Testing.Issue.record("\(String(describing: error))")
      return
    }
    #expect(try tracker.repository.read(untracked) == "mine\n")
  }

  @Test func `a file in conflict is not written`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.git("switch", "--quiet", "--create", "other")
    try tracker.set("severity", "low")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.set("severity", "critical")
    #expect(throws: Shell.Failure.self) { try tracker.repository.git("merge", "--quiet", "other") }
    let status = try tracker.repository.git("status", "--porcelain")
    #expect(throws: StoreError.self) { try tracker.set("severity", "high", .stage) }
    #expect(try tracker.repository.git("status", "--porcelain") == status)
  }
}
