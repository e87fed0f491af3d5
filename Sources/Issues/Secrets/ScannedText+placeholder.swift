extension ScannedText {
  /// Whether a range reads as a stand-in for a secret rather than as a secret: `xxxx`, `YOUR_TOKEN_HERE`,
  /// `AKIAIOSFODNN7EXAMPLE`, `0123456789`, `${TOKEN}`.
  ///
  /// The words are long enough that a random token of 100 letters has one in fewer than 1 of 10,000 cases.
  func isPlaceholder(_ range: Range<Int>) -> Bool {
    range.isEmpty || isVariable(range) || hasFiller(range) || containsPlaceholderWord(range)
  }

  /// Whether a range has six equal bytes in a row, `xxxx`, `***` or `...`, or six that count up or down.
  func hasFiller(_ range: Range<Int>) -> Bool {
    var equal = 1
    var rising = 1
    var falling = 1
    var previous: UInt8 = 0
    for byte in bytes[range].lazy.map(\.lowercasedASCII) {
      let isMask = byte == "*" || byte == "."
      equal = byte == previous ? equal + 1 : 1
      rising = byte == successor(of: previous) ? rising + 1 : 1
      falling = previous == successor(of: byte) ? falling + 1 : 1
      if equal >= 6 || rising >= 6 || falling >= 6 { return true }
      if equal >= 4 && byte == "x" || equal >= 3 && isMask { return true }
      previous = byte
    }
    return false
  }

  /// Whether a range names a value that is filled in elsewhere: `$TOKEN`, `${{ secrets.TOKEN }}`, `<token>`, `%s`.
  private func isVariable(_ range: Range<Int>) -> Bool {
    let first = self[range.lowerBound]
    let last = self[range.upperBound - 1]
    switch (first, last) {
    case (UInt8(ascii: "$"), _), (UInt8(ascii: "%"), _): return true
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")): return true
    case (UInt8(ascii: "{"), UInt8(ascii: "}")): return true
    default: break
    }
    return Placeholder.openings.contains { containsIgnoringCase($0, in: range) }
  }

  private func containsPlaceholderWord(_ range: Range<Int>) -> Bool {
    Placeholder.words.contains { containsIgnoringCase($0, in: range) }
  }

  /// The next byte in `0…9` or `a…z`, where 0 follows 9 as on a keyboard.
  private func successor(of byte: UInt8) -> UInt8? {
    switch byte {
    case "9": UInt8(ascii: "0")
    case UInt8(ascii: "0")..<UInt8(ascii: "9"), UInt8(ascii: "a")..<UInt8(ascii: "z"): byte + 1
    default: nil
    }
  }
}

/// The spellings by which people mark a value as not the real one.
enum Placeholder {
  static let openings = ["${", "$(", "\\(", "{{", "#{", "<%", "&lt;", "%24"].map { [UInt8]($0.utf8) }

  static let words = [
    "example", "placeholder", "changeme", "change-me", "change_me", "changeit", "redacted", "removed", "censored",
    "hidden", "dummy", "sample", "yourtoken", "yourkey", "yoursecret", "yourpass", "yourapi", "your_", "your-",
    "my_token", "mytoken", "insert", "replace", "fake_", "fake-", "faketoken", "notreal", "not-real", "not_real",
    "deadbeef", "foobar", "asdfgh", "qwerty", "loremipsum", "tokenhere", "keyhere", "_here", "-here",
  ].map { [UInt8]($0.utf8) }

  /// What stands for a password where a real one would not: the default of a product, an RFC's example, or the
  /// word itself. A weak password of somebody's own is still a secret.
  static let passwords: Set<String> = [
    "pass", "passwd", "password", "pwd", "pw", "psw", "secret", "token", "key", "apikey", "api_key", "api-token",
    "test", "testing", "test123", "pass123", "password1", "password123", "passw0rd", "p@ssw0rd", "p4ssw0rd",
    "admin", "admin123", "root", "toor", "guest", "user", "username", "login", "default", "demo", "foo", "bar",
    "baz", "abc", "abc123", "123", "1234", "12345", "xxx", "none", "null", "nil", "undefined", "true", "false",
    "empty", "string", "value", "postgres", "mysql", "mypass", "mypassword", "mysecret", "mysecretpassword",
    "my-secret-pw", "secretpassword", "supersecret", "port", "host", "hostname",
    "open sesame", "opensesame", "x-oauth-basic", "x-token-auth", "anonymous", "anoncvs", "gx1fbat3bv",
    "7fjfp0zbr1ktdrbnfvdmiw", "--", "_", "-",
  ]
}
