#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension UnsafeRawBufferPointer {
  /// Whether some bytes stand anywhere in these. It looks for the rarest of them first, as fast as memory is read.
  func holds(_ part: UnsafeRawBufferPointer) -> Bool {
    guard let rarest = part.indices.min(by: { Self.frequency(part[$0]) < Self.frequency(part[$1]) }) else {
      return true
    }
    guard let start = baseAddress, let wanted = part.baseAddress, part.count <= count else { return false }
    // The rarest byte stands at these places at most.
    var offset = rarest
    let end = count - part.count + rarest + 1
    while offset < end, let found = memchr(start + offset, Int32(part[rarest]), end - offset) {
      let place = UnsafeRawPointer(found) - start
      if memcmp(start + place - rarest, wanted, part.count) == 0 { return true }
      offset = place + 1
    }
    return false
  }

  func holds(_ word: StaticString) -> Bool { word.withUTF8Buffer { holds(UnsafeRawBufferPointer($0)) } }

  /// How often a byte stands in texts, about: letters by their order in English, then what else is written.
  private static func frequency(_ byte: UInt8) -> Int { Int(frequencies[Int(byte)]) }

  private static let frequencies: [UInt8] = {
    var frequencies = [UInt8](repeating: 1, count: 256)
    let common = Array(" etaoinsrhldcumfpgwybv\nkxjqz.0-12:/`3456789|,_".utf8)
    for (rank, byte) in common.enumerated() { frequencies[Int(byte)] = UInt8(200 - rank) }
    return frequencies
  }()
}
