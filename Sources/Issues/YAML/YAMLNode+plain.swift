extension YAMLNode {
  /// Reads a mapping as nearly all front matter is written: `key: value` lines, and below a key the lines of a list or of
  /// one more mapping. Values stand on one line, plain or in quotes.
  ///
  /// libyaml gives the same nodes and ranges for such a text, at five times the cost.
  ///
  /// - Returns: The mapping, with ranges in all of the bytes; nil where anything else stands, right or wrong, of which
  ///   ``parse(_:_:)`` has to say what it is.
  static func plain(_ bytes: [UInt8], in range: Range<Int>) -> YAMLNode? {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes[range].allSatisfy(PlainReader.isPlain) else { return nil }
      var reader = PlainReader(bytes: bytes, end: range.upperBound, line: range.lowerBound)
      return reader.document()
    }
  }
}

/// Reads line by line, and gives up with nil at the first line that is not plain.
private struct PlainReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  /// Where the line that is read next starts.
  var line: Int

  /// Each key is compared with those before it; nobody writes as many.
  private static let mostKeys = 64

  private static let keyParts = ByteSet("A-Za-z0-9_-")
  /// With what a value starts that is more than text, or may be.
  private static let indicators = ByteSet("?:,[]{}#&*!|>%@`-")

  /// Whether a byte can stand in such a text. What libyaml refuses or takes for a line end, and editors do not, starts
  /// with C2, E2 or EF.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), 0x20..<0x7F: true
    case 0xC2, 0xE2, 0xEF: false
    default: byte >= 0x80
    }
  }

  mutating func document() -> YAMLNode? {
    guard let root = mapping(at: 0), line == end else { return nil }
    return root
  }

  /// How many blanks the line starts with; nil behind the last line.
  private var indentation: Int? {
    line < end ? (bytes[line..<end].firstIndex { $0 != 0x20 } ?? end) - line : nil
  }

  private mutating func mapping(at column: Int) -> YAMLNode? {
    let start = line + column
    var pairs: [YAMLNode.Pair] = []
    while indentation == column {
      guard let pair = pair(at: column), pairs.count < Self.mostKeys, !pairs.contains(where: { $0.key == pair.key })
      else { return nil }
      pairs.append(pair)
    }
    return pairs.isEmpty ? nil : YAMLNode(content: .mapping(pairs, .block), range: start..<line)
  }

  private mutating func pair(at column: Int) -> YAMLNode.Pair? {
    let start = line + column
    guard start < end, ByteSet.letters.contains(bytes[start]),
      let colon = bytes[start..<end].firstIndex(where: { !Self.keyParts.contains($0) }), colon - start <= 128,
      bytes[colon] == UInt8(ascii: ":"),
      colon + 1 == end || bytes[colon + 1] == 0x20 || bytes[colon + 1] == UInt8(ascii: "\n")
    else { return nil }
    let rest = restOfLine(from: colon + 1)
    guard let value = rest.isEmpty ? valueBelow(colon + 1, at: column) : scalar(rest) else { return nil }
    return YAMLNode.Pair(key: text(start..<colon), keyRange: start..<colon, value: value)
  }

  /// What stands in the lines below a key, or the empty value where nothing does.
  private mutating func valueBelow(_ key: Int, at column: Int) -> YAMLNode? {
    if column == 0, let indentation {
      if isItem(at: indentation) { return sequence(at: indentation) }
      if indentation > 0 { return mapping(at: indentation) }
    }
    return YAMLNode(content: .scalar("", .plain), range: key..<key)
  }

  private mutating func sequence(at column: Int) -> YAMLNode? {
    let start = line + column
    var items: [YAMLNode] = []
    while indentation == column, isItem(at: column) {
      guard let item = scalar(restOfLine(from: line + column + 1)) else { return nil }
      items.append(item)
    }
    return YAMLNode(content: .sequence(items, .block), range: start..<line)
  }

  /// Whether `- ` stands in a column of the line.
  private func isItem(at column: Int) -> Bool {
    let mark = line + column
    return mark + 1 < end && bytes[mark] == UInt8(ascii: "-") && bytes[mark + 1] == 0x20
  }

  /// What the rest of the line has between blanks. Then the next line is read.
  private mutating func restOfLine(from start: Int) -> Range<Int> {
    let newline = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    line = min(newline + 1, end)
    guard let first = bytes[start..<newline].firstIndex(where: { $0 != 0x20 }),
      let last = bytes[first..<newline].lastIndex(where: { $0 != 0x20 })
    else { return start..<start }
    return first..<last + 1
  }

  private func scalar(_ range: Range<Int>) -> YAMLNode? {
    guard let first = bytes[range].first else { return nil }
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      let inner = range.dropFirst().dropLast()
      guard range.count >= 2, bytes[range.upperBound - 1] == first,
        !bytes[inner].contains(where: { $0 == first || $0 == UInt8(ascii: "\\") })
      else { return nil }
      let style: YAMLNode.ScalarStyle = first == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
      return YAMLNode(content: .scalar(text(inner), style), range: range)
    case _ where Self.indicators.contains(first): return nil
    default:
      for index in range {
        let next = index + 1 < range.upperBound ? bytes[index + 1] : 0x20
        // A key, and a comment.
        if bytes[index] == UInt8(ascii: ":") && next == 0x20 { return nil }
        if bytes[index] == 0x20 && next == UInt8(ascii: "#") { return nil }
      }
      return YAMLNode(content: .scalar(text(range), .plain), range: range)
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
