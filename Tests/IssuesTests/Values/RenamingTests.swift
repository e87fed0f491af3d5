import Testing

@testable import Issues

/// References that follow an issue to its new id.
struct RenamingTests {
  private let renaming = Renaming(
    from: IssueID(prefix: "BUG", number: 1), at: ".issues/BUG-001-login.md", to: IssueID(prefix: "BUG", number: 12),
    at: ".issues/BUG-012-login.md")

  private func renamed(_ text: String) -> String {
    Document(body: Array(text.utf8)).renaming([renaming], where: { _ in true }).text
  }

  @Test(arguments: [
    ("BUG-001", "BUG-012"), ("see bug-1, and Bug-0001.", "see BUG-012, and BUG-012."), ("(BUG-1)", "(BUG-012)"),
    ("[a](BUG-001-login/attachments/a.png)", "[a](BUG-012-login/attachments/a.png)"),
    (".issues/BUG-001-login.md", ".issues/BUG-012-login.md"), ("#BUG-1\r\nBUG-1", "#BUG-012\r\nBUG-012"),
  ]) func `a mention follows`(_ text: String, _ expected: String) {
    #expect(renamed(text) == expected)
  }

  @Test(arguments: [
    "BUG-10", "BUG-0012", "DEBUG-1", "BUG-1x", "BUG-1_2", "BUG-001-logout", "BUG-1-2", "XBUG-001-login", "éBUG-1",
    "https://example.org/browse/BUG-1", "BUG-", "BUG", "",
  ]) func `what only looks like one stays`(_ text: String) {
    #expect(renamed(text) == text)
  }

  @Test func `of the fields, related alone follows`() {
    let fields = "---\nid: BUG-001\ntitle: Like BUG-1\nrelated: [BUG-001, BUG-002]\nformerly: BUG-001\n---\nBUG-1\n"
    let renamed = Document(fields).renaming([renaming], where: { _ in true })
    #expect(
      renamed.text
        == "---\nid: BUG-001\ntitle: Like BUG-1\nrelated: [BUG-012, BUG-002]\nformerly: BUG-001\n---\nBUG-012\n")
  }

  @Test func `a line that is another's stays`() {
    let document = Document("---\nrelated:\n  - BUG-001\n---\nMine: BUG-1\nTheirs: BUG-1\n")
    let renamed = document.renaming([renaming]) { String(decoding: $0, as: UTF8.self).hasPrefix("Mine") }
    #expect(renamed.text == "---\nrelated:\n  - BUG-001\n---\nMine: BUG-012\nTheirs: BUG-1\n")
  }

  @Test func `the issue itself says what it was called`() {
    let document = Document("---\nid: bug-1\ntitle: Login\n---\n").renumbered(from: renaming.old, to: renaming.new)
    #expect(document.text == "---\nid: BUG-012\ntitle: Login\nformerly:\n  - BUG-001\n---\n")
  }
}
