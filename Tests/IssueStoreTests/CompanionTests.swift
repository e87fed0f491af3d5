import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// What stands beside the issues is judged wherever they are.
struct CompanionTests {
  private static let folder = ".issues/BUG-001-login-crashes"
  private static let comment = "\(folder)/comments/20261121T050200Z-ada-3f2a.md"

  /// An issue with a comment that holds a password, and a link among its attachments.
  private static func tracker() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.write(comment, "The password: hW7qrz2Lk9Xa\n")
    try tracker.repository.write("\(folder)/attachments/crash.log", "password: hW7qrz2Lk9Xa\n")
    try FileManager.default.createSymbolicLink(
      atPath: "\(tracker.repository.path)/\(folder)/attachments/passwd", withDestinationPath: "/etc/passwd")
    return tracker
  }

  @Test func `all of it is judged with all issues, and that of an issue with the issue`() throws {
    let tracker = try Self.tracker()
    let snapshot = try tracker.store().current()
    let checker = try Checker(snapshot)
    let all = try checker.checkCompanions()
    #expect(all.diagnostics.map(\.rule) == ["not-a-regular-file", "secret-leaked"])
    #expect(all.diagnostics.map(\.path) == ["\(Self.folder)/attachments/passwd", Self.comment])
    let id = IssueID(prefix: "BUG", number: 1)
    #expect(try checker.checkCompanions(of: snapshot.files(of: id)).diagnostics == all.diagnostics)
  }

  @Test func `a commit's is judged as well`() throws {
    let tracker = try Self.tracker()
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--no-verify", "--message", "comment")
    #expect(try Checker(tracker.store().snapshot(at: "HEAD")).checkCompanions().diagnostics.count == 2)
    #expect(try Checker(tracker.store().snapshot(at: "HEAD^")).checkCompanions().diagnostics == [])
  }

  @Test func `a comment that is named is no issue without front matter`() throws {
    let tracker = try Self.tracker()
    let snapshot = try tracker.store().current()
    let file = try #require(try snapshot.file(at: Self.comment))
    #expect(try Checker(snapshot).check([file]).diagnostics.map(\.rule) == ["secret-leaked"])
  }

  @Test func `a comment is not mended, nor called broken`() throws {
    let tracker = try Self.tracker()
    let store = try tracker.store()
    let snapshot = try store.current()
    let file = try #require(try snapshot.file(at: Self.comment))
    let fixed = try store.fix([file], .unsafe, with: Checker(snapshot), Tracker.session)
    #expect(fixed.paths == [])
    #expect(fixed.unread == [])
  }

  @Test func `a comment that is too large is named and not read`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.write(Self.comment, String(repeating: "It happens here too.\n", count: 60_000))
    let committed = try tracker.commitAll("comment")
    for snapshot in [try tracker.store().current(), try tracker.store().snapshot(at: committed)] {
      let issue = try snapshot.issue(IssueID(prefix: "BUG", number: 1))
      let comments = try snapshot.companions(of: issue).comments
      #expect(comments.map(\.text) == [nil])
      #expect(comments.map(\.shownText) == ["(too large to be shown: \(Self.comment))"])
      #expect(comments.map(\.author) == ["ada"])
      let exported = try snapshot.contents(of: [issue], today: try #require(CalendarDate("2026-11-21")))
      #expect(exported.unreadComments == [Self.comment])
      #expect(exported.reports.map(\.comments.count) == [0])
      #expect(try snapshot.conflicts(in: snapshot.companions(of: issue)).isEmpty)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a comment that may not be read is an error, and none without a text`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.write(Self.comment, "It happens here too.\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: "\(tracker.repository.path)/\(Self.comment)")
    let snapshot = try tracker.store().current()
    let issue = try snapshot.issue(IssueID(prefix: "BUG", number: 1))
    #expect(throws: StoreError.self) { try snapshot.companions(of: issue) }
    #expect(try Checker(snapshot).checkCompanions().diagnostics.map(\.rule) == ["not-a-regular-file"])
  }
}
