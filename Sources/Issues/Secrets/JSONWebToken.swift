/// A signed JSON web token: two base64url objects, which begin with `ey` for `{"`, and a signature.
struct JSONWebToken: SecretMatcher {
  var leads: [(ByteSet, ByteSet)] { [(ByteSet("e"), ByteSet("y"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    // Within a base64url word no token begins; this also keeps `ey-ey-ey` linear.
    guard text.isWordStart(offset), text[offset - 1] != "-" else { return nil }
    let header = text.endOfRun(of: .base64URL, from: offset)
    guard header - offset >= 17, text.has(".ey", at: header) else { return nil }
    let payload = text.endOfRun(of: .base64URL, from: header + 1)
    guard payload - header >= 17, text[payload] == "." else { return nil }
    let end = text.endOfRun(of: .base64URL, from: payload + 1)
    guard end - payload > 16 else { return nil }
    let signature = payload + 1..<end
    let isReal = text.entropy(of: signature) >= 3 && !text.hasFiller(signature) && !text.isPlaceholder(offset..<header)
    let match = SecretMatch(kind: "jwt", title: "JSON web token", range: offset..<end, redacted: "ey…")
    return SecretCandidate(match: match, evidence: isReal ? .form : .placeholder)
  }
}
