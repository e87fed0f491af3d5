internal import Git

@testable internal import IssueStore

/// What a request to the pages says, as far as our own code reads it: fields, the host, addresses, versions, paths. Each
/// line is another part of it.
struct HTTPTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    readFields(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func line(_ number: Int) -> String? { number < lines.count && !lines[number].isEmpty ? lines[number] : nil }
    readAccess(
      Access.Facts(
        isSafe: lines.count % 2 == 0, host: line(0), origin: line(1), fetchSite: line(2), cookie: line(3),
        bearer: line(4), address: line(5), user: line(6), forwarded: line(7), scheme: line(8)))
    for line in lines.prefix(100) {
      readAddress(line)
      for id in ObjectID.tags(in: line) { require(id.tag.count == 42, "a version that is no object's name") }
      let path = line.split(separator: "?").first.flatMap { Percent.decode($0, plus: UInt8(ascii: "+")) } ?? line
      guard WorkTree.isSafe(path) else { continue }
      let parts = path.split(separator: "/")
      require(!path.hasPrefix("/") && !parts.contains("..") && !path.utf8.contains(0), "a path that leads elsewhere")
    }
  }

  /// What is written is read as the same again.
  private func readFields(_ text: String) {
    guard let fields = Fields(encoded: text) else { return }
    guard let again = Fields(encoded: fields.encoded) else { return require(false, "fields that cannot be read again") }
    require(again.all.map(\.name) == fields.all.map(\.name), "names are lost")
    require(again.all.map(\.value) == fields.all.map(\.value), "values are lost")
    _ = fields.setting("a", to: "b").encoded
  }

  /// Nobody gets in whose cookie and key are others, and changes nothing from the page of another host.
  private func readAccess(_ facts: Access.Facts) {
    let key = "0123456789abcdef0123456789abcdef"
    for address in ["127.0.0.1", "::1"] {
      var access = Access(token: key)
      access.proxy = Access.Proxy(address: address, header: "X-User")
      _ = (access.client(facts), access.isEncrypted(facts))
      let isLetIn = (try? access.check(facts)) != nil
      let hasKey = facts.cookie == key || facts.bearer == key
      require(!isLetIn || hasKey || access.user(facts) != nil, "let in without a key")
      require(!isLetIn || facts.isSafe || hasKey, "a change without a key")
      require(!isLetIn || facts.host != nil, "let in without a host")
    }
    if let host = facts.host, let name = Access.name(ofHost: host) {
      require(Access.name(ofHost: name) == name, "a host's name has another name")
    }
  }

  private func readAddress(_ text: String) {
    guard let bytes = NetworkAddress.bytes(text) else { return }
    require([4, 16].contains(bytes.count), "an address of another length")
    require(NetworkAddress(text) != nil, "an address that is none")
    _ = NetworkAddress.isLoopback(text)
  }
}
