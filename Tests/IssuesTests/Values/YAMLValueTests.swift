import Testing

@testable import Issues

struct YAMLValueTests {
  private static let texts = [
    "", "plain", "it's", "a: b", "# no comment", "- x", "yes", "No", "null", "~", "1.5", "0123", "1:30", "2026-11-21",
    "2026-11-21 10:00:00", "=", "[x]", "{x}", "@you", "`code`", "%", " led", "trailed ", "tab\there", "a\r\nb",
    "bell\u{7}",
    "two\nlines", "two\nlines\n", "two\nlines\n\n", "\n", "\n\n", "\nled by a blank line", "  led by blanks\nlines\n",
    "\tled by a tab\nlines\n", "a\n   \nb\n", "a\n   ", "a\n\n\nb", "# a heading\n\n- a list\n", "🐞\nÄ\n漢字\n",
    "separator\u{2028}in\nit", "mark\u{FEFF}in\nit", "'quoted'\n\"twice\"\n", "--- \nx\n", "key: |\n  block\n",
    "...\nx\n",
  ]

  @Test(arguments: texts) func `a text reads back as it was`(_ text: String) throws {
    let value = YAMLValue.mapping([
      ("first", .text(text)),
      ("list", .list([.text(text), .mapping([("a", .text(text)), ("b", .list([.text(text)])), ("c", .text("x"))])])),
      ("last", .text(text)),
    ])
    let node = try #require(try YAMLNode.parse(Array(value.document.utf8), .lenient))
    #expect(node["first"]?.text == text, "\(value.document)")
    #expect(node["last"]?.text == text, "\(value.document)")
    let items = try #require(node["list"]?.items)
    #expect(items[0].text == text, "\(value.document)")
    #expect(items[1]["a"]?.text == text && items[1]["b"]?.items?[0].text == text && items[1]["c"]?.text == "x")
  }

  @Test func `what holds nothing, and what is no text, is written as such`() {
    let value = YAMLValue.mapping([("a", .list([])), ("b", .mapping([])), ("c", .bare("true")), ("d", .text("true"))])
    #expect(value.document == "a: []\nb: {}\nc: true\nd: 'true'\n")
  }
}
