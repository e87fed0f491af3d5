/// A token that begins with a prefix of its own: `ghp_` and 36 letters and digits.
struct TokenPattern: SecretMatcher {
  private let kind: String
  private let title: String
  private let prefixes: [[UInt8]]
  private let alphabet: ByteSet
  private let lengths: ClosedRange<Int>
  private let entropy: Double
  private let marker: [UInt8]
  private var digits = 0

  /// - Parameters:
  ///   - prefixes: What the token begins with, several of them apart by spaces.
  ///   - alphabet: The bytes behind the prefix.
  ///   - lengths: How many of them there are.
  ///   - entropy: The bits a byte they must have at least.
  ///   - marker: Bytes that must be among them.
  init(
    _ kind: String, _ title: String, _ prefixes: String, _ alphabet: ByteSet, _ lengths: ClosedRange<Int>,
    entropy: Double = 3, marker: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.prefixes = prefixes.split(separator: " ").map { [UInt8]($0.utf8) }
    self.alphabet = alphabet
    self.lengths = lengths
    self.entropy = entropy
    self.marker = [UInt8](marker.utf8)
  }

  /// The same pattern, for tokens that have at least so many digits.
  func digits(_ minimum: Int) -> TokenPattern {
    var pattern = self
    pattern.digits = minimum
    return pattern
  }

  var leads: [(ByteSet, ByteSet)] {
    prefixes.map { (ByteSet($0[0]), ByteSet($0[1])) }
  }

  func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? {
    guard text.isWordStart(offset), let prefix = prefixes.first(where: { text.has($0, at: offset) }) else { return nil }
    let start = offset + prefix.count
    var end = text.endOfRun(
      of: alphabet, from: start, limit: lengths.upperBound == .max ? .max : lengths.upperBound + 1)
    // A full stop behind a token ends the sentence.
    while end > start, text[end - 1] == "." { end -= 1 }
    let body = start..<end
    guard lengths.contains(body.count), text.isWordEnd(end), hasMarker(text, body) else { return nil }
    guard digits == 0 || text.count(of: .digits, in: body) >= digits else { return nil }
    let isReal = text.entropy(of: body) >= entropy && !text.isPlaceholder(body)
    let redacted = String(decoding: prefix, as: UTF8.self) + "…"
    return SecretCandidate(
      match: SecretMatch(kind: kind, title: title, range: offset..<end, redacted: redacted),
      evidence: isReal ? .form : .placeholder)
  }

  private func hasMarker(_ text: ScannedText, _ body: Range<Int>) -> Bool {
    marker.isEmpty || body.contains { text.has(marker, at: $0) && $0 + marker.count <= body.upperBound }
  }
}
