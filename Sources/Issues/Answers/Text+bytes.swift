/// Checks on the bytes of a text. Most lines lack the mark that a costly look is for, and a byte tells that at once.
extension StringProtocol {
  /// Runs on the bytes, which nearly every text has side by side.
  @inline(__always) func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = Substring(self)
    return copy.withUTF8(body)
  }

  var isASCII: Bool { withBytes(\.isASCII) }

  /// Whether a byte stands somewhere.
  func hasByte(_ byte: UInt8) -> Bool { withBytes { $0.has(byte) } }

  /// Whether one of some bytes of ASCII stands somewhere.
  func hasByte(of set: ByteSet) -> Bool { withBytes { bytes in bytes.contains { set.contains($0) } } }

  /// Whether an ASCII text stands somewhere. For short texts: String's own search is made for long ones.
  func hasBytes(_ part: StaticString) -> Bool {
    withBytes { bytes in part.withUTF8Buffer { bytes.contains($0) } }
  }

  var hasNewline: Bool { isASCII ? hasByte(of: .lineEnds) : contains(where: \.isNewline) }

  /// In lower case. What has only ASCII, Latin-1 and the marks of print, as nearly every line, needs no table.
  var lowered: String {
    withBytes { bytes in
      var isWestern = true
      let text = String(unsafeUninitializedCapacity: bytes.count) { text in
        for (index, byte) in bytes.enumerated() {
          switch byte {
          case UInt8(ascii: "A")...UInt8(ascii: "Z"): text[index] = byte | 0x20
          // The letters from U+00C0 to U+00DE; U+00D7 is a cross.
          case 0x80...0x9E where index > 0 && bytes[index - 1] == 0xC3 && byte != 0x97: text[index] = byte | 0x20
          case 0..<0xC4: text[index] = byte
          // The block from U+2000 on, where marks are.
          case 0xE2 where index + 1 < bytes.count && bytes[index + 1] == 0x80: text[index] = byte
          default:
            isWestern = false
            return 0
          }
        }
        return bytes.count
      }
      return isWestern ? text : nil
    } ?? lowercased()
  }

  /// The lines that are not empty.
  var filledLines: [Substring] {
    let text = Substring(self)
    return text.withBytes { bytes in
      // Beyond ASCII the line ends are U+0085 (C2 85), U+2028 and U+2029 (E2 80 A8, E2 80 A9).
      guard !bytes.has(0xC2), !bytes.has(0xE2) else { return text.split(whereSeparator: \.isNewline) }
      var lines: [Substring] = []
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex { (0x0A...0x0D).contains($0) } ?? bytes.count
        if start < end { lines.append(text.part(start..<end)) }
        start = end + 1
      }
      return lines
    }
  }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
  /// The first and the last byte that are no white space of ASCII.
  var outerBytes: (first: UInt8, last: UInt8)? {
    withBytes { bytes in
      guard let first = bytes.first(where: { !$0.isBlank }), let last = bytes.last(where: { !$0.isBlank }) else {
        return nil
      }
      return (first, last)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  @inline(__always) var isASCII: Bool {
    !contains(inEight: { $0 & 0x8080_8080_8080_8080 != 0 }, inOne: { $0 >= 0x80 })
  }

  /// Whether a byte stands somewhere.
  @inline(__always) func has(_ wanted: UInt8) -> Bool {
    let pattern = 0x0101_0101_0101_0101 &* UInt64(wanted)
    return contains(
      inEight: { eight in
        // Where the bytes are the same nothing is left, and only such a byte makes this other than zero.
        let rest = eight ^ pattern
        return (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080 != 0
      }, inOne: { $0 == wanted })
  }

  /// Looks at eight bytes at a time, and at those that are left one by one.
  @inline(__always) private func contains(inEight: (UInt64) -> Bool, inOne: (UInt8) -> Bool) -> Bool {
    let raw = UnsafeRawBufferPointer(self)
    var index = 0
    while index + 8 <= count {
      if inEight(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return true }
      index += 8
    }
    while index < count {
      if inOne(self[index]) { return true }
      index += 1
    }
    return false
  }
}

extension UInt8 {
  /// A blank, a tab or a line end.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
