#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Numbers for texts, from 0: what hangs on a word that thousands of issues say in a field is worked out once.
///
/// It is asked with the bytes of a text as they stand in the index, so that no string is made of what is known already.
package struct TextNumbers {
  private let seed = UInt64.random(in: .min ... .max)
  /// All texts, one behind the other.
  private var bytes: [UInt8] = []
  /// By number: the hash of a text, and where it ends.
  private var texts: [(hash: Int, end: Int)] = []
  /// 1 + a number, or 0; found by the hash.
  private var slots = [UInt32](repeating: 0, count: 16)

  package init() {}

  /// The number of a text in UTF-8; one that was never seen gets the next.
  package mutating func number(of text: UnsafeRawBufferPointer) -> Int {
    let hash = hash(text)
    var slot = hash & (slots.count - 1)
    while slots[slot] > 0 {
      let number = Int(slots[slot]) - 1
      if texts[number].hash == hash, isText(number, text) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: text)
    texts.append((hash, bytes.count))
    slots[slot] = UInt32(texts.count)
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  private func isText(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = number == 0 ? 0 : texts[number - 1].end
    guard texts[number].end - start == text.count else { return false }
    guard let address = text.baseAddress, !text.isEmpty else { return true }
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp($0 + start, address, text.count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, text) in texts.enumerated() {
      var slot = text.hash & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Words of eight bytes, multiplied one after the other; who writes a file does not know the number it begins with.
  private func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var sum = seed ^ UInt64(text.count)
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* 0xFF51_AFD7_ED55_8CCD
      sum ^= sum >> 32
    }
    var offset = 0
    while offset + 8 <= text.count {
      add(text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    while offset < text.count {
      add(UInt64(text[offset]))
      offset += 1
    }
    return Int(truncatingIfNeeded: sum >> 1)
  }
}

/// What comes of texts, worked out once for each.
struct PerText<Value> {
  private var numbers = TextNumbers()
  private var values: [Value] = []

  mutating func value(of text: UnsafeRawBufferPointer, _ make: (String) -> Value) -> Value {
    let number = numbers.number(of: text)
    if number == values.count { values.append(make(String(decoding: text, as: UTF8.self))) }
    return values[number]
  }
}
