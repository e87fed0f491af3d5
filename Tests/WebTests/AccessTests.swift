import Testing

@testable import git_issue_web

/// Who is let in, by what a request's head says.
@Suite struct AccessTests {
  private static let token = "0123456789abcdef0123456789abcdef"
  private let access = {
    var access = Access(token: token)
    access.hosts = ["tracker.example.org"]
    access.proxy = Access.Proxy(address: "10.0.0.1", header: "X-User")
    return access
  }()

  private func verdict(_ facts: Access.Facts, _ access: Access? = nil) -> Access.Refusal? {
    do throws(Access.Refusal) {
      try (access ?? self.access).check(facts)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("127.0.0.1:41234", true), ("localhost:41234", true), ("LOCALHOST", true), ("[::1]:41234", true),
    ("127.8.9.1", true), ("tracker.example.org", true), ("tracker.example.org:443", true),
    ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false),
    ("127.0.0.1:80:80", false), ("127.0.0.1:x", false), ("[::2]", false), ("[::1", false), ("", false), (":80", false),
    ("127.0.0", false), ("127.0.0.256", false), ("tracker.example.org.evil.example", false), ("0.0.0.0", false),
  ])
  func `answers to its own names alone`(host: String, isMeant: Bool) {
    let refusal = verdict(.init(host: host, cookie: Self.token))
    #expect(refusal == (isMeant ? nil : .unknownHost))
  }

  @Test(arguments: [
    ("::1", "[::1]"), ("[2001:DB8::1]", "[2001:db8::1]"), ("Issues.Example.org", "issues.example.org"),
    ("192.0.2.1", "192.0.2.1"),
  ])
  func `goes by what was configured, as requests write it`(name: String, host: String) {
    #expect(Access.hostName(of: name) == host)
    var access = access
    access.hosts = [Access.hostName(of: name)]
    #expect(verdict(.init(host: "\(host):8000", cookie: Self.token), access) == nil)
  }

  @Test func `a request without a host is refused`() { #expect(verdict(.init(cookie: Self.token)) == .unknownHost) }

  @Test(arguments: [
    (nil as String?, nil as String?, Access.Refusal.noToken as Access.Refusal?), (token, nil, nil), (nil, token, nil),
    ("x", nil, .noToken),
    ("0123456789abcdef0123456789abcdee", nil, .noToken), ("", "", .noToken), (token + "0", nil, .noToken),
  ])
  func `is for who has the token`(cookie: String?, bearer: String?, refusal: Access.Refusal?) {
    #expect(verdict(.init(host: "localhost", cookie: cookie, bearer: bearer)) == refusal)
  }

  @Test(arguments: [
    ("same-origin" as String?, nil as String?, nil as Access.Refusal?), ("none", nil, nil),
    ("same-site", nil, .crossSite),
    ("cross-site", nil, .crossSite), ("cross-site", "http://localhost:8000", .crossSite),
    (nil, "http://localhost:8000", nil), (nil, "http://localhost:9000", .crossSite),
    (nil, "https://evil.example", .crossSite), (nil, "null", .crossSite), (nil, "x://localhost:8000", .crossSite),
    (nil, nil, .crossSite),
  ])
  func `changes come from its own pages`(site: String?, origin: String?, refusal: Access.Refusal?) {
    let facts = Access.Facts(
      isSafe: false, host: "localhost:8000", origin: origin, fetchSite: site, cookie: Self.token)
    #expect(verdict(facts) == refusal)
  }

  @Test func `a program with the token may change things`() {
    #expect(verdict(.init(isSafe: false, host: "localhost", bearer: Self.token)) == nil)
    #expect(verdict(.init(isSafe: false, host: "localhost")) == .noToken)
  }

  @Test func `a server that only reads changes nothing`() {
    var access = access
    access.isReadOnly = true
    #expect(verdict(.init(host: "localhost", bearer: Self.token), access) == nil)
    #expect(verdict(.init(isSafe: false, host: "localhost", bearer: Self.token), access) == .readOnly)
  }

  @Test func `whom the proxy names may look, and needs the token to change anything`() {
    let facts = Access.Facts(host: "tracker.example.org", address: "10.0.0.1", user: "Ada <ada@example.org>")
    #expect(verdict(facts) == nil)
    #expect(access.user(facts) == "Ada <ada@example.org>")
    var change = facts
    change.isSafe = false
    change.fetchSite = "same-origin"
    #expect(verdict(change) == .noToken)
    change.cookie = Self.token
    #expect(verdict(change) == nil)
  }

  @Test func `what anybody else says of who they are counts for nothing`() {
    let facts = Access.Facts(host: "localhost", address: "10.0.0.2", user: "Ada <ada@example.org>")
    #expect(verdict(facts) == .noToken)
    #expect(access.user(facts) == nil)
  }

  /// Where only forms are served, whoever comes may look, and only what was opened here may be sent.
  @Test(arguments: [
    (true, nil as String?, nil as String?, nil as Access.Refusal?), (true, "wrong", nil, nil),
    (false, token, nil, nil), (false, nil, nil, .noToken), (false, "wrong", nil, .noToken),
    (false, nil, token, .noToken), (false, "wrong", token, .noToken),
  ])
  func `forms are for everybody`(isSafe: Bool, cookie: String?, bearer: String?, refusal: Access.Refusal?) {
    var access = access
    access.entrance = .form
    for (site, origin) in [("same-origin" as String?, nil as String?), (nil, "http://localhost")] {
      let facts = Access.Facts(
        isSafe: isSafe, host: "localhost", origin: origin, fetchSite: site, cookie: cookie, bearer: bearer)
      #expect(verdict(facts, access) == refusal)
    }
    for (site, origin) in [("cross-site" as String?, nil as String?), (nil, "http://evil.example"), ("same-site", nil)]
    {
      let facts = Access.Facts(
        isSafe: isSafe, host: "localhost", origin: origin, fetchSite: site, cookie: cookie, bearer: bearer)
      #expect(verdict(facts, access) == (isSafe ? nil : .crossSite))
    }
    let facts = Access.Facts(isSafe: isSafe, host: "evil.example", fetchSite: "same-origin", cookie: cookie)
    #expect(verdict(facts, access) == .unknownHost)
  }

  @Test func `whom a proxy does not name, its forms do not know either`() {
    var access = access
    access.entrance = .form
    access.proxy = Access.Proxy(address: "10.0.0.1")
    #expect(access.user(.init(address: "10.0.0.1", user: "Ada <ada@example.org>")) == nil)
  }

  @Test(arguments: [
    ("10.0.0.1" as String?, "192.0.2.1" as String?, "192.0.2.1"), ("10.0.0.1", "10.9.9.9, 192.0.2.1", "192.0.2.1"),
    ("10.0.0.1", nil, "10.0.0.1"), ("10.0.0.1", "x", "10.0.0.1"), ("10.0.0.2", "192.0.2.1", "10.0.0.2"),
  ])
  func `what comes through the proxy counts for whoever is behind it`(
    address: String?, forwarded: String?, client: String
  ) {
    #expect(access.client(.init(address: address, forwarded: forwarded)) == NetworkAddress(client))
    #expect(access.client(.init()) == .unknown)
  }

  @Test(arguments: [
    ("127.0.0.1", "::ffff:127.0.0.1", true), ("127.0.0.1", "127.0.0.1", true), ("::ffff:10.0.0.1", "10.0.0.1", true),
    ("::1", "0:0:0:0:0:0:0:1", true), ("2001:db8::1", "2001:db8::2", false), ("127.0.0.1", "127.0.0.2", false),
    ("localhost", "127.0.0.1", false), ("", "", false),
  ])
  func `a proxy is known by its whole address, however that is written`(proxy: String, address: String, isKnown: Bool) {
    #expect(Access.Proxy(address: proxy).isAt(address) == isKnown)
    #expect(!Access.Proxy(address: proxy).isAt(nil))
  }

  @Test(arguments: [
    ("10.0.0.1" as String?, "https" as String?, true), ("10.0.0.1", "http, HTTPS", true), ("10.0.0.1", "http", false),
    ("10.0.0.1", "https, http", false), ("10.0.0.1", nil, false), ("10.0.0.2", "https", false), (nil, "https", false),
  ])
  func `whether a request was encrypted, the proxy alone says`(address: String?, scheme: String?, isEncrypted: Bool) {
    #expect(access.isEncrypted(.init(address: address, scheme: scheme)) == isEncrypted)
  }

  @Test func `styles are for everybody, by the right name`() {
    #expect(verdict(.init(isPublic: true, host: "localhost")) == nil)
    #expect(verdict(.init(isPublic: true, host: "evil.example")) == .unknownHost)
  }
}
