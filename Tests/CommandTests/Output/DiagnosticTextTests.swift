import Testing

@testable import git_issue

struct DiagnosticTextTests {
  private static func snippet(
    _ source: String?, _ column: Int, _ endColumn: Int?, line: Int = 12, message: String = "say how",
    help: String? = nil
  ) -> CaretSnippet {
    CaretSnippet(
      path: ".issues/BUG-001-x.md", line: line, column: column, endColumn: endColumn, level: .error,
      rule: "steps-missing", message: message, sourceLine: source, help: help)
  }

  private static func text(_ snippet: CaretSnippet, width: Int = 80) -> String {
    DiagnosticText(width: width, style: Style(.plain)).lines(snippet).joined(separator: "\n")
  }

  /// The source line and the caret line.
  private static func block(_ source: String, _ column: Int, _ endColumn: Int?, width: Int = 80) -> [String] {
    Array(DiagnosticText(width: width, style: Style(.plain)).lines(snippet(source, column, endColumn))[1...2])
  }

  @Test func `shows where, what, the line and the way out`() {
    let snippet = Self.snippet(
      "## Steps to Reproduce", 1, 22, message: "say how to make it happen",
      help: "write one step a line, for example `1. Open the login page`")
    #expect(
      Self.text(snippet) == """
        .issues/BUG-001-x.md:12:1: error[steps-missing]: say how to make it happen
        12 | ## Steps to Reproduce
           | ^^^^^^^^^^^^^^^^^^^^^
           help: write one step a line, for example `1. Open the login page`
        """)
  }

  @Test func `has no carets without a line`() {
    #expect(
      Self.text(Self.snippet(nil, 1, nil, line: 1, help: "replace it\nby a file")) == """
        .issues/BUG-001-x.md:1:1: error[steps-missing]: say how
          help: replace it
                by a file
        """)
  }

  @Test(
    arguments: [
      ("status: opne\n", 9, 13, "status: opne", "        ^^^^"),
      ("status: opne\r\n", 9, nil, "status: opne", "        ^^^^"),
      ("status:", 8, 8, "status:", "       ^"),
      ("status:", 99, 100, "status:", "       ^"),
      ("a b", 2, 2, "a b", " ^"),
      ("a b", 2, 1, "a b", " ^"),
      ("\tx: y", 2, 3, "    x: y", "    ^"),
      ("ab\tx", 4, 5, "ab  x", "    ^"),
      ("ab\tx", 3, 4, "ab  x", "  ^^"),
      ("日本: x", 1, 3, "日本: x", "^^^^"),
      ("日本: x", 5, 6, "日本: x", "      ^"),
      ("e\u{301}: x", 4, 5, "e\u{301}: x", "  ^"),
      ("👩‍💻 x", 5, 6, "👩‍💻 x", "   ^"),
      ("👩‍💻 x", 2, 3, "👩‍💻 x", "^^"),
      ("\u{1B}[31m x", 7, 8, "^[[31m x", "       ^"),
      ("\u{202E}x", 2, 3, "<U+202E>x", "        ^"),
    ] as [(String, Int, Int?, String, String)])
  func `puts the carets under the fault`(
    source: String, column: Int, endColumn: Int?, shown: String, carets: String
  ) {
    #expect(Self.block(source, column, endColumn) == ["12 | \(shown)", "   | \(carets)"])
  }

  @Test func `marks an empty line without a blank at its end`() {
    #expect(Self.block("", 1, nil) == ["12 |", "   | ^"])
  }

  @Test(arguments: [
    (1, 5, "12 | abcdefghijklmnopqrstuvwx…", "   | ^^^^"),
    (27, 29, "12 | …qrstuvwxyz0123456789ABC…", "   |            ^^"),
    (60, 63, "12 | …CDEFGHIJKLMNOPQRSTUVWXYZ", "   |                       ^^^"),
    (10, 60, "12 | …hijklmnopqrstuvwxyz0123…", "   |    ^^^^^^^^^^^^^^^^^^^^^"),
  ])
  func `cuts a long line around the fault`(column: Int, endColumn: Int, source: String, carets: String) {
    let line = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    #expect(Self.block(line, column, endColumn, width: 30) == [source, carets])
  }

  @Test(arguments: 20...200)
  func `keeps the line and its carets within any width`(width: Int) {
    let line = String(repeating: "a\t日e\u{301}👩‍💻\u{1B}", count: 30)
    for column in stride(from: 1, through: line.unicodeScalars.count, by: 11) {
      let block = Self.block(line, column, column + 2, width: width)
      #expect(block.allSatisfy { TerminalText($0).width <= max(width, 21) })
      #expect(block[1].contains("^"))
    }
  }

  @Test func `obeys nothing that the text says`() {
    let hostile = CaretSnippet(
      path: "\u{1B}[2J.md", line: 1, column: 1, endColumn: nil, level: .warning, rule: "a\u{7}", message: "b\r",
      sourceLine: "c\u{9B}", help: "d\u{202E}")
    #expect(
      Self.text(hostile) == """
        ^[[2J.md:1:1: warning[a^G]: b^M
        1 | c<U+009B>
          | ^^^^^^^^^
          help: d<U+202E>
        """)
  }

  @Test func `paints the place, the level, the carets and the help`() {
    let lines = DiagnosticText(width: 80, style: Style(.colored)).lines(Self.snippet("ab", 1, 2, line: 1, help: "c"))
    #expect(
      lines == [
        "\u{1B}[1m.issues/BUG-001-x.md:1:1:\u{1B}[m \u{1B}[1;31merror[steps-missing]:\u{1B}[m say how",
        "\u{1B}[2m1 |\u{1B}[m ab",
        "  \u{1B}[2m|\u{1B}[m \u{1B}[1;32m^\u{1B}[m",
        "  \u{1B}[1;36mhelp:\u{1B}[m c",
      ])
  }
}
