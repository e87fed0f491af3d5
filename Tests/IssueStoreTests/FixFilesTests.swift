import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// What `check --fix` does to the files of a work tree.
struct FixFilesTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  private func fix(_ tracker: Tracker) throws -> IssueStore.Fixed {
    let store = try tracker.store()
    let snapshot = try store.current()
    return try store.fix(snapshot.files(), .safe, with: Checker(snapshot), Tracker.session)
  }

  /// A tracker whose one issue has its status in capitals, not yet committed.
  private func edited() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.write(path, tracker.repository.read(path).replacing("status: open", with: "status: Open"))
    return tracker
  }

  private func mode(_ tracker: Tracker) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(tracker.repository.path)/\(path)")
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `the work tree is written, and nothing else`() throws {
    let tracker = try edited()
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let staged = try tracker.repository.git("ls-files", "--stage")
    #expect(try fix(tracker).paths == [path])
    try tracker.expectClean()
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    #expect(try tracker.repository.git("ls-files", "--stage") == staged)
  }

  @Test(arguments: [0o600, 0o644, 0o755]) func `a file keeps its mode`(_ permissions: Int) throws {
    let tracker = try edited()
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: "\(tracker.repository.path)/\(path)")
    #expect(try fix(tracker).paths == [path])
    #expect(try mode(tracker) == permissions)
  }

  @Test func `what is staged stays staged`() throws {
    let tracker = try edited()
    try tracker.repository.git("add", path)
    let staged = try tracker.repository.git("ls-files", "--stage")
    #expect(try fix(tracker).diagnostics.map(\.rule) == ["value-not-allowed"])
    #expect(try tracker.repository.git("ls-files", "--stage") == staged)
  }

  @Test func `a file in conflict is left as it is, and named`() throws {
    let tracker = try edited()
    let repository = tracker.repository
    try repository.git("commit", "--quiet", "--all", "--message", "one side")
    try repository.git("switch", "--quiet", "--create", "side", "HEAD~1")
    try repository.write(path, repository.read(path).replacing("status: open", with: "status: Fixed"))
    try repository.git("commit", "--quiet", "--all", "--message", "other side")
    #expect(throws: (any Error).self) { try repository.git("merge", "--quiet", "main") }
    let conflicted = try repository.read(path)
    #expect(try fix(tracker).unread == [path])
    #expect(try repository.read(path) == conflicted)

    try repository.write(
      path, Tracker.report(IssueID(prefix: "BUG", number: 1), "x").text.replacing("open", with: "Open"))
    #expect(try fix(tracker).unread == [path])
  }

  @Test func `a link is not followed`() throws {
    let tracker = try edited()
    let file = "\(tracker.repository.path)/\(path)"
    try FileManager.default.moveItem(atPath: file, toPath: tracker.repository.sibling("report.md"))
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: tracker.repository.sibling("report.md"))
    #expect(try fix(tracker).paths == [])
    #expect(try String(contentsOfFile: tracker.repository.sibling("report.md"), encoding: .utf8).contains("Open"))
  }
}
