/// The body of a report, cut at its headings into what can be merged apart.
struct SectionPieces {
  struct Key: Hashable {
    /// Without regard to case; empty for what stands before the first heading.
    let title: String
    /// Which of those with the same title.
    let number: Int
  }
  struct Piece {
    let key: Key
    /// The heading, if it has one, and what stands under it.
    let lines: [TextLine]
    /// How many of the lines are the heading.
    let headingCount: Int
    /// The blank lines between it and what follows.
    let gap: [TextLine]
  }

  let pieces: [Piece]

  /// - Parameter level: Deeper headings belong to the section that they are in.
  init(_ body: TextLine, headings: [Outline.Section], level: Int) {
    let lines = TextLine.lines(of: body)
    var counts: [String: Int] = [:]
    var pieces: [Piece] = []
    var cuts = [(title: "", line: 0, headingCount: 0)]
    for heading in headings where heading.level <= level {
      let line = min(heading.headingLines.lowerBound - 1, lines.count)
      cuts.append((heading.title.lowercased(), line, heading.headingLines.count))
    }
    for (index, cut) in cuts.enumerated() {
      let end = index + 1 < cuts.count ? cuts[index + 1].line : lines.count
      let number = counts[cut.title, default: 0]
      counts[cut.title] = number + 1
      let text = lines[cut.line..<max(cut.line, end)]
      let gap = text.reversed().prefix(while: \.isBlankLine).count
      pieces.append(
        Piece(
          key: Key(title: cut.title, number: number), lines: Array(text.dropLast(gap)), headingCount: cut.headingCount,
          gap: Array(text.suffix(gap))))
    }
    self.pieces = pieces
  }

  private init(_ pieces: [Piece]) { self.pieces = pieces }

  /// The same pieces, some under the key that they had in another version.
  func identified(by keys: [Key: Key]) -> SectionPieces {
    guard !keys.isEmpty else { return self }
    return SectionPieces(
      pieces.map { piece in
        Piece(
          key: keys[piece.key] ?? piece.key, lines: piece.lines, headingCount: piece.headingCount, gap: piece.gap)
      })
  }

  /// How often each title stands over a piece.
  var titles: [String: Int] {
    var counts: [String: Int] = [:]
    for piece in pieces where piece.headingCount > 0 { counts[piece.key.title, default: 0] += 1 }
    return counts
  }

  subscript(key: Key) -> Piece? { pieces.first { $0.key == key } }

  var keys: [Key] { pieces.map(\.key) }

  /// What the text ends with.
  var end: [TextLine] { pieces.last?.gap ?? [] }

  /// The blank lines behind a section that others follow.
  func gap(behind key: Key) -> [TextLine]? { pieces.last?.key == key ? nil : self[key]?.gap }
}
