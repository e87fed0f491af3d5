internal import Issues

/// Entries of the knowledge base, for people.
struct KnownListing {
  private let entries: [KnowledgeBase.Entry]

  init(_ entries: [KnowledgeBase.Entry]) { self.entries = entries }

  /// One line an entry.
  func table(_ console: Console) -> [String] {
    guard !entries.isEmpty else { return [] }
    let columns = [
      Table.Column(title: TerminalText("Area"), importance: 3),
      Table.Column(title: TerminalText("Issue"), importance: 4),
      Table.Column(title: TerminalText("Cause"), importance: 1),
      Table.Column(title: TerminalText("Solution"), sizing: .flexible(minimum: 20), importance: 2),
    ]
    let rows = entries.map(\.known).map { known in
      [known.area, known.issue, known.cause, known.solution].enumerated().map { index, text in
        Table.Cell(text: TerminalText(Self.line(text)), role: index == 0 ? .dim : nil)
      }
    }
    return Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: console.style)
  }

  /// The entries in full.
  func pages(_ style: Style) -> [String] {
    entries.enumerated().flatMap { index, entry -> [String] in
      let known = entry.known
      let area = known.area.isEmpty ? "" : " (\(known.area))"
      return (index == 0 ? [] : [""])
        + [style.paint(TerminalText("\(known.issue)\(area)"), as: .bold)]
        + Self.lines("Cause", known.cause, style) + Self.lines("Solution", known.solution, style)
        + ["  " + style.paint(TerminalText(entry.path), as: .dim)]
    }
  }

  private static func lines(_ name: String, _ text: String, _ style: Style) -> [String] {
    guard !text.isEmpty else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText($0).description }
    let label = "  " + style.paint(TerminalText("\(name):"), as: .help)
    if lines.count == 1 { return ["\(label) \(lines[0])"] }
    return [label] + lines.map { $0.isEmpty ? "" : "    \($0)" }
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
