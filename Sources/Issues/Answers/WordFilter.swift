/// Tells of nearly every word that is not in a set that it is not, by less than what looking it up costs.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 64)

  init(_ words: some Sequence<Substring>) {
    for word in words {
      guard let mark = Self.mark(of: word) else { continue }
      bits[mark >> 6] |= 1 << UInt64(mark & 63)
    }
  }

  func mayHold(_ word: Substring) -> Bool {
    guard let mark = Self.mark(of: word) else { return true }
    return bits[mark >> 6] >> UInt64(mark & 63) & 1 == 1
  }

  /// Twelve bits of the bytes of a word; nil beyond ASCII, where equal words may have different bytes.
  @inline(__always) private static func mark(of word: Substring) -> Int? {
    word.withBytes { bytes in
      var (all, sum): (UInt8, UInt32) = (0, 0)
      for byte in bytes {
        all |= byte
        sum = sum &* 31 &+ UInt32(byte)
      }
      return all < 0x80 ? Int((sum ^ sum >> 12) & 0xFFF) : nil
    }
  }
}
