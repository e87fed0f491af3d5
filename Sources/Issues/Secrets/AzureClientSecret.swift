/// The secret of an Azure AD application, known by the `Q~` at its fifth place.
struct AzureClientSecret: SecretMatcher {
  private let alphabet = ByteSet("A-Za-z0-9_~.-")
  private let joins = ByteSet("~.-")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet("Q"), ByteSet("~"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    let start = offset - 4
    guard start >= 0, ByteSet.digits.contains(text[offset - 1]), text.consists(of: alphabet, in: start..<offset),
      text.isWordStart(start), !joins.contains(text[start - 1])
    else { return nil }
    var end = text.endOfRun(of: alphabet, from: offset + 2, limit: 36)
    if text[end - 1] == "." { end -= 1 }
    guard (31...34).contains(end - offset - 2) else { return nil }
    let isReal = text.entropy(of: start..<end) >= 3 && !text.isPlaceholder(start..<end)
    let match = SecretMatch(
      kind: "azure-client-secret", title: "Azure AD client secret", range: start..<end, redacted: "…")
    return SecretCandidate(match: match, evidence: isReal ? .form : .placeholder)
  }
}
