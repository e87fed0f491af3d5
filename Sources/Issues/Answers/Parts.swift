/// Texts that are looked for together, anywhere, in one pass: for headings, and for languages that write no spaces.
struct Parts: Sendable {
  /// The texts by their first byte.
  private let starts: [[[UInt8]]]
  /// Marks the first two bytes of each text, which tell of nearly every place that none starts there.
  private let pairs: [UInt64]

  /// - Parameter texts: Of two bytes at least.
  init(_ texts: [String]) {
    var starts = [[[UInt8]]](repeating: [], count: 256)
    var pairs = [UInt64](repeating: 0, count: 64)
    for bytes in texts.map({ Array($0.utf8) }) {
      precondition(bytes.count >= 2, "a single byte stands in nearly every text")
      starts[Int(bytes[0])].append(bytes)
      let pair = Self.pair(bytes[0], bytes[1])
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
    self.starts = starts
    self.pairs = pairs
  }

  @inline(__always) private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) << 5 ^ Int(second)) & 0xFFF
  }

  /// Whether one of them starts a word; in scripts that write no spaces, anywhere.
  func startWord(in text: String) -> Bool {
    occur(in: text) { bytes, index in index == 0 || bytes[index - 1] == 0x20 || bytes[index] >= 0xE3 }
  }

  func occur(in text: String) -> Bool { occur(in: text) { _, _ in true } }

  /// Whether a text starts with one of them.
  func start(_ text: Substring) -> Bool { text.withBytes { $0.count >= 2 && isStart($0, at: 0) } }

  @inline(__always) private func occur(
    in text: String, where isPlace: (UnsafeBufferPointer<UInt8>, Int) -> Bool
  ) -> Bool {
    text.withBytes { bytes in
      pairs.withUnsafeBufferPointer { pairs in
        for index in 0..<max(0, bytes.count - 1) {
          let pair = Self.pair(bytes[index], bytes[index + 1])
          guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1, isPlace(bytes, index) else { continue }
          if isStart(bytes, at: index) { return true }
        }
        return false
      }
    }
  }

  /// Whether one of them starts at an index.
  private func isStart(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    starts[Int(bytes[index])].contains { text in
      guard text.count <= bytes.count - index else { return false }
      // Those with the same first byte differ soon.
      for offset in 1..<text.count where bytes[index + offset] != text[offset] { return false }
      return true
    }
  }
}
