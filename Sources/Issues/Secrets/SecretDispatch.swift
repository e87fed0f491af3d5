/// The matchers by the two bytes that announce them.
struct SecretDispatch: Sendable {
  /// For each pair of ASCII bytes the place in `groups`, or 0 for the pairs that announce nothing.
  private var places = [UInt8](repeating: 0, count: 1 << 14)
  private var groups: [[any SecretMatcher]] = [[]]

  init(_ matchers: [any SecretMatcher]) {
    for matcher in matchers {
      let known = groups.count
      // By the group that pairs had, the one with this matcher too.
      var joined: [UInt8: UInt8] = [:]
      for pair in Self.pairs(of: matcher) where places[pair] < known {
        let place = places[pair]
        if joined[place] == nil {
          precondition(groups.count < 256, "more groups of matchers than a byte can number")
          joined[place] = UInt8(groups.count)
          groups.append(groups[Int(place)] + [matcher])
        }
        places[pair] = joined[place] ?? 0
      }
    }
  }

  /// The first offset, from a given one, at which a matcher is announced.
  func nextLead(in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return places.withUnsafeBufferPointer { places in
      bytes.withUnsafeBufferPointer { bytes in
        var first = bytes[start]
        for index in start + 1..<bytes.count {
          let second = bytes[index]
          if places[Self.pair(first, second)] != 0 { return index - 1 }
          first = second
        }
        return nil
      }
    }
  }

  /// The matchers that are announced at an offset which `nextLead` gave.
  func matchers(at lead: Int, in bytes: [UInt8]) -> [any SecretMatcher] {
    groups[Int(places[Self.pair(bytes[lead], bytes[lead + 1])])]
  }

  private static func pairs(of matcher: any SecretMatcher) -> [Int] {
    matcher.leads.flatMap { firsts, seconds in
      let seconds = (UInt8(0)..<128).filter { seconds.contains($0) }
      return (UInt8(0)..<128).filter { firsts.contains($0) }.flatMap { first in seconds.map { pair(first, $0) } }
    }
  }

  /// Seven bits of each byte; a byte beyond ASCII that is taken for another is dismissed by the matcher.
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x7F) << 7 | Int(second & 0x7F)
  }
}
