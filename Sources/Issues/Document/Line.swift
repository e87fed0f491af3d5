/// One line of some bytes.
struct Line {
  /// Without its line end.
  let range: Range<Int>
  /// Where the next line starts.
  let next: Int
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
    let end = newline ?? bytes.count
    next = newline.map { $0 + 1 } ?? bytes.count
    range = start..<(end > start && newline != nil && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
  }

  /// Whether this is a line `---` (or, to close, `...`), with nothing but blanks behind it.
  func isFence(allowingDots: Bool) -> Bool {
    guard range.count >= 3 else { return false }
    let mark = bytes[range.lowerBound]
    guard mark == UInt8(ascii: "-") || (allowingDots && mark == UInt8(ascii: ".")) else { return false }
    let text = bytes[range]
    return text.prefix(3).allSatisfy { $0 == mark } && text.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The start of the line in which an offset stands.
  static func start(_ bytes: [UInt8], before offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
  /// Behind the line end of the line in which an offset stands.
  static func end(_ bytes: [UInt8], of offset: Int) -> Int {
    guard offset < bytes.count else { return bytes.count }
    return bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }

  /// The lines in which a range stands, with their line ends.
  static func whole(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    start(bytes, before: range.lowerBound)..<end(bytes, of: range.upperBound)
  }
}

extension Range<Int> {
  func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
