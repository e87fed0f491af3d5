/// A source line made safe, and the columns of the terminal that its fault takes.
struct CaretLine {
  /// The carets under a line.
  struct Carets: Equatable {
    /// The blanks before them.
    let indent: String
    /// At least one `^`.
    let marks: String
  }

  /// A character of the source as it is shown.
  private struct Piece {
    let text: String
    /// The first column it takes, from 0.
    let start: Int
    let width: Int
    var end: Int { start + width }
  }

  /// The distance of tab stops, which is not worth more of the line.
  private static let tab = 4

  private let pieces: [Piece]
  private let width: Int
  private let caret: Range<Int>

  /// - Parameters:
  ///   - line: The line, with or without its end.
  ///   - column: Where the fault starts, in Unicode scalars, from 1.
  ///   - endColumn: The column after the fault, or nil for the end of the line.
  init(_ line: String, from column: Int, to endColumn: Int?) {
    var pieces: [Piece] = []
    var width = 0
    var scalar = 1
    var caret: Range<Int>?
    let last = max(column, (endColumn ?? Int.max) - 1)
    for character in line.last == "\n" || line.last == "\r\n" ? line.dropLast() : line[...] {
      let text = Self.shown(character, at: width)
      let piece = Piece(text: text.description, start: width, width: text.width)
      let scalars = scalar..<(scalar + character.unicodeScalars.count)
      if scalars.lowerBound <= last, column < scalars.upperBound {
        caret = (caret?.lowerBound ?? piece.start)..<piece.end
      }
      pieces.append(piece)
      width = piece.end
      scalar = scalars.upperBound
    }
    self.pieces = pieces
    self.width = width
    // A fault at the end of a line, where something is missing, is marked after it.
    let found = caret ?? width..<width
    self.caret = found.lowerBound..<max(found.upperBound, found.lowerBound + 1)
  }

  /// The line and its carets in at most so many columns, though not in fewer than 16.
  ///
  /// A longer line shows what surrounds the start of the fault, with `…` where it is cut.
  func cut(to columns: Int) -> (source: String, carets: Carets) {
    let window = window(max(16, columns))
    let isCutBefore = window.lowerBound > 0
    let isCutAfter = window.upperBound < width
    let kept = pieces.filter { $0.start >= window.lowerBound && $0.end <= window.upperBound }
    let first = kept.first?.start ?? window.lowerBound
    let shift = (isCutBefore ? 1 : 0) - first
    let source = (isCutBefore ? "…" : "") + kept.map(\.text).joined() + (isCutAfter ? "…" : "")

    let start = max(caret.lowerBound, first)
    let end = min(caret.upperBound, max(kept.last?.end ?? 0, start + 1))
    let carets = Carets(
      indent: String(repeating: " ", count: start + shift),
      marks: String(repeating: "^", count: max(1, end - start)))
    return (source, carets)
  }

  /// The columns of the line that are shown, leaving one for each `…`.
  private func window(_ columns: Int) -> Range<Int> {
    // The carets may stand after the line.
    let whole = max(width, caret.upperBound)
    if whole <= columns { return 0..<whole }
    if caret.upperBound <= columns - 1 { return 0..<(columns - 1) }
    let room = columns - 2
    let context = max(0, room - caret.count) / 2
    let start = max(0, caret.lowerBound - max(context, room / 8))
    if start + room + 1 >= whole { return (whole - room - 1)..<whole }
    return start == 0 ? 0..<(columns - 1) : start..<(start + room)
  }

  private static func shown(_ character: Character, at column: Int) -> TerminalText {
    guard character == "\t" else { return TerminalText(String(character)) }
    return TerminalText(String(repeating: " ", count: tab - column % tab))
  }
}
