/// What a reader sees of raw HTML.
package enum HTMLText {
  /// The text without comments and tags, in one pass. Where a comment does not end, all that follows is one.
  static func visible(_ html: String) -> String {
    let bytes = Array(html.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      // What a summary says is the heading of what it hides.
      if rest.starts(with: "<summary".utf8), let end = endOfSummary(bytes, from: index) {
        index = end
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = endOfComment(bytes, from: index + 4) else { break }
        index = end
      } else if isTag(rest) {
        // A tag that does not end is text, and so is every tag behind it.
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else {
          text += withoutComments(rest)
          break
        }
        index = close + 1
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands before the first comment; without any `>` no comment ends.
  private static func withoutComments(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for index in bytes.indices where bytes[index...].starts(with: "<!--".utf8) { return bytes[..<index] }
    return bytes
  }

  private static func endOfSummary(_ bytes: [UInt8], from start: Int) -> Int? {
    let close = Array("</summary>".utf8)
    // A summary is a line.
    for index in start..<min(bytes.count, start + 400) where bytes[index...].starts(with: close) {
      return index + close.count
    }
    return nil
  }

  private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
    var dashes = 0
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: ">"), dashes >= 2 { return index + 1 }
      dashes = bytes[index] == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return nil
  }

  private static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "<"), let second = bytes.dropFirst().first else { return false }
    return "/!?".utf8.contains(second) || (0x61...0x7A).contains(second | 0x20)
  }
}
