/// The password of `curl -u user:password`, on the line of the command and the lines it continues on.
struct CurlCredentials: SecretMatcher {
  private let name: StaticString = "curl"
  private let options: [StaticString] = ["--user", "--proxy-user"]
  private let unquotedStops = ByteSet(" \t\"'`;|&<>)")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet("c"), ByteSet("u"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    guard text.has(name, at: offset), text.isWordStart(offset) else { return nil }
    var index = offset + name.utf8CodeUnitCount
    while index < text.count {
      switch text[index] {
      case "\n" where text[index - 1] != "\\" && !(text[index - 1] == "\r" && text[index - 2] == "\\"): return nil
      // The next command is a lead of its own; to stop there keeps many of them linear.
      case "c" where text.has(name, at: index): return nil
      case "-" where ByteSet.blanks.contains(text[index - 1]) || text[index - 1] == "\n":
        if let start = argument(text, ofOptionAt: index), let found = credentials(text, from: start) { return found }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Where the argument of `-u`, `-su`, `--user` or `--proxy-user` begins.
  private func argument(_ text: ScannedText, ofOptionAt offset: Int) -> Int? {
    var index: Int
    if let option = options.first(where: { text.has($0, at: offset) }) {
      index = offset + option.utf8CodeUnitCount
      guard text[index] == "=" || ByteSet.blanks.contains(text[index]) else { return nil }
      index += 1
    } else {
      let letters = text.endOfRun(of: .letters, from: offset + 1, limit: 8)
      if text[offset + 1] == "u" {
        index = offset + 2
      } else if letters > offset + 1, text[letters - 1] == "u", ByteSet.blanks.contains(text[letters]) {
        index = letters
      } else {
        return nil
      }
    }
    return text.endOfRun(of: .blanks, from: index, limit: 8)
  }

  private func credentials(_ text: ScannedText, from start: Int) -> SecretCandidate? {
    let quote = text[start]
    let isQuoted = quote == "\"" || quote == "'"
    let first = isQuoted ? start + 1 : start
    let stops: ByteSet = isQuoted ? ByteSet(quote) : unquotedStops
    var end = first
    while end < text.count, end - first < 320, text[end] >= 0x20, !stops.contains(text[end]) { end += 1 }
    guard let colon = text.bytes[first..<end].firstIndex(of: UInt8(ascii: ":")), colon > first else { return nil }
    guard text.isPassword(colon + 1..<end, of: first..<colon) else { return nil }
    let match = SecretMatch(
      kind: "curl-password", title: "password in a curl command", range: colon + 1..<end, redacted: "…")
    return SecretCandidate(match: match, evidence: .context)
  }
}
