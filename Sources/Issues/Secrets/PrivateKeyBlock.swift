/// A private key between `-----BEGIN … PRIVATE KEY-----` and its end, or as far as it was pasted.
///
/// The lines may be quoted, commented, indented, or joined by `\n` as in JSON.
struct PrivateKeyBlock: SecretMatcher {
  private let begin: StaticString = "-----BEGIN"
  private let end: StaticString = "-----END"
  private let name = [UInt8]("private key".utf8)
  private let dashes: StaticString = "-----"
  private let label = ByteSet("A-Z0-9 _")
  private let body = ByteSet("A-Za-z0-9+/= \t\r\n\\>\"',:;.()#*|_-")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet("-"), ByteSet("-"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    guard text.has(begin, at: offset) else { return nil }
    let labelStart = offset + begin.utf8CodeUnitCount
    let labelEnd = text.endOfRun(of: label, from: labelStart, limit: 100)
    guard text.has(dashes, at: labelEnd), text.containsIgnoringCase(name, in: labelStart..<labelEnd) else { return nil }
    let start = labelEnd + dashes.utf8CodeUnitCount
    let (stop, longest) = measure(text, from: start)
    // The shortest key, Ed25519, fills one line of 64.
    guard longest.count >= 40 else { return nil }
    let header = text.string(offset..<start)
    var blockEnd = stop
    if text.has(end, at: stop) {
      blockEnd = text.endOfRun(of: label, from: stop + end.utf8CodeUnitCount, limit: 100)
      if text.has(dashes, at: blockEnd) { blockEnd += dashes.utf8CodeUnitCount }
    }
    let isReal = text.entropy(of: longest) >= 3 && !text.hasFiller(longest)
    let match = SecretMatch(
      kind: "private-key", title: "private key", range: offset..<blockEnd, redacted: "\(header)…")
    return SecretCandidate(match: match, evidence: isReal ? .form : .placeholder)
  }

  /// Where the body ends, and its longest run of base64.
  private func measure(_ text: ScannedText, from start: Int) -> (end: Int, longest: Range<Int>) {
    var longest = start..<start
    var last = start
    var index = start
    while index < text.count, body.contains(text[index]), !text.has(dashes, at: index) {
      let run = text.endOfRun(of: .base64, from: index)
      if run - index > longest.count { longest = index..<run }
      if run - index >= 16 { last = run }
      // Of an escaped newline only the backslash is apart from the base64 before it; the `n` is skipped here.
      index = run > index ? run : index + (text[index] == "\\" ? 2 : 1)
    }
    // What was cut off ends with its last line of base64, and not with the prose behind it.
    return (text.has(end, at: index) ? index : last, longest)
  }
}
