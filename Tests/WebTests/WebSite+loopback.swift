import Foundation

extension WebSite {
  /// The address from which the tests' client comes, which asks for `localhost`: that of IPv6 on some machines.
  static let loopback: String = {
    var found: UnsafeMutablePointer<addrinfo>?
    var name = [CChar](repeating: 0, count: 64)
    guard getaddrinfo("localhost", nil, nil, &found) == 0, let found else { return "127.0.0.1" }
    defer { freeaddrinfo(found) }
    getnameinfo(found.pointee.ai_addr, found.pointee.ai_addrlen, &name, 64, nil, 0, NI_NUMERICHOST)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()
}
