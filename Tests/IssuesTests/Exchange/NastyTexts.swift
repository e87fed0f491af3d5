/// Random texts made of what Markdown, and a document that is written in it, could take for something of its own.
struct NastyTexts {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

  private static let lines = [
    "", "", "plain words", "a | pipe | here", "| a | b |", "|---|---|", "### BUG-002: not an entry", "## Bug Summary",
    "# Title", "#### Deeper", "**Status**: Fixed", "**Description**:", "**Environment**:", "**Bold** words",
    "**Alone**",
    "- Status: Open", "- **Severity**: Low", "> **Status**: quoted", "---", "***", "===", "- - -", "```", "```swift",
    "~~~", "````", "  ```", "- ```", "    indented code", "<!-- comment", "-->", "<!-- whole -->", "<details>",
    "</details>",
    "<pre>", "</pre>", "<script>", "\\# escaped", "\\\\## twice", "\\---", "\\**Status**: x", "\\", "1. one",
    "   - nested",
    "text with `code`", "C:\\path\\", "Comment by Ada at 2026-01-01T00:00:00Z", "[link]: http://example.org",
    "**Full width**：value", "### 状态: 开", "<?php", "<![CDATA[", "#", "##", "# #", "* item", "+ item", "> quote",
    "**Steps to Reproduce**", "Setext", "---\n\n### BUG-003: after a rule", "- OS: Debian", "\t# tab",
  ]

  mutating func text() -> String {
    (0...number(below: 8)).map { _ in pick(Self.lines) }.joined(separator: "\n")
  }

  private static let words = [
    "Crash", "a | b", "#1", "`x`", ": colon", "— dash", "✅", "(FIXED)", "**bold**", "[Bug Title]", "BUG-9:", "\\", "#",
    "1.", "'quoted'", "\"double\"", "- x", "value", "é", "状态",
  ]

  mutating func line() -> String { (0...number(below: 3)).map { _ in pick(Self.words) }.joined(separator: " ") }
}
