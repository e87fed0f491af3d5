/// Input that is read message by message, each behind a header that tells its length, as language servers are written to:
///
/// ```
/// Content-Length: 52
///
/// {"jsonrpc": …
/// ```
struct FrameSource {
  enum Frame: Equatable {
    case message([UInt8])
    /// Longer than the limit; what it held is not kept.
    case tooLong
    /// A header that does not tell a length.
    case unmeasured
  }

  /// How long a line of a header may be, in bytes. A longer one is none.
  private static let longestLine = 8 << 10
  private static let name = "content-length:"

  private var lines: LineSource
  /// In bytes.
  private let limit: Int

  init(_ source: Source, limit: Int) {
    lines = LineSource(source, limit: Self.longestLine)
    self.limit = limit
  }

  /// The next message; nil where the input ends, be it in the middle of one.
  mutating func next() throws(Source.Failure) -> Frame? {
    var length: Int?
    var isBegun = false
    while let line = try lines.next() {
      guard case .bytes(var bytes) = line else {
        isBegun = true
        continue
      }
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      guard bytes.isEmpty else {
        isBegun = true
        length = Self.length(bytes) ?? length
        continue
      }
      guard isBegun else { continue }
      guard let length else { return .unmeasured }
      switch try lines.next(length, limit: limit) {
      case .bytes(let message): return .message(message)
      case .tooLong: return .tooLong
      case nil: return nil
      }
    }
    return nil
  }

  /// Behind a message whose length was told wrongly, the next header begins somewhere in a line. In a message itself no
  /// line is followed by an empty one: they are escaped there.
  private static func length(_ line: [UInt8]) -> Int? {
    let text = String(decoding: line, as: UTF8.self).lowercased()
    guard let end = text.ranges(of: name).last?.upperBound else { return nil }
    let digits = text[end...].trimmingPrefix { $0 == " " || $0 == "\t" }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(digits)
  }
}
