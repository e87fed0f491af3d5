extension ScannedText {
  /// The email address around an `@`, unless it is nobody's: reserved, no-reply, or a remote or login.
  func email(around at: Int) -> Range<Int>? {
    var start = startOfRun(of: EmailAddress.local, before: at, limit: 65)
    while start < at, self[start] == "." || self[start] == "-" { start += 1 }
    guard start < at, at - start <= 64, self[at - 1] != "." else { return nil }
    var end = endOfRun(of: EmailAddress.domain, from: at + 1, limit: 254)
    while end > at + 1, self[end - 1] == "." || self[end - 1] == "-" { end -= 1 }
    guard end - at <= 254, isDomain(at + 1..<end), !isRemote(start..<end, at: at) else { return nil }
    let address = string(start..<end).lowercased()
    let local = String(address.prefix { $0 != "@" })
    guard !EmailAddress.isNobody(local), !EmailAddress.isReserved(String(address.dropFirst(local.count + 1))) else {
      return nil
    }
    return start..<end
  }

  private func isDomain(_ range: Range<Int>) -> Bool {
    let labels = bytes[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
    guard last.allSatisfy(ByteSet.letters.contains) || last.starts(with: "xn--".utf8) else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && self[label.startIndex] != "-" && self[label.endIndex - 1] != "-"
    }
  }

  /// Whether the address is a login: `git@github.com:path`, `ssh://git@host/path`, `https://user:password@host`.
  private func isRemote(_ range: Range<Int>, at: Int) -> Bool {
    let next = self[range.upperBound]
    if next == ":", EmailAddress.path.contains(self[range.upperBound + 1]) { return true }
    switch self[range.lowerBound - 1] {
    case "/": return true
    case ":":
      let userinfo = startOfRun(of: EmailAddress.local, before: range.lowerBound - 1, limit: 64)
      return self[userinfo - 1] == "/"
    default: return false
    }
  }
}

/// What is known of addresses that are no person's.
private enum EmailAddress {
  static let local = ByteSet("A-Za-z0-9._%+-")
  static let domain = ByteSet("A-Za-z0-9.-")
  static let path = ByteSet("A-Za-z0-9_/~.")

  private static let reservedTops: Set<String> = [
    "test", "example", "invalid", "localhost", "local", "lan", "internal", "localdomain", "onion",
  ]
  /// Endings of files and units, as in `icon@2x.png` and `getty@tty1.service`.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "js", "mjs", "cjs", "jsx", "ts", "tsx", "css", "json", "html",
    "xml", "yaml", "yml", "toml", "lock", "txt", "log", "conf", "service", "socket", "timer", "target", "mount",
    "dll", "exe", "jar", "swift", "java",
  ]
  private static let nobodies = ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon"]

  static func isNobody(_ local: String) -> Bool {
    local == "git" || nobodies.contains { local.contains($0) }
  }

  static func isReserved(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".")
    guard let top = labels.last, let name = labels.dropLast().last else { return true }
    if reservedTops.contains(String(top)) || fileEndings.contains(String(top)) { return true }
    return name == "example" && ["com", "org", "net"].contains(top) || labels.first == "noreply"
      || domain.hasSuffix("noreply.github.com")
  }
}
