/// SHA-256 (FIPS 180-4), to look whether the page names its parts.
enum SHA256 {
  static func base64(_ message: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = digest(message)
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let value = group[0] << 16 | group[1] << 8 | group[2]
      let count = min(3, bytes.count - start) + 1
      for index in 0..<4 { text.append(index < count ? digits[Int(value >> UInt32(18 - 6 * index)) & 63] : "=") }
    }
    return text
  }

  private static func digest(_ message: [UInt8]) -> [UInt8] {
    let primes = firstPrimes(64)
    let constants = primes.map { fraction(Double($0), root: 3) }
    var hash = primes.prefix(8).map { fraction(Double($0), root: 2) }
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
    func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value >> count | value << (32 - count) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[start + index * 4 + $1]) }
      }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let s0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
        let s1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
        words.append(words[index - 16] &+ s0 &+ words[index - 7] &+ s1)
      }
      var state = hash
      for index in 0..<64 {
        let (a, e) = (state[0], state[4])
        let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = e & state[5] ^ ~e & state[6]
        let first = state[7] &+ s1 &+ choice &+ constants[index] &+ words[index]
        let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = a & state[1] ^ a & state[2] ^ state[1] & state[2]
        state = [first &+ s0 &+ majority, a, state[1], state[2], state[3] &+ first, e, state[5], state[6]]
      }
      for index in 0..<8 { hash[index] = hash[index] &+ state[index] }
    }
    return hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private static func firstPrimes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits behind the point of a root, found by halving.
  private static func fraction(_ number: Double, root: Int) -> UInt32 {
    var (low, high) = (0.0, number)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if (root == 2 ? middle * middle : middle * middle * middle) <= number { low = middle } else { high = middle }
    }
    return UInt32((low - low.rounded(.down)) * 4_294_967_296)
  }
}
