/// Finds secrets in a text: tokens by their form, passwords by the words around them.
///
/// One pass looks at each pair of bytes and asks only the matchers that the pair announces, so that the time grows
/// with the length of the text and text without secrets costs next to nothing. It favours precision: what looks
/// like a placeholder, has little entropy or stands on an excused line is not reported.
package enum SecretScanner {
  /// The secrets of a text, in order and without overlaps.
  ///
  /// - Parameter bytes: The text in UTF-8, or in anything that contains ASCII.
  package static func scan(_ bytes: [UInt8]) -> [SecretMatch] {
    let candidates = candidates(in: ScannedText(bytes))
    guard !candidates.isEmpty else { return [] }
    var excuses = SecretExcuses(of: ScannedText(bytes))
    return resolve(candidates).filter { !excuses.excuse($0.range.lowerBound) }
  }

  private static let dispatch = SecretDispatch(TokenPattern.table + contextual)

  private static let contextual: [any SecretMatcher] = [
    JSONWebToken(), PrivateKeyBlock(), AzureClientSecret(), TelegramBotToken(), URLCredentials(), CurlCredentials(),
    AuthorizationHeader(), SecretAssignment(),
  ]

  private static func candidates(in text: ScannedText) -> [SecretCandidate] {
    let dispatch = dispatch
    var found: [SecretCandidate] = []
    var index = 0
    while let lead = dispatch.nextLead(in: text.bytes, from: index) {
      index = lead + 1
      for matcher in dispatch.matchers(at: lead, in: text.bytes) {
        guard let candidate = matcher.candidate(in: text, at: lead) else { continue }
        if candidate.evidence != .placeholder { found.append(candidate) }
        if candidate.evidence != .context {
          index = max(index, candidate.match.range.upperBound)
          break
        }
      }
    }
    return found
  }

  /// Joins what overlaps: the form of a token says better what it is than the words around it, and what either
  /// covers is secret.
  private static func resolve(_ candidates: [SecretCandidate]) -> [SecretMatch] {
    var resolved: [SecretCandidate] = []
    for next in candidates.sorted(by: { $0.match.range.lowerBound < $1.match.range.lowerBound }) {
      guard let last = resolved.last, last.match.range.upperBound > next.match.range.lowerBound else {
        resolved.append(next)
        continue
      }
      let better = last.evidence == .context && next.evidence == .form ? next : last
      let range = last.match.range.lowerBound..<max(last.match.range.upperBound, next.match.range.upperBound)
      let match = SecretMatch(
        kind: better.match.kind, title: better.match.title, range: range, redacted: better.match.redacted)
      resolved[resolved.count - 1] = SecretCandidate(match: match, evidence: better.evidence)
    }
    return resolved.map(\.match)
  }
}
