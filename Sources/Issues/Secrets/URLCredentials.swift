/// The password of `scheme://user:password@host`.
struct URLCredentials: SecretMatcher {
  private let scheme = ByteSet("A-Za-z0-9+.-")
  private let userinfo = ByteSet("A-Za-z0-9._~!$%&*+;=:@?#^|{}<>-")
  private let host = ByteSet("A-Za-z0-9[")
  private let stops = ByteSet("?#")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet(":"), ByteSet("/"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    let start = offset + 3
    guard text[offset + 2] == "/", scheme.contains(text[offset - 1]) else { return nil }
    let end = text.endOfRun(of: userinfo, from: start, limit: 320)
    guard let at = text.bytes[start..<end].lastIndex(of: UInt8(ascii: "@")), host.contains(text[at + 1]) else {
      return nil
    }
    guard let colon = text.bytes[start..<at].firstIndex(of: UInt8(ascii: ":")), colon - start <= 128 else { return nil }
    let password = colon + 1..<at
    guard isSecret(text, password, of: start..<colon) else { return nil }
    let match = SecretMatch(
      kind: "url-password", title: "password in a URL", range: password, redacted: "…")
    return SecretCandidate(match: match, evidence: .context)
  }

  private func isSecret(_ text: ScannedText, _ password: Range<Int>, of user: Range<Int>) -> Bool {
    // A query or a fragment holds an address here, not a password.
    guard text.count(of: stops, in: user) == 0, text.count(of: stops, in: password) == 0 else { return false }
    return text.isPassword(password, of: user)
  }
}

extension ScannedText {
  /// Whether a range may be the password of this user: no placeholder, no word of documentation, and not the name
  /// of the user once more.
  func isPassword(_ password: Range<Int>, of user: Range<Int>) -> Bool {
    guard password.count >= 4, !isPlaceholder(password), entropy(of: password) >= 1.5 else { return false }
    let value = string(password).lowercased()
    return !Placeholder.passwords.contains(value) && value != string(user).lowercased()
  }
}
