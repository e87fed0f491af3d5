/// Follows the fenced code of a Markdown text, where it is certain.
///
/// A fence that was seen where cmark-gfm sees none would hide text from whoever passes over it. So in doubt, in lists or
/// in HTML, no fence is seen, nor any behind it.
struct MarkdownFences {
  private enum State {
    case outside
    case fenced(UInt8, length: Int)
    /// In HTML that a blank line ends.
    case html
    /// In an HTML comment.
    case comment
    /// Where nothing is certain any more.
    case unknown
  }
  private var state = State.outside

  mutating func passBlank() {
    if case .html = state { state = .outside }
  }

  /// Whether a line, which is not blank, is fenced code or a fence.
  ///
  /// - Parameter depth: The most quotes and lists that may be open before the line.
  mutating func hold(_ line: MarkdownLine, inside depth: Int) -> Bool {
    switch state {
    case .unknown: return false
    case .fenced(let sign, let length):
      let run = line.text.prefix { $0 == sign }.count
      let isEnd =
        line.indentation < 4 && run >= length && line.text.dropFirst(run).allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isEnd { state = .outside }
      return true
    case .comment:
      if Self.fence(line) != nil { state = .unknown } else if Self.endsComment(line.text[...]) { state = .outside }
      return false
    case .html:
      if Self.fence(line) != nil { state = .unknown }
      return false
    case .outside:
      if let fence = Self.fence(line) { return open(fence, line, inside: depth) }
      if line.text.first == UInt8(ascii: "<") { state = Self.html(line.text) }
      return false
    }
  }

  private mutating func open(_ fence: (sign: UInt8, length: Int), _ line: MarkdownLine, inside depth: Int) -> Bool {
    // A list's text stands behind two columns or more: before them, none is open any more.
    if line.indentation < 2 || (depth == 0 && line.indentation < 4) {
      state = .fenced(fence.sign, length: fence.length)
      return true
    }
    // Where no list is open, four blanks make code or the rest of a paragraph of it.
    if depth > 0 { state = .unknown }
    return false
  }

  private static func fence(_ line: MarkdownLine) -> (sign: UInt8, length: Int)? {
    guard let sign = line.text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    let length = line.text.prefix { $0 == sign }.count
    guard length >= 3 else { return nil }
    if sign == UInt8(ascii: "`"), line.text.dropFirst(length).contains(sign) { return nil }
    return (sign, length)
  }

  private static func html(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> State {
    if text.starts(with: "<!--".utf8) { return endsComment(text.dropFirst(4)) ? .outside : .comment }
    let start = text.prefix(10).map { $0 | 0x20 }
    let isLong = ["<pre", "<script", "<style", "<textarea"].contains { start.starts(with: $0.utf8) }
    let second = text.dropFirst().first
    return isLong || second == UInt8(ascii: "!") || second == UInt8(ascii: "?") ? .unknown : .html
  }

  private static func endsComment(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var dashes = 0
    for byte in text {
      if byte == UInt8(ascii: ">"), dashes >= 2 { return true }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return false
  }
}
