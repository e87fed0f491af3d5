import TestSupport
import Testing

@testable import Issues

@Suite struct `Phrases of whole words` {
  private static let text: StaticString = """
    no, no idea, no idea why, not sure, größe, see the log, a, a b, a b c d, não sei
    re, rep, repro, 无法, i dont know
    """
  private static let phrases = "\(text)".split { ",\n".contains($0) }.map { $0.split(separator: " ") }

  /// The longest phrase that words start with, found by asking each.
  private static func length(atStartOf words: [Substring]) -> Int {
    phrases.filter { words.starts(with: $0) }.map(\.count).max() ?? 0
  }

  @Test func `are found as by asking each of them`() {
    let table = Phrases(Self.text)
    var dice = Dice(seed: 3)
    let vocabulary: [Substring] = [
      "no", "idea", "why", "not", "sure", "größe", "gross", "see", "the", "log", "a", "b", "c", "d", "não", "sei", "re",
      "rep", "repro", "无法", "无", "i", "dont", "know", "nosure", "x", "logs",
    ]
    for _ in 0..<20_000 {
      let words = (0..<Int.random(in: 0...6, using: &dice)).compactMap { _ in vocabulary.randomElement(using: &dice) }
      #expect(table.length(atStartOf: words) == Self.length(atStartOf: words), "\(words)")
      let isAnywhere = words.indices.contains { Self.length(atStartOf: Array(words[$0...])) > 0 }
      #expect(table.occur(in: words) == isAnywhere, "\(words)")
      let line = Words(words.joined(separator: " "))
      #expect(table.contains(line) == Self.phrases.contains(line.list), "\(words)")
    }
    for word in vocabulary { #expect(table.contains(word) == Self.phrases.contains([word]), "\(word)") }
  }

  @Test func `are found however an accent was typed`() {
    let table = Phrases(Self.text)
    #expect(table.contains(Words("Gro\u{308}ße")))
    #expect(table.contains(Words("Na\u{303}o sei!")))
  }

  @Test func `know the words that they start with`() {
    #expect(Set(Phrases(Self.text).firstWords) == Set(Self.phrases.compactMap(\.first)))
  }
}
