extension ScannedText {
  /// The public IPv4 or IPv6 address that begins here; private, reserved and documentation networks are nobody's.
  func ipAddress(at offset: Int) -> Range<Int>? {
    ipv4Address(at: offset) ?? ipv6Address(at: offset)
  }

  private func ipv4Address(at start: Int) -> Range<Int>? {
    guard !ByteSet.attached.contains(self[start - 1]), !isVersion(start) else { return nil }
    var octets: [Int] = []
    var index = start
    while octets.count < 4 {
      let end = endOfRun(of: .digits, from: index, limit: 4)
      guard (1...3).contains(end - index), end - index == 1 || self[index] != "0" else { return nil }
      let value = bytes[index..<end].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      guard value <= 255 else { return nil }
      octets.append(value)
      index = end
      if octets.count < 4 {
        guard self[index] == "." else { return nil }
        index += 1
      }
    }
    guard isWordEnd(index), self[index] != "-" else { return nil }
    guard self[index] != "." || isWordEnd(index + 1) else { return nil }
    return Network.isPublic(octets) ? start..<index : nil
  }

  /// Whether a version is announced: `v`, `version`, or a name and a slash as in `Chrome/120.0.0.0`.
  private func isVersion(_ start: Int) -> Bool {
    if self[start - 1] == "/" { return ByteSet.words.contains(self[start - 2]) }
    if self[start - 1] == "@" || self[start - 1] == "^" { return true }
    let before = startOfRun(of: .assigning, before: start, limit: 4)
    guard before < start else { return false }
    return ["version", "ver", "release", "build", "rev", "section", "sections"].contains { word in
      hasIgnoringCase([UInt8](word.utf8), at: before - word.utf8.count)
    }
  }

  /// Only global unicast, 2000::/3, whose first group has four digits; the shorter belong to one's own network.
  private func ipv6Address(at start: Int) -> Range<Int>? {
    guard self[start] == "2" || self[start] == "3" else { return nil }
    guard !ByteSet.joins.contains(self[start - 1]), self[start + 4] == ":" else { return nil }
    var end = endOfRun(of: .groups, from: start, limit: 40)
    let isOpen = self[end - 1] == ":" && self[end - 2] != ":"
    if isOpen { end -= 1 }
    guard end - start <= 39, isWordEnd(end) else { return nil }
    let groups = bytes[start..<end].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups[0].count == 4, groups.allSatisfy({ $0.count <= 4 }) else { return nil }
    // An address that ends with `::` has two empty groups at its end.
    let gaps = groups.dropLast(groups.last?.isEmpty == true ? 1 : 0).count { $0.isEmpty }
    let isWhole = gaps == 0 ? groups.count == 8 : gaps == 1 && groups.count <= 8
    guard isWhole, groups.count > 3 || gaps == 0 else { return nil }
    return Network.isPublicIPv6(string(start..<end).lowercased()) ? start..<end : nil
  }
}

/// The networks of RFC 6890 and its registry, whose addresses lead to nobody.
private enum Network {
  static func isPublic(_ octets: [Int]) -> Bool {
    switch (octets[0], octets[1], octets[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64..<128, _), (169, 254, _), (172, 16..<32, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
    // The object identifiers of X.509 extensions.
    case (2, 5, 29): false
    // Three single digits are a version, a section, or a public resolver.
    default: octets.count { $0 < 10 } < 3
    }
  }

  static func isPublicIPv6(_ address: String) -> Bool {
    let documentation = ["2001:db8:", "2001:0db8:", "3fff:0", "3fff::", "2001:0:", "2001::", "2002:"]
    let resolvers = ["2001:4860:4860:", "2606:4700:4700:", "2620:fe::"]
    return !(documentation + resolvers).contains { address.hasPrefix($0) }
  }
}

extension ByteSet {
  fileprivate static let attached = ByteSet("A-Za-z0-9_.-")
  fileprivate static let assigning = ByteSet(" \t:=\"'")
  fileprivate static let joins = ByteSet(":.-")
  fileprivate static let groups = ByteSet("0-9A-Fa-f:")
}
