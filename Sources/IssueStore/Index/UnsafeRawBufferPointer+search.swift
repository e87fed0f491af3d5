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

  /// Whether these end in some bytes.
  func ends(with end: [UInt8]) -> Bool {
    guard let start = baseAddress, count >= end.count else { return false }
    return memcmp(start + count - end.count, end, end.count) == 0
  }

  /// Where the last part of a path begins.
  var nameStart: Int {
    var start = count
    while start > 0, self[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return start
  }

  /// How often a byte stands in texts, about: letters by their order in English, then what else is written.
  private static func frequency(_ byte: UInt8) -> Int { Int(frequencies[Int(byte)]) }

  private static let frequencies: [UInt8] = {
    var frequencies = [UInt8](repeating: 1, count: 256)
    let common = Array(" etaoinsrhldcumfpgwybv\nkxjqz.0-12:/`3456789|,_".utf8)
    for (rank, byte) in common.enumerated() { frequencies[Int(byte)] = UInt8(200 - rank) }
    return frequencies
  }()
}
