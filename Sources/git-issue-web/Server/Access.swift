internal import Issues

/// Who may do what, told from a request's head alone.
///
/// The server listens on this machine, where any page in the browser can reach it, and any other user. So every request
/// names a host that is meant, what changes something comes from a page of the server's own, and whoever asks has the
/// token of this run, which only the address that is printed at the start holds.
struct Access: Sendable {
  /// What the decision hangs on.
  struct Facts: Sendable {
    var isSafe = true
    /// Whether anybody may see what is asked for: a file of the program.
    var isPublic = false
    var host: String?
    var origin: String?
    var fetchSite: String?
    var cookie: String?
    var bearer: String?
    /// The address that the connection comes from.
    var address: String?
    /// What a proxy says who it is.
    var user: String?
    /// The addresses that proxies say the request has come from, the nearest one last.
    var forwarded: String?
    /// How a proxy says that the request has come to it, `https` for one.
    var scheme: String?
  }

  /// Who is let in.
  enum Entrance: Sendable {
    /// Whoever has the key.
    case key
    /// Anybody, since all there is are forms that come in. The token opens nothing then: it only tells that what is sent
    /// was opened here, and every visitor has the same.
    case form
  }

  /// A proxy before the server, which may have asked people who they are.
  struct Proxy: Sendable {
    /// The address that it connects from.
    private let address: [UInt8]?
    /// The name of the header in which it names them: `Name <email>`, or a name or an address alone; nil where it does
    /// not know.
    var header: String?

    init(address: String, header: String? = nil) {
      self.address = NetworkAddress.bytes(address)
      self.header = header
    }

    /// Whether a connection comes from it, also where a socket for both kinds writes its address as one of IPv6.
    func isAt(_ other: String?) -> Bool { address != nil && other.flatMap { NetworkAddress.bytes($0) } == address }
  }

  enum Refusal: Error, Sendable, Equatable {
    case unknownHost, crossSite, noToken, readOnly
  }

  /// The token of this run; 128 bits, in hexadecimal digits.
  let token: String
  /// Host names that are meant besides those of this machine.
  var hosts: Set<String> = []
  var isReadOnly = false
  var entrance = Entrance.key
  var proxy: Proxy?

  /// A key that nobody can guess: 128 bits of the system's random numbers.
  static func newToken() -> String {
    (0..<16).map { _ in
      let byte = UInt8.random(in: .min ... .max)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// Lets a request in, or says why not.
  func check(_ facts: Facts) throws(Refusal) {
    guard let host = facts.host, isMeant(host) else { throw .unknownHost }
    if !facts.isSafe { guard isOwn(facts, host) else { throw .crossSite } }
    let isFormOpened = entrance == .form && facts.isSafe
    guard facts.isPublic || isFormOpened || hasToken(facts) || isSafelyProxied(facts) else { throw .noToken }
    if !facts.isSafe, isReadOnly { throw .readOnly }
  }

  /// Who somebody is by the word of the proxy; nil for whoever comes directly.
  func user(_ facts: Facts) -> String? {
    guard let proxy, proxy.header != nil, proxy.isAt(facts.address), let user = facts.user,
      // `<>` names nobody.
      user.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    return user
  }

  /// Whom a request is counted for: whoever connects, or by the word of the proxy whoever has connected to that.
  func client(_ facts: Facts) -> NetworkAddress {
    let own = facts.address.flatMap { NetworkAddress($0) } ?? .unknown
    guard let proxy, proxy.isAt(facts.address), let last = facts.forwarded?.split(separator: ",").last else {
      return own
    }
    return NetworkAddress(last) ?? own
  }

  /// Whether whoever asks is spoken to with TLS, by the word of the proxy.
  func isEncrypted(_ facts: Facts) -> Bool {
    guard let proxy, proxy.isAt(facts.address) else { return false }
    return facts.scheme?.split(separator: ",").last?.trimmed.lowercased() == "https"
  }

  /// Somebody behind the proxy gets the token with the first page, and needs it to change anything.
  private func isSafelyProxied(_ facts: Facts) -> Bool { facts.isSafe && user(facts) != nil }

  private func hasToken(_ facts: Facts) -> Bool {
    // A program that files reports goes through the form, as everybody does.
    [facts.cookie, entrance == .key ? facts.bearer : nil].contains { $0.map { isSame($0, token) } ?? false }
  }

  /// Compares in a time that tells nothing of where they differ.
  private func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a request comes from a page of this server, or from no page at all.
  private func isOwn(_ facts: Facts, _ host: String) -> Bool {
    if let site = facts.fetchSite { return site == "same-origin" || site == "none" }
    // Browsers that do not tell the site tell the origin; programs tell neither, and have no cookie to be misused.
    guard let origin = facts.origin else { return facts.cookie == nil }
    guard let scheme = origin.firstRange(of: "://"), ["http", "https"].contains(origin[..<scheme.lowerBound]) else {
      return false
    }
    return origin[scheme.upperBound...].lowercased() == host.lowercased()
  }

  /// Whether a `Host` names this machine, or what was configured. A name that merely leads here is another's page.
  private func isMeant(_ host: String) -> Bool {
    guard let name = Self.name(ofHost: host) else { return false }
    return name == "localhost" || name == "[::1]" || Self.isLoopback(name) || hosts.contains(name)
  }

  /// A name or an address as a `Host` has it.
  static func hostName(of name: String) -> String {
    let name = name.lowercased()
    return name.contains(":") && !name.hasPrefix("[") ? "[\(name)]" : name
  }

  /// The host without its port, in lower case; nil for what is no host.
  static func name(ofHost host: String) -> String? {
    let host = host.lowercased()
    let name: Substring
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return nil }
      name = host[...end]
    } else {
      name = host.prefix { $0 != ":" }
    }
    let port = host.dropFirst(name.count)
    guard !name.isEmpty, port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    return String(name)
  }

  private static func isLoopback(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) && Int($0) ?? 256 < 256 }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
