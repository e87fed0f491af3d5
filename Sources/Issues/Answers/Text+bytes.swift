/// Checks on the bytes of a text. Most lines lack the mark that a costly look is for, and a byte tells that at once.
extension StringProtocol {
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// Whether an ASCII text stands somewhere. For short texts: String's own search is made for long ones.
  func hasBytes(_ part: StaticString) -> Bool {
    var text = Substring(self)
    return text.withUTF8 { bytes in
      part.withUTF8Buffer { part in
        guard let first = part.first, part.count <= bytes.count else { return false }
        return (0...(bytes.count - part.count)).contains { start in
          bytes[start] == first && part.indices.allSatisfy { bytes[start + $0] == part[$0] }
        }
      }
    }
  }

  /// The lines that are not empty.
  var filledLines: [SubSequence] {
    // Beyond ASCII the line ends are U+0085 (C2 85), U+2028 and U+2029 (E2 80 A8, E2 80 A9).
    guard !utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return split(whereSeparator: \.isNewline) }
    var lines: [SubSequence] = []
    var start = utf8.startIndex
    while start < utf8.endIndex {
      let end = utf8[start...].firstIndex { (0x0A...0x0D).contains($0) } ?? utf8.endIndex
      if start < end { lines.append(self[start..<end]) }
      start = end < utf8.endIndex ? utf8.index(after: end) : end
    }
    return lines
  }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
  /// The first and the last byte that are no white space of ASCII.
  var outerBytes: (first: UInt8, last: UInt8)? {
    guard let first = utf8.first(where: { !$0.isBlank }), let last = utf8.last(where: { !$0.isBlank }) else {
      return nil
    }
    return (first, last)
  }
}

extension UInt8 {
  /// A blank, a tab or a line end.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
