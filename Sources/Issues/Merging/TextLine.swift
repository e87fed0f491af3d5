/// A line of a text, with its line end.
typealias TextLine = ArraySlice<UInt8>

extension TextLine {
  /// The lines of a text; the last one may lack its end.
  static func lines(of bytes: TextLine) -> [TextLine] {
    var lines: [TextLine] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Whether nothing but white space stands on it.
  var isBlankLine: Bool { allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// The comment of YAML that it is, or ends with.
  var remark: TextLine? {
    let text = drop { $0 == 0x20 }
    if text.first == UInt8(ascii: "#") { return text }
    return text.indices.dropFirst().first { text[$0] == UInt8(ascii: "#") && text[$0 - 1] == 0x20 }.map { text[$0...] }
  }
}
