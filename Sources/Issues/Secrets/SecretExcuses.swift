/// Tells which lines their author has excused: with `gitleaks:allow` or `pragma: allowlist secret` on the line, or
/// alone in an HTML comment, which Markdown does not show, on the line before. Of a secret of several lines, the
/// first one counts.
struct SecretExcuses {
  private static let marks = ["gitleaks:allow", "pragma: allowlist secret"].map { [UInt8]($0.utf8) }
  private static let nextLineMark = [UInt8]("pragma: allowlist nextline secret".utf8)

  private let text: ScannedText
  /// The line asked for last, as secrets come in order and a long line may hold many.
  private var line = 0..<0
  private var isExcused = false

  init(of text: ScannedText) {
    self.text = text
  }

  /// Whether the line of an offset is excused; offsets are asked for in rising order.
  mutating func excuse(_ offset: Int) -> Bool {
    if line.contains(offset) { return isExcused }
    line = lineRange(at: offset, from: line.upperBound)
    isExcused = hasMark(in: line) || followsMark(line)
    return isExcused
  }

  private func hasMark(in range: Range<Int>) -> Bool {
    Self.marks.contains { text.containsIgnoringCase($0, in: range) }
  }

  private func followsMark(_ line: Range<Int>) -> Bool {
    guard line.lowerBound > 0 else { return false }
    let before = lineRange(at: line.lowerBound - 1, from: 0)
    if text.containsIgnoringCase(Self.nextLineMark, in: before) { return true }
    let content = trimmed(before)
    return text.has("<!--", at: content.lowerBound)
      && text.has("-->", at: content.upperBound - 3) && hasMark(in: content)
  }

  private func lineRange(at offset: Int, from floor: Int) -> Range<Int> {
    var start = offset
    while start > floor, text[start - 1] != "\n" { start -= 1 }
    var end = offset
    while end < text.count, text[end] != "\n" { end += 1 }
    return start..<min(end + 1, text.count)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = text.bytes[range].last, last <= 0x20 { range.removeLast() }
    return text.endOfRun(of: .blanks, from: range.lowerBound, limit: range.count)..<range.upperBound
  }
}
