import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// Texts of files that are sent back with plain line ends.
struct MendingTests {
  private static let path = ".issues/BUG-001-login-crashes.md"

  private func edited(_ old: String, _ new: String) throws -> String {
    let tracker = try Tracker()
    try tracker.repository.write(Self.path, old)
    let text = try tracker.store().current().text(at: Self.path)
    return String(decoding: text.edited(new), as: UTF8.self)
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nb\nc\n", "a\nb\nc\n"), ("a\r\nb\r\nc\r\n", "a\nb\nc\n", "a\r\nb\r\nc\r\n"),
    ("a\r\nb\r\nc\r\n", "a\nx\ny\nc\n", "a\r\nx\r\ny\r\nc\r\n"), ("a\r\nb\nc\r\n", "a\nb\nx\n", "a\r\nb\nx\r\n"),
    ("a\r\nb\nc\r\n", "x\nb\nc\n", "x\r\nb\nc\r\n"), ("a\nb\r\nc\n", "a\nx\nb\nc\n", "a\nx\nb\r\nc\n"),
    ("a\r\nb", "a\nb\nc", "a\r\nb\r\nc"), ("a\nb\n", "", ""), ("a\r\na\r\na\r\n", "a\na\n", "a\r\na\r\n"),
    ("a\nb", "a\nb\n", "a\nb\n"), ("", "a\n", "a\n"),
  ])
  func `lines that are not changed keep their ends`(old: String, new: String, expected: String) throws {
    #expect(try edited(old, new).utf8.elementsEqual(expected.utf8))
  }
}
