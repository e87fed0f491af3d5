/// Prints text without the secrets in it, for everybody who shows a line of somebody's file.
package enum Redaction {
  /// The text with each secret replaced by its redacted form, as in `curl -H "token: ghp_…"`.
  ///
  /// Excused secrets stay as they are. Of a line within a private key the scanner sees nothing; give the whole text
  /// and the range of the line to `mask(_:in:matches:)` instead.
  package static func mask(_ text: String) -> String {
    let bytes = [UInt8](text.utf8)
    return mask(bytes, in: 0..<bytes.count, matches: SecretScanner.scan(bytes))
  }

  /// The text with an ellipsis in place of each email address, telephone number and the like.
  package static func maskPersonalData(_ text: String) -> String {
    let bytes = [UInt8](text.utf8)
    let matches = PersonalDataScanner.scan(bytes).map { match in
      SecretMatch(kind: match.kind.rawValue, title: match.kind.title, range: match.range, redacted: "…")
    }
    return mask(bytes, in: 0..<bytes.count, matches: matches)
  }

  /// The text of these bytes with each secret replaced; bytes that are no UTF-8 become `U+FFFD`.
  package static func mask(_ bytes: [UInt8]) -> String {
    mask(bytes, in: 0..<bytes.count, matches: SecretScanner.scan(bytes))
  }

  /// A part of a text, such as one line, with each secret replaced that reaches into it.
  ///
  /// - Parameters:
  ///   - range: The part in bytes; it is cut to the text.
  ///   - matches: What `SecretScanner.scan` found in the whole text.
  package static func mask(_ bytes: [UInt8], in range: Range<Int>, matches: [SecretMatch]) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    var masked: [UInt8] = []
    var index = range.lowerBound
    for match in matches where match.range.overlaps(range) {
      masked += bytes[index..<max(index, match.range.lowerBound)]
      masked += match.redacted.utf8
      index = min(match.range.upperBound, range.upperBound)
    }
    masked += bytes[index..<range.upperBound]
    return String(decoding: masked, as: UTF8.self)
  }
}
