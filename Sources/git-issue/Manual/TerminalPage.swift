/// A page laid out in lines for a terminal of a width, without `man`.
struct TerminalPage {
  private let style: Style
  private let width: Int
  /// How far the text stands from the left.
  private let margin: Int
  private(set) var lines: [String] = []
  /// Whether nothing stands there that what follows has to be parted from.
  private var isAtStart = true
  private var isBehindSynopsis = false

  /// - Parameter width: The terminal's columns. Beyond 100, lines are hard to read.
  init(_ blocks: [ManualBlock], width: Int, style: Style) {
    self.style = style
    self.width = max(20, min(width, 100))
    margin = width < 60 ? 2 : 4
    let introduction = blocks.prefix { if case .heading = $0 { false } else { true } }
    for block in introduction { add(block, at: 0) }
    for block in blocks.dropFirst(introduction.count) { add(block, at: margin) }
  }

  private mutating func add(_ block: ManualBlock, at indent: Int) {
    switch block {
    case .heading(let text, let level):
      part()
      lines.append(blanks(level == 1 ? 0 : margin / 2) + style.paint(TerminalText(text), as: .heading))
      isAtStart = true
    case .paragraph(let prose):
      part()
      add(style.isColored ? prose : prose.quoted, at: indent)
    case .synopsis(let prose):
      if !isBehindSynopsis { part() }
      add(prose, at: indent, then: indent + 4)
      isBehindSynopsis = true
      return
    case .entries(let entries):
      for entry in entries {
        part()
        add(entry.term, at: indent)
        addParts(entry.blocks, at: indent + 4)
        isAtStart = false
      }
    case .list(let points):
      for point in points {
        part()
        let start = lines.count
        addParts(point, at: indent + 2)
        lines[start] = blanks(indent) + "- " + lines[start].dropFirst(indent + 2)
      }
    case .table(let rows):
      part()
      let names = rows.map { TerminalText($0.name) }
      let column = (names.map(\.width).max() ?? 0) + 2
      for (name, row) in zip(names, rows) {
        let start = lines.count
        add(row.text, at: indent + column)
        let padding = blanks(column - name.width)
        lines[start] = blanks(indent) + style.paint(name, as: .bold) + padding + lines[start].dropFirst(indent + column)
      }
    case .code(let code):
      part()
      lines += code.map { $0.isEmpty ? "" : blanks(indent + 4) + TerminalText($0).description }
    case .place: break
    }
    isBehindSynopsis = false
  }

  /// Blocks of which the first follows at once.
  private mutating func addParts(_ blocks: [ManualBlock], at indent: Int) {
    isAtStart = true
    for block in blocks { add(block, at: indent) }
  }

  /// Parts what follows from what stands there.
  private mutating func part() {
    if !isAtStart { lines.append("") }
    isAtStart = false
  }

  private mutating func add(_ prose: Prose, at indent: Int, then rest: Int? = nil) {
    var line = blanks(indent)
    var (used, start) = (indent, indent)
    for word in Word.words(of: prose) {
      if used > start, used + 1 + word.width > width {
        lines.append(line)
        start = rest ?? indent
        (line, used) = (blanks(start), start)
      }
      line += (used > start ? " " : "") + word.painted(style)
      used += (used > start ? 1 : 0) + word.width
    }
    lines.append(line)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// What no line end stands in.
private struct Word {
  private var pieces: [(text: TerminalText, role: Style.Role?)] = []

  var width: Int { pieces.reduce(0) { $0 + $1.text.width } }

  func painted(_ style: Style) -> String { pieces.map { style.paint($0.text, as: $0.role) }.joined() }

  static func words(of prose: Prose) -> [Word] {
    var words: [Word] = []
    var word = Word()
    for span in prose.spans {
      let (text, role): (String, Style.Role?) =
        switch span {
        case .text(let text): (text, nil)
        case .code(let text): (text, .bold)
        case .page(let name, let section): ("\(name)(\(section))", .bold)
        }
      for (index, part) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          if !word.pieces.isEmpty { words.append(word) }
          word = Word()
        }
        let plain = part.replacing(String(Prose.fixedBlank), with: " ")
        if !part.isEmpty { word.pieces.append((TerminalText(plain), role)) }
      }
    }
    return word.pieces.isEmpty ? words : words + [word]
  }
}
