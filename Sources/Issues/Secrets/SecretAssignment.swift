/// A value assigned to a name such as `password` or `API_KEY`, if the value itself looks random.
struct SecretAssignment: SecretMatcher {
  private enum Name { case password, key }

  private let blanks = ByteSet.blanks
  private let quotes = ByteSet("\"'`")
  private let unquoted = ByteSet("!#-&*+.-:=?-Z^_a-z|~-")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet(":="), .any)] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    guard let name = name(in: text, before: offset), let start = valueStart(text, after: offset) else { return nil }
    let isQuoted = quotes.contains(text[start])
    let first = isQuoted ? start + 1 : start
    guard let end = isQuoted ? closingQuote(text, from: first) : unquotedEnd(text, from: first) else { return nil }
    let value = first..<end
    guard isRandom(text, value, for: name), isQuoted || !isCode(text, value, for: name) else { return nil }
    let match = SecretMatch(
      kind: name == .password ? "password-assignment" : "key-assignment",
      title: name == .password ? "password" : "secret key", range: value, redacted: "…")
    return SecretCandidate(match: match, evidence: .context)
  }

  /// The kind of name that ends before the sign, within quotes or blanks, whatever its case and separators.
  private func name(in text: ScannedText, before offset: Int) -> Name? {
    var end = text.startOfRun(of: blanks, before: offset, limit: 8)
    if quotes.contains(text[end - 1]) { end -= 1 }
    // The last letters of all names; most signs in a text are dismissed here.
    let last = text[end - 1].lowercasedASCII
    switch last {
    case "d", "e", "n", "s", "t", "y": break
    default: return nil
    }
    func ends(with word: [UInt8]) -> Bool {
      guard word.last == last else { return false }
      var index = end
      for byte in word.reversed() {
        while index < end, text[index - 1] == "_" || text[index - 1] == "-" { index -= 1 }
        index -= 1
        guard text[index].lowercasedASCII == byte else { return false }
      }
      return true
    }
    if Self.passwords.contains(where: ends) { return .password }
    return Self.keys.contains(where: ends) && !Self.publicKeys.contains(where: ends) ? .key : nil
  }

  /// Where the value begins, unless the sign compares (`==`), scopes (`::`) or begins an address (`://`).
  private func valueStart(_ text: ScannedText, after offset: Int) -> Int? {
    let isColon = text[offset] == ":"
    var index = offset + 1
    switch text[index] {
    case "=":
      guard isColon else { return nil }
      index += 1
    case ">" where !isColon: index += 1
    case ":", "/": return nil
    default: break
    }
    return text.endOfRun(of: blanks, from: index, limit: 8)
  }

  private func closingQuote(_ text: ScannedText, from start: Int) -> Int? {
    let quote = text[start - 1]
    var end = start
    while end - start <= 200, text[end] >= 0x20, text[end] != quote { end += 1 }
    return text[end] == quote ? end : nil
  }

  private func unquotedEnd(_ text: ScannedText, from start: Int) -> Int? {
    let limit = text.endOfRun(of: unquoted, from: start, limit: 201)
    guard limit - start <= 200 else { return nil }
    var end = (start..<limit).first { isNextParameter(text, at: $0) } ?? limit
    while end > start, text[end - 1] == "." || text[end - 1] == ":" { end -= 1 }
    return end
  }

  /// Whether an `&` here begins the next parameter of a query; in a password it is a character like others.
  private func isNextParameter(_ text: ScannedText, at offset: Int) -> Bool {
    guard text[offset] == "&" else { return false }
    let end = text.endOfRun(of: .words, from: offset + 1, limit: 32)
    return end > offset + 1 && text[end] == "="
  }
}

extension SecretAssignment {
  private static let passwords = ["password", "passwd", "passphrase", "pwd"].map { [UInt8]($0.utf8) }

  private static let keys = [
    "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "signingkey", "encryptionkey", "authkey",
    "accountkey", "credentials",
  ].map { [UInt8]($0.utf8) }

