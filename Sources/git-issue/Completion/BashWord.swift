/// A word as it is written in a line of Bash, with its quotes.
///
/// What is between them is never run or looked up: `$(…)` in it stays what it is.
struct BashWord {
  /// What the word says.
  let text: String
  /// The quote that is still open at its end.
  private let quote: Character?
  /// What the word says before the part that Bash replaces.
  private let kept: String

  /// - Parameter breaks: `COMP_WORDBREAKS`: behind the last of these that is not in quotes a word begins for Bash.
  init(_ word: String, breaks: String = "") {
    // What stands before the last break, and before the quote that is open.
    var (text, behindBreak, beforeQuote) = ("", "", "")
    var quote: Character?
    var characters = word[...]
    while let character = characters.popFirst() {
      switch (character, quote) {
      case ("\\", nil), ("\\", "\""):
        guard let next = characters.popFirst() else { break }
        if quote != nil, !"$`\"\\".contains(next) { text.append(character) }
        text.append(next)
      case ("'", nil), ("\"", nil): (quote, beforeQuote) = (character, text)
      case (_, let open) where character == open: quote = nil
      default:
        text.append(character)
        if quote == nil, breaks.contains(character) { behindBreak = text }
      }
    }
    (self.text, self.quote) = (text, quote)
    kept = quote == nil ? behindBreak : beforeQuote
  }

  /// What Bash writes in place of the word's last part; nil for what cannot be written there.
  func completion(_ candidate: Candidate) -> String? {
    guard candidate.text.lowercased().hasPrefix(kept.lowercased()) else { return nil }
    let rest = candidate.text.dropFirst(kept.count)
    switch quote {
    // Readline closes the quotes itself.
    case "'": return String(rest).replacing("'", with: #"'\''"#)
    // No quotes keep the history from being looked up for what stands behind a `!` between these.
    case .some: return rest.contains("!") ? nil : Self.escape(rest) { "$`\"\\".contains($0) }
    case nil: return Self.escape(rest) { $0.isASCII && !$0.isPlainInShell } + (candidate.isWhole ? " " : "")
    }
  }

  private static func escape(_ text: Substring, _ isSpecial: (Character) -> Bool) -> String {
    var escaped = ""
    for character in text {
      if isSpecial(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}

extension Character {
  fileprivate var isPlainInShell: Bool { isLetter || isNumber || "_@%+=:,./-".contains(self) }
}
