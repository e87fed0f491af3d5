internal import FoundationEssentials

/// The credentials of `Authorization: Basic …`, `Bearer …` or `token …`, in a header, a command or a dictionary.
struct AuthorizationHeader: SecretMatcher {
  private let name = [UInt8]("authorization".utf8)
  private let schemes = ["basic", "bearer", "token"].map { [UInt8]($0.utf8) }
  private let separators = ByteSet("\"'\\ \t:=,>")
  private let quotes = ByteSet("\"'\\`")
  private let value = ByteSet("A-Za-z0-9+/=._~-")

  var leads: [(ByteSet, ByteSet)] { [(ByteSet("aA"), ByteSet("uU"))] }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    guard text.hasIgnoringCase(name, at: offset), text.isWordStart(offset) else { return nil }
    let afterName = offset + name.count
    let start = text.endOfRun(of: separators, from: afterName, limit: 8)
    guard start > afterName, let scheme = schemes.first(where: { text.hasIgnoringCase($0, at: start) }) else {
      return nil
    }
    let afterScheme = start + scheme.count
    let first = text.endOfRun(of: .blanks, from: afterScheme, limit: 4)
    guard first > afterScheme else { return nil }
    let end = text.endOfRun(of: value, from: first, limit: 8192)
    let credentials = first..<end
    guard scheme == schemes[0] ? isBasic(text, credentials) : isToken(text, credentials) else { return nil }
    let match = SecretMatch(
      kind: "authorization-header", title: "credentials in an Authorization header", range: credentials, redacted: "…")
    return SecretCandidate(match: match, evidence: .context)
  }

  private func isToken(_ text: ScannedText, _ range: Range<Int>) -> Bool {
    range.count >= 16 && text.entropy(of: range) >= 3 && text.count(of: .digits, in: range) > 0
      && !text.isPlaceholder(range) && !text.isName(range)
  }

  private func isBasic(_ text: ScannedText, _ range: Range<Int>) -> Bool {
    guard range.count >= 8, range.count <= 512, let data = Data(base64Encoded: text.string(range)) else { return false }
    let decoded = ScannedText([UInt8](data))
    guard let colon = decoded.bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return decoded.isPassword(colon + 1..<decoded.count, of: 0..<colon)
  }
}
