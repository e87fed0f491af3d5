#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where somebody is in the network, as far as one can be told from another: an address of IPv4, or the 64 bits of one of
/// IPv6 that a household or a machine has to itself.
enum NetworkAddress: Hashable, Sendable {
  case ipv4(UInt32)
  case ipv6(UInt64)
  /// Whoever cannot be told from others.
  case unknown

  /// Reads `192.0.2.1`, `2001:db8::1` or `fe80::1%eth0`, and with a port `192.0.2.1:4000` or `[2001:db8::1]:4000`.
  init?(_ text: some StringProtocol) {
    guard let bytes = Self.bytes(text) else { return nil }
    self = bytes.count == 4 ? .ipv4(Self.number(bytes)) : .ipv6(Self.number(bytes[..<8]))
  }

  /// The whole address: four bytes of one of IPv4, or sixteen.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    if text.first == "[" {
      text = text.dropFirst().prefix { $0 != "]" }
    } else if text.count(where: { $0 == ":" }) == 1 {
      text = text.prefix { $0 != ":" }
    }
    let address = String(text.prefix { $0 != "%" })
    if let bytes = Self.bytes(address, AF_INET, count: 4) { return bytes }
    guard let bytes = Self.bytes(address, AF_INET6, count: 16) else { return nil }
    // A socket for both kinds names those of IPv4 so.
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10..<12].allSatisfy { $0 == 0xFF }
    return isMapped ? Array(bytes[12...]) : bytes
  }

  /// Whether an address is one of this machine that no other reaches.
  static func isLoopback(_ text: String) -> Bool {
    guard let bytes = bytes(text) else { return false }
    return bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }

  private static func bytes(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }

  private static func number<Number: FixedWidthInteger>(_ bytes: some Sequence<UInt8>) -> Number {
    bytes.reduce(0) { $0 << 8 | Number($1) }
  }
}
