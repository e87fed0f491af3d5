import Testing

@testable import Issues

@Suite struct `Limits of Markdown` {
  struct Body: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    init(_ name: String, _ text: String) { (testDescription, self.text) = (name, text) }
  }

  static let honest = [
    Body("a fenced table of MySQL", "```\n+\(repeating("-", 120))+\n\(repeating("| a | b |\n", 20_000))```\n"),
    Body("a table of MySQL without a fence", "+\(repeating("-", 120))+\n\(repeating("| a | b |\n", 20_000))"),
    Body("a fenced log with levels in brackets", "```log\n\(repeating("[INFO] [main] started\n", 3_000))```\n"),
    Body("a log with levels in brackets", repeating("[INFO] [main] started\n", 3_000)),
    Body("a long task list", repeating("- [ ] step\n", 3_000)),
    Body("dashes without a blank", repeating("-", 500) + "\n" + repeating("+", 500)),
    Body("a thematic break", repeating("- ", 300)),
    Body("a fenced banner", "Output:\n\n```\n\(repeating(">", 300))\n```\n"),
    Body("a fenced banner behind HTML", "<details>\n\n```\n\(repeating(">", 300))\n```\n\n</details>\n"),
    Body("a fenced banner behind a comment", "<!-- a\n\nb -->\n```\n\(repeating(">", 300))\n```\n"),
    Body("an indented banner", "Output:\n\n    \(repeating(">", 300))\n"),
    Body("a list and its paragraphs", repeating("- one\n\n  more of it\n  - two\n\n    more\n\n", 2_000)),
    Body("a large table", "| a | b |\n|---|---|\n\(repeating("| - | 12 |\n", 20_000))"),
  ]

  @Test(arguments: honest) func `leave what people paste alone`(_ body: Body) {
    #expect(MarkdownLimits.excess(Array(body.text.utf8)) == nil)
  }

  static let hostile = [
    Body("quotes", repeating(">", 101)),
    Body("bullets", repeating("- ", 101) + "a"),
    Body("bullets of every kind", repeating("- + * ", 34) + "a"),
    Body("numbers", repeating("1. ", 60_000)),
    Body("numbers with parentheses", repeating("1) ", 101) + "a"),
    Body(
      "lists that grow line by line", (0..<11).map { repeating(" ", 20 * $0) + repeating("- ", 10) + "a\n" }.joined()),
    Body("lists with many lines", repeating("- ", 100) + "a" + repeating("\n", 160_000)),
    Body("marks without end", repeating(repeating("- ", 50) + "a\n", 3_100)),
    Body("images inside each other", repeating("![[]()", 400)),
    Body("a wide table", repeating("a|", 300) + "\n" + repeating("-|", 300) + "\n" + repeating("a\n", 1_000)),
    Body("many tables", repeating(repeating("a|", 300) + "\n" + repeating("-|", 300) + "\n\n", 200)),
    Body("a header of many cells", repeating("a|", 20_000) + "\n" + repeating("-|", 20_000)),
    Body("headers over headers", repeating("a\n-|-\n", 2_500)),
    Body("quotes behind a carriage return", "a\r" + repeating(">", 101)),
    Body("quotes behind a fence that is none", "<pre>\n```\n</pre>\n" + repeating(">", 101)),
    Body("quotes behind a fence in a comment", "<!--\n```\n-->\n" + repeating(">", 101)),
    Body("quotes behind a fence that its list ends", "- a\n\n  ```\n" + repeating(">", 101)),
    Body("quotes behind a fence that its item ends", "- ```\n" + repeating(">", 101)),
    Body("quotes behind indented text like a fence", "a\n\n    ```\n" + repeating(">", 101)),
    Body("quotes behind a byte order mark and a fence", "\u{FEFF}```\n```\n" + repeating(">", 101)),
  ]

  @Test(arguments: hostile) func `refuse what cmark-gfm cannot read in time`(_ body: Body) {
    #expect(MarkdownLimits.excess(Array(body.text.utf8)) != nil)
  }

  @Test func `say where the excess starts`() throws {
    let excess = try #require(MarkdownLimits.excess(Array("a\n\n\(repeating(">", 101))".utf8)))
    #expect(excess.offset == 3)
  }

  @Test(arguments: ["- ", "1. ", ">", "|", "![", "`", "<", "a\n-|-\n", "- * _ ", " ", "\n", "\r"])
  func `are found in linear time`(_ part: String) {
    expectLinear(2_000 / part.utf8.count) { count in
      _ = MarkdownLimits.excess(Array("x \(repeating(part, count))".utf8))
    }
  }
}

func repeating(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
