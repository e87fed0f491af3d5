/// What a line of a bug document looks like on its own, wherever it stands.
enum MarkdownShape: Equatable {
  case blank
  case heading(level: Int, text: String)
  /// `---`, `***`, `___`.
  case rule
  /// `**Label**: value`, `**Label:** value`, `**Label**`.
  case label(String, value: String)
  /// `- Label: value`, `- **Label**: value`, `> **Label**: value`, `> - Label: value`.
  case listed(String, value: String)
  case row([String])
  /// `Label: value` and nothing else to mark it.
  case plain(String, value: String)
  case text

  init(_ line: Substring) {
    let indent = line.utf8.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    guard let first = rest.utf8.first(where: { _ in true }), !rest.isBlank else {
      self = .blank
      return
    }
    self = .text
    // Deeper is code, or part of a list.
    guard indent <= 3 else { return }
    switch first {
    case UInt8(ascii: "#"):
      let level = rest.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      let text = rest.dropFirst(level)
      if level <= 6, text.isEmpty || text.first == " " || text.first == "\t" {
        self = .heading(level: level, text: text.trimmed)
      }
    case UInt8(ascii: "*"):
      if Self.isRule(rest) {
        self = .rule
      } else if let (label, value) = Self.label(rest) {
        self = .label(label, value: value)
      } else if rest.hasPrefix("* ") {
        self = Self.listed(rest.dropFirst(2))
      }
    case UInt8(ascii: "-"), UInt8(ascii: "_"):
      if Self.isRule(rest) { self = .rule } else if rest.hasPrefix("- ") { self = Self.listed(rest.dropFirst(2)) }
    case UInt8(ascii: ">"):
      let quoted = rest.dropFirst().drop { $0 == " " }
      self = Self.listed(quoted.hasPrefix("- ") ? quoted.dropFirst(2) : quoted)
    case UInt8(ascii: "|"): self = .row(Self.cells(rest))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "["): break
    default: if case .listed(let label, let value) = Self.listed(rest) { self = .plain(label, value: value) }
    }
  }

  private static func isRule(_ line: Substring) -> Bool {
    guard let mark = line.first, "-*_".contains(mark) else { return false }
    return line.count { $0 == mark } >= 3 && line.allSatisfy { $0 == mark || $0 == " " || $0 == "\t" }
  }

  private static func label(_ line: Substring) -> (label: String, value: String)? {
    guard line.hasPrefix("**"), let end = line.dropFirst(2).range(ofText: "**") else { return nil }
    let label = line.dropFirst(2)[..<end.lowerBound]
    let rest = line[end.upperBound...]
    guard label.count <= 80, !label.isBlank, !label.hasPrefix("*") else { return nil }
    if let last = label.trimmed.last, ":：".contains(last) {
      return (String(label.trimmed.dropLast()).trimmed, rest.trimmed)
    }
    let tail = rest.drop { $0 == " " }
    if let colon = tail.first, ":：".contains(colon) { return (label.trimmed, tail.dropFirst().trimmed) }
    return tail.isBlank ? (label.trimmed, "") : nil
  }

  static func listed(_ line: Substring) -> MarkdownShape {
    if let (label, value) = label(line) { return .listed(label, value: value) }
    // No label is as long as a line may be.
    guard let colon = line.prefix(41).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return .text }
    let label = line[..<colon]
    let value = line[line.index(after: colon)...]
    guard label.count <= 40, !label.isBlank, value.isEmpty || value.first == " " || line[colon] == "：" else {
      return .text
    }
    return .listed(label.trimmed, value: value.trimmed)
  }

  /// The cells of a row; a `|` behind a backslash is part of its cell.
  static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.trimmed.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        if isEscaped, character == "|" { cell.removeLast() }
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if !cell.isBlank { cells.append(cell.trimmed) }
    return cells
  }

  /// Whether a row is the line under a table's head.
  static func isDelimiter(_ cells: [String]) -> Bool {
    !cells.isEmpty && cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } && $0.contains("-") }
  }

  /// The words of a heading's line, without what marks it as one.
  static func headingText(_ line: Substring) -> String {
    var text = line.drop { $0 == " " }.drop { $0 == "#" }.trimmed
    while text.hasSuffix("#") {
      let bare = text.prefix(text.count - text.reversed().prefix { $0 == "#" }.count)
      guard bare.isEmpty || bare.last?.isWhitespace ?? true else { break }
      text = bare.trimmed
    }
    return text
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Where a text first stands.
  func range(ofText text: String) -> Range<Index>? {
    var rest = self[startIndex...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.startIndex..<rest.index(rest.startIndex, offsetBy: text.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
