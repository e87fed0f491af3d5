/// Shows faults to people: where and what, the line with carets under the fault, and how to put it right.
///
///     .issues/BUG-001-x.md:12:1: error[steps-missing]: say how to make it happen
///     12 | ## Steps to Reproduce
///        | ^^^^^^^^^^^^^^^^^^^^^
///        help: write one step a line, for example `1. Open the login page`
struct DiagnosticText {
  private let width: Int
  private let style: Style

  /// - Parameter width: The columns that the source line and its carets may fill. The other lines are not cut, so that
  ///   no advice is lost.
  init(width: Int, style: Style) {
    self.width = width
    self.style = style
  }

  /// The lines of the block.
  func lines(_ snippet: CaretSnippet) -> [String] {
    let number = String(snippet.line)
    let margin = String(repeating: " ", count: number.count + 1)
    return [headline(snippet)] + source(snippet, number: number, margin: margin) + help(snippet, margin: margin)
  }

  private func headline(_ snippet: CaretSnippet) -> String {
    let place = TerminalText("\(snippet.path):\(snippet.line):\(snippet.column):")
    let level = TerminalText("\(snippet.level.rawValue)[\(snippet.rule)]:")
    let message = TerminalText(snippet.message)
    return [
      style.paint(place, as: .bold), style.paint(level, as: snippet.level == .error ? .error : .warning),
      style.paint(message, as: nil),
    ].joined(separator: " ")
  }

  private func source(_ snippet: CaretSnippet, number: String, margin: String) -> [String] {
    guard let text = snippet.sourceLine else { return [] }
    let line = CaretLine(text, from: snippet.column, to: snippet.endColumn)
    let (source, carets) = line.cut(to: width - margin.count - 2)
    return [
      style.paint(TerminalText("\(number) |"), as: .dim) + (source.isEmpty ? "" : " \(source)"),
      margin + style.paint(TerminalText("|"), as: .dim) + " " + carets.indent
        + style.paint(TerminalText(carets.marks), as: .caret),
    ]
  }

  private func help(_ snippet: CaretSnippet, margin: String) -> [String] {
    guard let help = snippet.help else { return [] }
    let label = "help: "
    let indent = margin + String(repeating: " ", count: label.count)
    return help.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let text = style.paint(TerminalText(line), as: nil)
      if index == 0 { return margin + style.paint(TerminalText("help:"), as: .help) + " " + text }
      return text.isEmpty ? "" : indent + text
    }
  }
}
