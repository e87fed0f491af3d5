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

  static func unmarked(_ line: some StringProtocol) -> String { String(unmarkedPart(of: Substring(line))) }

  static func unmarkedPart(of line: Substring) -> Substring {
    let trimmed = line.trimmedPart
    let (marks, first) = trimmed.withBytes { bytes in
      let marks = lengthOfMarks(bytes)
      return (marks, marks < bytes.count ? bytes[marks] : 0)
    }
    var text = trimmed.part(marks..<trimmed.utf8.count)
    if first == UInt8(ascii: "/"), text.hasPrefix("// ") {
      text = text.dropFirst(3)
    } else if marks == 0, mayStartText(first) {
      return trimmed
    }
    if text.utf8.first == UInt8(ascii: "[") {
      for box in ["[ ] ", "[x] ", "[X] "] where text.hasPrefix(box) { text = text.dropFirst(box.count) }
    }
    return unnumbered(text).trimmedPart
  }

  /// Whether a byte can be the first of what has no box and no number before it.
  private static func mayStartText(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: "[") && !(0x30...0x39).contains(byte)
  }

  /// How many bytes the marks of lists, quotes and headings take that a line starts with.
  private static func lengthOfMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = 0
    while start < bytes.count, signs.contains(bytes[start]) {
      let isAlways = bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: ">")
      guard isAlways || start + 1 == bytes.count || bytes[start + 1] == 0x20 else { break }
      start += 1
      while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    }
    return start
  }

  private static let signs = ByteSet("-*+>#")

  /// Without a number of at most three digits and the mark behind it.
  private static func unnumbered(_ text: Substring) -> Substring {
    guard let first = text.utf8.first, first >= 0x80 || (0x30...0x39).contains(first) else { return text }
    if let length = text.withBytes(lengthOfNumber) { return text.part(length..<text.utf8.count) }
    let digits = text.prefix { $0.isNumber }
    guard !digits.isEmpty, digits.count <= 3 else { return text }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first, ".):、．".contains(mark),
      rest.count == 1 || rest.dropFirst().first == " " || mark == "、"
    else { return text }
    return rest.dropFirst()
  }

  /// How many bytes such a number and its mark take; nil where what is beyond ASCII may change what they are.
  private static func lengthOfNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let end = bytes.firstIndex(where: { !(0x30...0x39).contains($0) }) else { return 0 }
    guard end > 0, bytes[end...].prefix(3).allSatisfy({ $0 < 0x80 }) else { return nil }
    let isNumber = end <= 3 && ".):".utf8.contains(bytes[end]) && (end + 1 == bytes.count || bytes[end + 1] == 0x20)
    return isNumber ? end + 1 : 0
  }

  /// The name and the value of a line such as `OS: Debian 12`, `OS => Debian 12` or `OS：Debian 12`.
  ///
  /// A hint behind the name, as in `OS (e.g. Windows): Debian 12`, is part of neither.
  static func labelled(_ text: String) -> (label: Substring, value: Substring)? {
    // `：` starts with EF.
    guard text.withBytes({ $0.has(UInt8(ascii: ":")) || $0.has(UInt8(ascii: "=")) || $0.has(0xEF) }) else {
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
