import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// What `check --since` and `check --range` take for changed.
struct ChangesTests {
  private let login = ".issues/BUG-001-login-crashes.md"
  private let export = ".issues/BUG-002-export-is-empty.md"

  /// Two issues, on a branch that is one commit behind `main`, which has edited the second.
  private func branched() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.add("Export is empty")
    try tracker.repository.git("branch", "topic")
    try tracker.edit(export, "severity: high", "severity: awful")
    try tracker.repository.git("commit", "--quiet", "--all", "--message", "by others")
    try tracker.repository.git("switch", "--quiet", "topic")
    return tracker
  }

  private func paths(_ change: ChangeSet) throws -> [String] { try change.files().map(\.path) }

  @Test func `what others did on the other side is not counted`() throws {
    let tracker = try branched()
    #expect(try paths(tracker.store().changes(since: "main")) == [])
    #expect(try paths(tracker.store().changes(in: "main..topic")) == [])
    #expect(try paths(tracker.store().changes(in: "topic..main")) == [export])
    #expect(try paths(tracker.store().changes(in: "topic...main")) == [export])
  }

  @Test func `committed, staged, edited and new files count`() throws {
    let tracker = try branched()
    let repository = tracker.repository
    try tracker.edit(login, "severity: high", "severity: low")
    #expect(try paths(tracker.store().changes(since: "main")) == [login])
    try repository.git("add", login)
    #expect(try paths(tracker.store().changes(since: "main")) == [login])
    #expect(try paths(tracker.store().changes(in: "main..")) == [])
    try repository.git("commit", "--quiet", "--message", "lower")
    #expect(try paths(tracker.store().changes(since: "main")) == [login])
    #expect(try paths(tracker.store().changes(in: "main..")) == [login])
    try repository.write(".issues/BUG-003-new.md", "new\n")
    #expect(try paths(tracker.store().changes(since: "main")) == [login, ".issues/BUG-003-new.md"])
  }

  @Test func `a file with other line ends, which Git stores the same, has not changed`() throws {
    let tracker = try branched()
    try tracker.edit(login, "\n", "\r\n")
    #expect(try paths(tracker.store().changes(since: "HEAD")) == [])
  }

  @Test func `a file that can be run, or is a link now, has changed`() throws {
    let tracker = try branched()
    let file = "\(tracker.repository.path)/\(login)"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    #expect(try tracker.store().changes(since: "HEAD").judge().diagnostics.map(\.rule) == ["not-a-regular-file"])
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/null")
    #expect(try tracker.store().changes(since: "HEAD").judge().diagnostics.map(\.rule) == ["not-a-regular-file"])
  }

  @Test func `an issue that is gone counts, and what refers to it is judged`() throws {
    let tracker = try branched()
    try tracker.edit(export, "severity: high\n", "severity: high\nrelated: [BUG-001]\n")
    try tracker.repository.git("commit", "--quiet", "--all", "--message", "refer")
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/\(login)")
    let judged = try tracker.store().changes(since: "HEAD").judge()
    #expect(judged.count == 1)
    #expect(judged.diagnostics.map(\.rule) == ["reference-unknown"])
  }

  @Test func `a comment is judged as a comment`() throws {
    let tracker = try branched()
    let path = ".issues/BUG-001-login-crashes/comments/20261121T050200Z-ada-3f2a.md"
    try tracker.repository.write(path, "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1\n")
    let judged = try tracker.store().changes(since: "main").judge()
    #expect(judged.diagnostics.map(\.rule) == ["secret-leaked"])
    #expect(judged.diagnostics.map(\.path) == [path])
  }

  @Test func `a link in place of the folder is judged`() throws {
    let tracker = try branched()
    let folder = "\(tracker.repository.path)/.issues"
    try FileManager.default.moveItem(atPath: folder, toPath: tracker.repository.sibling("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: folder, withDestinationPath: tracker.repository.sibling("elsewhere"))
    let judged = try tracker.store().changes(since: "main").judge()
    #expect(judged.diagnostics.map(\.rule) == ["not-a-regular-file"])
  }

  @Test func `a bare repository is judged by its branch`() throws {
    let tracker = try branched()
    let bare = tracker.repository.sibling("bare")
    try tracker.repository.git("clone", "--quiet", "--bare", tracker.repository.path, bare)
    #expect(try paths(tracker.store(in: bare, reference: "main").changes(since: "topic")) == [export])
    #expect(try paths(tracker.store(in: bare).changes(in: "topic..main")) == [export])
  }
}