  /// Names that end as a secret's and hold none.
  private static let publicKeys = [
    "pagetoken", "nexttoken", "csrftoken", "xsrftoken", "synctoken", "continuationtoken", "cancellationtoken",
    "idempotencytoken", "unexpectedtoken", "publickeytoken",
  ].map { [UInt8]($0.utf8) }

  private static let authority = [UInt8]("://".utf8)

  /// What a path or a digest begins with.
  private static let pathsAndDigests = [
    "/", "./", "../", "~", "\\", "sha1", "sha256", "sha384", "sha512", "md5",
  ].map { [UInt8]($0.utf8) }

  /// Whether the value has the mixture of a generated secret, and nothing of a name, a path or a digest.
  private func isRandom(_ text: ScannedText, _ value: Range<Int>, for name: Name) -> Bool {
    let digits = text.count(of: .digits, in: value)
    guard digits > 0, text.count(of: .letters, in: value) > 0, !text.isPlaceholder(value) else { return false }
    guard !text.isName(value), !text.isUUID(value), !isPath(text, value) else { return false }
    switch name {
    case .password:
      let classes = [ByteSet.lower, .upper, .digits, .symbols]
      let mixture = classes.count { text.count(of: $0, in: value) > 0 }
      return value.count >= 8 && text.count(of: blanks, in: value) == 0
        && (mixture >= 3 ? text.entropy(of: value) >= 2.75 : value.count >= 16 && text.entropy(of: value) >= 3.25)
    case .key:
      let (length, floor) = text.consists(of: .hexadecimals, in: value) ? (24, 3.0) : (16, 3.5)
      return value.count >= length && digits >= 2 && text.entropy(of: value) >= floor
        && text.consists(of: .keyBytes, in: value)
    }
  }

  private func isPath(_ text: ScannedText, _ value: Range<Int>) -> Bool {
    let isDrive = text[value.lowerBound + 1] == ":" && text[value.lowerBound + 2] == "\\"
    return isDrive || Self.pathsAndDigests.contains { text.has($0, at: value.lowerBound) }
      || text.containsIgnoringCase(Self.authority, in: value)
  }

  /// Whether an unquoted value is an expression: it calls, indexes, or reads a member of a name.
  private func isCode(_ text: ScannedText, _ value: Range<Int>, for name: Name) -> Bool {
    let next = text[value.upperBound]
    if next == "(" || next == "[" || next == "<" { return true }
    // A password may well have a full stop behind letters and digits.
    let head = text.endOfRun(of: name == .key ? .words : .nameBytes, from: value.lowerBound, limit: value.count)
    return head > value.lowerBound && head < value.upperBound && ByteSet.accesses.contains(text[head])
  }
}

extension ScannedText {
  /// Whether a range reads as a name with a number: parts of letters, each with digits at most at its end, as in
  /// `my-secret-v2-2024` or `Version2.0`.
  func isName(_ range: Range<Int>) -> Bool {
    var afterDigit = false
    for byte in bytes[range] {
      if ByteSet.letters.contains(byte) {
        if afterDigit { return false }
      } else if ByteSet.digits.contains(byte) {
        afterDigit = true
      } else if ByteSet.nameJoins.contains(byte) {
        afterDigit = false
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a range is a UUID, which names something more often than it protects it.
  func isUUID(_ range: Range<Int>) -> Bool {
    range.count == 36 && consists(of: .uuidBytes, in: range)
      && [8, 13, 18, 23].allSatisfy { self[range.lowerBound + $0] == "-" }
  }
}

extension ByteSet {
  fileprivate static let accesses = ByteSet(".[(")
  fileprivate static let nameJoins = ByteSet("._/:-")
  fileprivate static let lower = ByteSet("a-z")
  fileprivate static let upper = ByteSet("A-Z")
  fileprivate static let symbols = ByteSet("!-,/:-@[-^`{-~")
  fileprivate static let keyBytes = ByteSet("A-Za-z0-9+/=_.~:!-")
  fileprivate static let nameBytes = ByteSet("A-Za-z_")
  fileprivate static let uuidBytes = ByteSet("0-9a-fA-F-")
}
