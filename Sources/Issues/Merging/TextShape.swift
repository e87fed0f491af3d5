/// What a file has besides the words of its lines: its byte order mark, its line ends, whether its last line has one.
///
/// Texts are merged without these, so that who converts a file changes no line of it.
struct TextShape: Equatable {
  private enum LineEnds { case plain, withCarriageReturn, mixed }

  private var hasMark: Bool
  private var lineEnds: LineEnds
  private var isEnded: Bool

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(of bytes: [UInt8]) {
    hasMark = bytes.starts(with: Self.mark)
    isEnded = bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
    var counts = (lines: 0, pairs: 0, returns: 0)
    var previous: UInt8?
    for byte in bytes {
      if byte == UInt8(ascii: "\r") { counts.returns += 1 }
      if byte == UInt8(ascii: "\n") {
        counts.lines += 1
        if previous == UInt8(ascii: "\r") { counts.pairs += 1 }
      }
      previous = byte
    }
    let isWhole = counts.returns == counts.pairs && counts.pairs == counts.lines
    lineEnds = counts.returns == 0 ? .plain : isWhole ? .withCarriageReturn : .mixed
  }

  /// What of three shapes holds: that of the side which has changed it.
  init(base: TextShape, ours: TextShape, theirs: TextShape) {
    func pick<Part: Equatable>(_ part: (TextShape) -> Part) -> Part {
      part(ours) == part(base) ? part(theirs) : part(ours)
    }
    hasMark = pick(\.hasMark)
    lineEnds = pick(\.lineEnds)
    isEnded = pick(\.isEnded)
  }

  /// Whether its line ends can be put back when they have been taken off.
  var isRegular: Bool { lineEnds != .mixed }

  /// The text as lines that all end alike.
  ///
  /// - Parameter endsPlain: Whether the carriage returns go.
  static func lines(_ bytes: [UInt8], endsPlain: Bool) -> [UInt8] {
    var text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    if endsPlain { text.removeAll { $0 == UInt8(ascii: "\r") } }
    if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    return text
  }

  /// Such a text as a file of this shape.
  func file(_ text: [UInt8], endsPlain: Bool) -> [UInt8] {
    var text = text
    if endsPlain, lineEnds == .withCarriageReturn {
      text = Array(text.map { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }.joined())
    }
    if !isEnded {
      if text.last == UInt8(ascii: "\n") { text.removeLast() }
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
    }
    return hasMark ? Self.mark + text : text
  }
}
