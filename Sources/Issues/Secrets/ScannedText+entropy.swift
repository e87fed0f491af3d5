#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension ScannedText {
  /// The Shannon entropy of a range, in bits a byte: 0 for one repeated byte, about 4 for random hexadecimals.
  func entropy(of range: Range<Int>) -> Double {
    guard !range.isEmpty else { return 0 }
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes[range] { counts[Int(byte)] += 1 }
    let total = Double(range.count)
    var entropy = 0.0
    for count in counts where count > 0 {
      let share = Double(count) / total
      entropy -= share * log2(share)
    }
    return entropy
  }
}
