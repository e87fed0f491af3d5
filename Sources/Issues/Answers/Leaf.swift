/// A line that a reader sees, and how it is written.
struct Leaf {
  enum Kind: Equatable {
    case text
    /// A line of a code block with this language.
    case code(language: String)
    /// A picture or a film.
    case image
  }

  var text: String
  var kind = Kind.text
  /// Whether it stands in an item of a list, and whether that list is numbered.
  var isItem = false
  var isNumbered = false
  /// Whether it stands behind a box, and whether that box is ticked.
  var isBox = false
  var isTicked = false
  var isQuoted = false
  /// Whether all of its paragraph is emphasised.
  var isEmphasis = false
  var hasCode = false
  /// Whether some inline code is a command with arguments, or a call.
  var hasCommand = false
  var hasLink = false

  var isCode: Bool { if case .code = kind { true } else { false } }

  /// The lines of some blocks, without headings, HTML comments and what only separates.
  static func leaves(of blocks: [MarkdownBlock]) -> [Leaf] {
    var leaves: [Leaf] = []
    for block in blocks { Leaf(text: "").collect(block, &leaves) }
    return leaves
  }

  private func collect(_ block: MarkdownBlock, _ leaves: inout [Leaf]) {
    var leaf = self
    switch block.kind {
    case .heading, .thematicBreak: return
    case .paragraph where block.inlines.contains(.onlyBold): return
    case .paragraph, .cell, .html:
      leaf.isEmphasis = block.inlines.contains(.onlyEmphasis)
      leaf.hasCode = block.inlines.contains(.code)
      leaf.hasCommand = block.inlines.contains(.command)
      leaf.hasLink = block.inlines.contains(.link)
      leaf.add(block.text, to: &leaves)
      if block.inlines.contains(.image) { leaves.append(Leaf(text: "image shown", kind: .image)) }
    case .code:
      leaf.kind = .code(language: block.language ?? "")
      leaf.add(block.text, to: &leaves)
    case .table:
      // The header names columns; what is answered stands below it.
      for row in block.children.dropFirst() { collect(row, &leaves) }
    case .row where block.children.count == 2:
      // A name and its value.
      leaf.hasCode = block.children.contains { $0.inlines.contains(.code) }
      leaf.add(block.children.map { Self.line($0.text) }.joined(separator: ": "), to: &leaves)
    case .item(let isChecked):
      leaf.isItem = true
      leaf.isBox = isChecked != nil
      leaf.isTicked = isChecked == true
      for child in block.children { leaf.collect(child, &leaves) }
    case .list(let isOrdered):
      leaf.isNumbered = isOrdered
      for child in block.children { leaf.collect(child, &leaves) }
    case .quote:
      leaf.isQuoted = true
      for child in block.children { leaf.collect(child, &leaves) }
    case .row: for child in block.children { leaf.collect(child, &leaves) }
    }
  }

  private func add(_ text: String, to leaves: inout [Leaf]) {
    for line in text.filledLines {
      var leaf = self
      leaf.text = String(line)
      leaves.append(leaf)
    }
  }

  private static func line(_ text: String) -> String { text.filledLines.joined(separator: " ") }
}

extension Leaf {
  /// The text without a list mark, a box or a number that it starts with.
  var unmarked: String { Self.unmarked(text) }

  static func unmarked(_ line: some StringProtocol) -> String {
    let trimmed = line.trimmed
    var marks = Substring(trimmed).utf8
    while let first = marks.first, "-*+>#".utf8.contains(first) {
      let next = marks.dropFirst().first
      guard next == nil || next == 0x20 || first == UInt8(ascii: "#") || first == UInt8(ascii: ">") else { break }
      marks = marks.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    }
    var text = Substring(marks)
    if text.hasPrefix("// ") { text = text.dropFirst(3) }
    if text.utf8.first == UInt8(ascii: "[") {
      for box in ["[ ] ", "[x] ", "[X] "] where text.hasPrefix(box) { text = text.dropFirst(box.count) }
    }
    guard let first = text.utf8.first, first >= 0x80 || (0x30...0x39).contains(first) else { return text.trimmed }
    let digits = text.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count <= 3 {
      let rest = text.dropFirst(digits.count)
      if let mark = rest.first, ".):、．".contains(mark),
        rest.count == 1 || rest.dropFirst().first == " " || mark == "、"
      {
        text = rest.dropFirst()
      }
    }
    return text.trimmed
  }

  /// The name and the value of a line such as `OS: Debian 12`, `OS => Debian 12` or `OS：Debian 12`.
  ///
  /// A hint behind the name, as in `OS (e.g. Windows): Debian 12`, is part of neither.
  static func labelled(_ text: String) -> (label: Substring, value: Substring)? {
    // `：` starts with EF.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") || $0 == 0xEF }) else {
      return nil
    }
    // The colon of `C:\` and `https://` separates nothing.
    var depth = 0
    var index = text.startIndex
    var count = 0
    var isAfterNumber = false
    while index < text.endIndex, count < 200 {
      let character = text[index]
      let next = text.index(after: index)
      switch character {
      case "(", "[", "（": depth += 1
      case ")", "]", "）": depth = max(0, depth - 1)
      // That of `07:40` separates nothing either.
      case ":" where depth == 0 && next < text.endIndex && text[next].isNumber && isAfterNumber:
        break
      case ":" where depth == 0 && (next == text.endIndex || text[next] != "/" && text[next] != "\\"),
        "：" where depth == 0:
        return (text[..<index], text[next...].drop { $0 == ":" })
      case "=" where depth == 0 && next < text.endIndex && text[next] == ">":
        return (text[..<index], text[text.index(after: next)...])
      default: break
      }
      isAfterNumber = character.isNumber
      index = next
      count += 1
    }
    return nil
  }
}
