import Testing

@testable import git_issue_web

/// How many connections one address has.
@Suite struct ConnectionLimitTests {
  private let limit = ConnectionLimit(most: 2) { $0 == "10.0.0.1" }

  @Test(arguments: ["192.0.2.1", "2001:db8::1"])
  func `an address has so many, and another one when one ends`(address: String) throws {
    let first = try #require(try limit.enter(address))
    _ = try limit.enter(address)
    #expect(throws: ConnectionLimit.TooMany.self) { try limit.enter(address) }
    #expect(throws: ConnectionLimit.TooMany.self) { try limit.enter(address) }
    #expect(try limit.enter("192.0.2.9") != nil)
    limit.leave(first)
    #expect(try limit.enter(address) == first)
    #expect(throws: ConnectionLimit.TooMany.self) { try limit.enter(address) }
  }

  @Test func `addresses of one network of IPv6 are one`() throws {
    for number in 1...2 { _ = try limit.enter("2001:db8::\(number)") }
    #expect(throws: ConnectionLimit.TooMany.self) { try limit.enter("2001:db8::3") }
    #expect(try limit.enter("2001:db8:0:1::3") != nil)
  }

  @Test(arguments: ["10.0.0.1", nil])
  func `who is exempt is not counted`(address: String?) throws {
    for _ in 0..<5 { #expect(try limit.enter(address) == nil) }
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("128.0.0.1", false),
    ("::2", false), ("fe80::1", false), ("localhost", false), ("", false),
  ])
  func `tells the addresses of this machine`(address: String, isLoopback: Bool) {
    #expect(NetworkAddress.isLoopback(address) == isLoopback)
  }
}
