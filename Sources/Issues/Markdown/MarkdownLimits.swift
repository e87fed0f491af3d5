/// What is refused before cmark-gfm sees it, because Debian's 0.29.0.gfm.6 is not linear: a table of 10,000 columns and
/// as many short rows (60 KB) takes it a minute, `![[]()` repeated grows with the square.
///
/// Every check is one pass over the bytes.
package enum MarkdownLimits {
  /// The cells that a table may have, columns × rows.
  static let cells = 100_000
  /// The opening brackets that one paragraph may have.
  static let brackets = 2_000
  /// How deep quotes and lists may be nested on one line.
  static let nesting = 100

  package struct Excess: Sendable, Equatable {
    package let message: String
    /// A byte offset in the text.
    package let offset: Int
  }

  /// The first place that is beyond a limit.
  package static func excess(_ bytes: some RandomAccessCollection<UInt8>) -> Excess? {
    var offset = 0
    var columns = 0
    var rows = 0
    var paragraphBrackets = 0
    var lineStart = 0
    var pipes = 0
    var markers = 0
    var isLeading = true
    var isBlank = true
    var tableStart = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        if isBlank {
          (rows, columns, paragraphBrackets) = (0, 0, 0)
        } else {
          if rows == 0 { tableStart = lineStart }
          rows += 1
          columns = max(columns, pipes)
          if columns > 1, (columns + 1) * rows > cells {
            return Excess(message: "a table of more than 100,000 cells", offset: tableStart)
          }
        }
        lineStart = offset + 1
        (pipes, markers, isLeading, isBlank) = (0, 0, true, true)
      case UInt8(ascii: "|"):
        pipes += 1
        (isLeading, isBlank) = (false, false)
      case UInt8(ascii: "["), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "`"):
        if byte == UInt8(ascii: "[") { paragraphBrackets += 1 }
        if paragraphBrackets > brackets {
          return Excess(message: "a paragraph with more than 2,000 opening brackets", offset: offset)
        }
        if isLeading, byte == UInt8(ascii: "*") { markers += 1 } else { isLeading = false }
        isBlank = false
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"):
        if isLeading { markers += 1 }
        if markers > nesting { return Excess(message: "quotes or lists nested more than 100 deep", offset: lineStart) }
        isBlank = false
      case 0x20, 0x09, UInt8(ascii: "\r"): break
      default: (isLeading, isBlank) = (false, false)
      }
      offset += 1
    }
    return nil
  }
}
