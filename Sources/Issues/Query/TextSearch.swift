/// What `search` looks for: all words of a text, best where they stand together; between double quotes, the text as it is.
package struct TextSearch: Sendable {
  /// How well an issue answers, the best first: in the title before the text, together before apart, at the start of a
  /// word before the middle.
  package enum Rank: Int, Sendable, CaseIterable {
    case phraseStartsWordOfTitle, phraseInTitle, wordsStartInTitle, wordsInTitle
    case phraseStartsWord, phrase, wordsStart, words
  }

  /// All of them have to stand in an issue.
  let patterns: [TextPattern]
  /// The whole text.
  private let phrase: TextPattern

  /// Nil where there is nothing to look for.
  package init?(_ text: String) {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    if trimmed.count > 2, trimmed.hasPrefix("\""), trimmed.hasSuffix("\"") {
      phrase = TextPattern(String(trimmed.dropFirst().dropLast()))
      patterns = [phrase]
      return
    }
    let words = trimmed.split(whereSeparator: \.isWhitespace).map(String.init)
    patterns = words.map { Self.pattern($0) }
    phrase = words.count == 1 ? patterns[0] : TextPattern(words.joined(separator: " "))
  }

  private static func pattern(_ word: String) -> TextPattern {
    word.count > 1 && word.hasSuffix("*") ? TextPattern(String(word.dropLast()), .atWordStart) : TextPattern(word)
  }

  /// How well an issue answers that holds all patterns.
  package func rank(_ issue: some IssueFields) -> Rank {
    var rank = Rank.words
    issue.readText { rank = self.rank($0) }
    return rank
  }

  /// - Parameter text: The folded title, a zero and the folded body.
  private func rank(_ text: UnsafeRawBufferPointer) -> Rank {
    let end = text.firstIndex(of: 0) ?? text.count
    let title = UnsafeRawBufferPointer(rebasing: text[..<end])
    if let isStart = Self.find(phrase, in: title) { return isStart ? .phraseStartsWordOfTitle : .phraseInTitle }
    if let areStarts = findAll(in: title) { return areStarts ? .wordsStartInTitle : .wordsInTitle }
    if let isStart = Self.find(phrase, in: text) { return isStart ? .phraseStartsWord : .phrase }
    return findAll(in: text) ?? false ? .wordsStart : .words
  }

  /// Whether all words begin words of a text; nil where one of them is missing.
  private func findAll(in text: UnsafeRawBufferPointer) -> Bool? {
    var areStarts = true
    for pattern in patterns {
      guard let isStart = Self.find(pattern, in: text) else { return nil }
      if !isStart { areStarts = false }
    }
    return areStarts
  }

  /// Whether a pattern begins a word of a text; nil where it is missing.
  private static func find(_ pattern: TextPattern, in text: UnsafeRawBufferPointer) -> Bool? {
    var isFound = false
    for place in TextPlaces(of: pattern.folded, in: text) {
      if place.isWordStart { return true }
      isFound = pattern.place == .anywhere
    }
    return isFound ? false : nil
  }

  /// Where the search is answered in a line, in characters: by the whole text, or else by its words.
  package func places(in line: String) -> [Range<Int>] {
    let characters = FoldedLine(line)
    let phrases = characters.places(of: phrase)
    guard phrases.isEmpty else { return phrases }
    var places: [Range<Int>] = []
    for place in patterns.flatMap({ characters.places(of: $0) }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = places.last, place.lowerBound <= last.upperBound {
        places[places.count - 1] = last.lowerBound..<Swift.max(last.upperBound, place.upperBound)
      } else {
        places.append(place)
      }
    }
    return places
  }

  /// Whether the whole text stands in a line.
  package func isWhole(in line: String) -> Bool { phrase.occurs(in: line) }
}

/// A line as it is searched, with the character that each byte comes from.
private struct FoldedLine {
  private var bytes: [UInt8] = []
  private var characters: [Int] = []

  init(_ line: String) {
    for (index, character) in line.enumerated() {
      let folded = String(character).folded.utf8
      bytes += folded
      characters += repeatElement(index, count: folded.count)
    }
  }

  func places(of pattern: TextPattern) -> [Range<Int>] {
    let length = pattern.folded.utf8.count
    var places: [Range<Int>] = []
    bytes.withUnsafeBytes { text in
      for place in TextPlaces(of: pattern.folded, in: text) where pattern.place == .anywhere || place.isWordStart {
        let range = characters[place.offset]..<(characters[place.offset + length - 1] + 1)
        if range.lowerBound >= places.last?.upperBound ?? 0 { places.append(range) }
      }
    }
    return places
  }
}
