import Testing

@testable import git_issue_web

/// How often something may be done.
@Suite struct RateLimitTests {
  private let one = NetworkAddress.ipv4(1)
  private let other = NetworkAddress.ipv4(2)

  @Test func `each address has its own count, and time takes it back one by one`() {
    var limit = RateLimit(ofAddress: 2, inAll: 100, period: 60)
    #expect(limit.take(one, at: 0) == nil)
    #expect(limit.take(one, at: 10) == nil)
    #expect(limit.take(one, at: 20) == 40)
    #expect(limit.take(other, at: 20) == nil)
    #expect(limit.take(one, at: 59) == 1)
    #expect(limit.take(one, at: 60) == nil)
    #expect(limit.take(one, at: 60) == 10)
  }

  @Test func `what is refused is not counted`() {
    var limit = RateLimit(ofAddress: 1, inAll: 100, period: 60)
    #expect(limit.take(one, at: 0) == nil)
    for time in 1..<60 { #expect(limit.take(one, at: Int64(time)) != nil) }
    #expect(limit.take(one, at: 60) == nil)
  }

  @Test func `all together have a count, too`() {
    var limit = RateLimit(ofAddress: 5, inAll: 6, period: 60)
    for address in 0..<6 { #expect(limit.take(.ipv6(UInt64(address)), at: Int64(address)) == nil) }
    #expect(limit.take(.ipv6(99), at: 10) == 50)
    #expect(limit.take(.ipv6(99), at: 60) == nil)
  }

  @Test func `to ask is not to count`() {
    var limit = RateLimit(ofAddress: 1, inAll: 1, period: 60)
    for _ in 0..<5 { #expect(limit.wait(one, at: 0) == nil) }
    limit.note(one, at: 0)
    #expect(limit.wait(one, at: 1) == 59)
  }

  @Test func `only so many addresses are remembered, and those that are too many share`() {
    var limit = RateLimit(ofAddress: 2, inAll: .max, period: 60)
    for address in 0..<UInt64(RateLimit.mostAddresses) { #expect(limit.take(.ipv6(address), at: 0) == nil) }
    #expect(limit.take(.ipv4(1), at: 1) == nil)
    #expect(limit.take(.ipv4(2), at: 1) == nil)
    #expect(limit.take(.ipv4(3), at: 1) == 60)
    #expect(limit.take(.ipv6(7), at: 1) == nil)
    #expect(limit.count <= RateLimit.mostAddresses + 1)
    // Those that have done nothing for long make room.
    #expect(limit.take(.ipv4(3), at: 62) == nil)
    #expect(limit.count < 10)
  }

  @Test(arguments: [
    ("192.0.2.1", NetworkAddress.ipv4(0xC000_0201) as NetworkAddress?), ("192.0.2.1:4000", .ipv4(0xC000_0201)),
    (" 192.0.2.1\t", .ipv4(0xC000_0201)), ("::ffff:192.0.2.1", .ipv4(0xC000_0201)),
    ("2001:db8:1:2:3:4:5:6", .ipv6(0x2001_0DB8_0001_0002)), ("[2001:db8:1:2::9]:443", .ipv6(0x2001_0DB8_0001_0002)),
    ("fe80::1%eth0", .ipv6(0xFE80_0000_0000_0000)), ("::1", .ipv6(0)), ("", nil), ("unknown", nil), ("1.2.3", nil),
    ("1.2.3.4.5", nil), ("_hidden", nil), ("[", nil), ("1.2.3.4, 5.6.7.8", nil),
  ])
  func `addresses are read as they are written`(text: String, address: NetworkAddress?) {
    #expect(NetworkAddress(text) == address)
  }
}
