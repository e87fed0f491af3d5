extension StringProtocol {
  /// Without white space and line ends around it.
  package var trimmed: String { String(Substring(self).trimmedPart) }

  package var isBlank: Bool {
    guard let first = withBytes({ bytes in bytes.first { !$0.isBlank } }) else { return true }
    return first >= 0x80 && unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}

extension Substring {
  /// What stands between white space and line ends.
  var trimmedPart: Substring {
    let (start, end, isASCII) = withBytes { bytes in
      var (start, end) = (0, bytes.count)
      while start < end, bytes[start].isBlank { start += 1 }
      while end > start, bytes[end - 1].isBlank { end -= 1 }
      return (start, end, start == end || bytes[start] < 0x80 && bytes[end - 1] < 0x80)
    }
    let text = part(start..<end)
    // White space beyond ASCII is rare, and found only at the ends.
    guard !isASCII else { return text }
    var scalars = text.unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return Substring(scalars)
  }

  /// The part from one byte to another, counted from the start.
  func part(_ bytes: Range<Int>) -> Substring {
    if bytes.count == utf8.count { return self }
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    return Substring(utf8[start..<utf8.index(start, offsetBy: bytes.count)])
  }
}

extension Collection<UInt8> {
  /// The index of the first byte that is not part of valid UTF-8.
  package var firstInvalidUTF8: Index? {
    if withContiguousStorageIfAvailable(\.isASCII) ?? false { return nil }
    if String(validating: self, as: UTF8.self) != nil { return nil }
    var index = startIndex
    while index < endIndex {
      let length = sequenceLength(at: index)
      guard length > 0 else { return index }
      formIndex(&index, offsetBy: length)
    }
    return nil
  }

  /// The length of the valid UTF-8 sequence at an index, or 0 (Unicode 15, table 3-7).
  private func sequenceLength(at index: Index) -> Int {
    let first = self[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    var next = self.index(after: index)
    for position in 1..<length {
      guard next < endIndex, (position == 1 ? second : 0x80...0xBF).contains(self[next]) else { return 0 }
      formIndex(after: &next)
    }
    return length
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether some bytes stand anywhere in these. For short texts: String's own search is made for long ones.
  func contains(_ part: [UInt8]) -> Bool { part.withUnsafeBufferPointer { contains($0) } }

  func contains(_ part: Self) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    for start in 0...(count - part.count) where self[start] == first {
      var length = 1
      while length < part.count, self[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}
