/// The bytes a scanner reads, with look-ups that are safe beyond both ends.
///
/// Everything here is bounded by its result or by a given limit, so that a matcher built from it stays linear.
struct ScannedText {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  /// The byte at an offset, or 0 outside of the text.
  subscript(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  func has(_ expected: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + expected.count <= bytes.count else { return false }
    for index in 0..<expected.count where bytes[offset + index] != expected[index] { return false }
    return true
  }

  func has(_ expected: StaticString, at offset: Int) -> Bool {
    expected.withUTF8Buffer { expected in
      guard offset >= 0, offset + expected.count <= bytes.count else { return false }
      return expected.indices.allSatisfy { bytes[offset + $0] == expected[$0] }
    }
  }

  /// Whether these lower-case bytes stand here in any letter case.
  func hasIgnoringCase(_ expected: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + expected.count <= bytes.count else { return false }
    for index in 0..<expected.count where bytes[offset + index].lowercasedASCII != expected[index] { return false }
    return true
  }

  /// Whether these lower-case bytes stand anywhere in a range, in any letter case.
  func containsIgnoringCase(_ expected: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count >= expected.count else { return false }
    return (range.lowerBound...(range.upperBound - expected.count)).contains { hasIgnoringCase(expected, at: $0) }
  }

  /// The end of the longest run of these bytes that starts here and has no more than `limit` of them.
  func endOfRun(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
    var end = start
    let last = limit < bytes.count - start ? start + limit : bytes.count
    while end < last, set.contains(bytes[end]) { end += 1 }
    return end
  }

  /// The start of the longest run of these bytes that ends here and has no more than `limit` of them.
  func startOfRun(of set: ByteSet, before end: Int, limit: Int) -> Int {
    var start = end
    let first = max(0, end - limit)
    while start > first, set.contains(bytes[start - 1]) { start -= 1 }
    return start
  }

  func count(of set: ByteSet, in range: Range<Int>) -> Int {
    bytes[range].count { set.contains($0) }
  }

  func consists(of set: ByteSet, in range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { set.contains($0) }
  }

  /// Whether a word may begin here: no word precedes, or only an escape such as the `\n` of JSON.
  func isWordStart(_ offset: Int) -> Bool {
    guard ByteSet.words.contains(self[offset - 1]) else { return true }
    return self[offset - 2] == "\\" && ByteSet.escapes.contains(self[offset - 1])
  }

  func isWordEnd(_ offset: Int) -> Bool {
    !ByteSet.words.contains(self[offset])
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
