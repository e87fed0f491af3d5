import Foundation
import Testing

@testable import Issues

struct TextSearchTests {
  private func document(_ title: String, _ text: String) -> Document {
    Document("---\nid: BUG-1\ntitle: '\(title)'\n---\n\n## Description\n\n\(text)\n\n## Actual Behavior\n\nNo page.\n")
  }

  @Test(
    arguments: [
      ("Connection refused", "", .phraseStartsWordOfTitle), ("Reconnection refused", "", .phraseInTitle),
      ("Refused a connection", "", .wordsStartInTitle), ("Unrefused connection", "", .wordsInTitle),
      ("Login", "The CONNECTION REFUSED it.", .phraseStartsWord), ("Login", "A reconnection refused it.", .phrase),
      ("Refused", "the connection", .wordsStart), ("Login", "reconnection, unrefused", .words),
    ] as [(String, String, TextSearch.Rank)])
  func `the better an issue answers, the higher it ranks`(_ title: String, _ text: String, _ rank: TextSearch.Rank)
    throws
  {
    let search = try #require(TextSearch("connection refused"))
    let read = Issues.Issue(document(title, text), path: ".issues/BUG-001-x.md")
    let issue = try #require(read)
    #expect(search.rank(issue) == rank)
  }

  @Test func `lines are told with their sections, those with the whole text first`() throws {
    let text = "The page is refused.\nIts ÜBERLAUF: connection refused, or Connection\tRefused."
    let hits = try #require(TextSearch("connection refused")).hits(in: document("Login", text))
    #expect(hits.map(\.line) == [9, 8])
    #expect(hits.map(\.section) == ["Description", "Description"])
    #expect(hits[0].places == [14..<32])
    #expect(hits[1].places == [12..<19])
    let page = try #require(TextSearch("page")).hits(in: document("Login", text))
    #expect(page.map { "\($0.line) \($0.section ?? "-")" } == ["8 Description", "13 Actual Behavior"])
  }

  @Test(
    arguments: [
      ("\"connection refused\"", "connection  refused", []),
      ("überlauf", "ein U\u{308}berlauf, ÜBERLAUF", [4..<12, 14..<22]),
      ("re*", "Restore the core", [0..<2]),
      ("re*", "“re” —re\u{A0}re「re」 äre 語re e\u{301}re क\u{93F}re", [1..<3, 6..<8, 9..<11, 12..<14]),
      ("a b", "ab b-a", [0..<2, 3..<4, 5..<6]), ("ı", "İıI", [1..<2]),
    ] as [(String, String, [Range<Int>])])
  func `places are counted in characters`(_ text: String, _ line: String, _ expected: [Range<Int>]) throws {
    #expect(try #require(TextSearch(text)).places(in: line) == expected)
  }

  @Test(
    arguments: [
      // As one character and as several, in lower and upper case.
      ("\u{E9}t\u{E9}", "E\u{301}te\u{301}"), ("\u{1EC7}", "e\u{323}\u{302}"), ("\u{1EC7}", "E\u{302}\u{323}"),
      ("\u{451}\u{301}", "\u{435}\u{308}\u{301}"), ("\u{390}", "\u{3B9}\u{308}\u{301}"),
      ("\u{1FB3}", "\u{391}\u{345}"), ("\u{AC01}", "\u{1100}\u{1161}\u{11A8}"), ("\u{AC00}", "\u{1100}\u{1161}"),
      ("\u{304C}", "\u{304B}\u{3099}"), ("\u{30DA}", "\u{30D8}\u{309A}"), ("\u{9CB}", "\u{9C7}\u{9BE}"),
      ("\u{623}", "\u{627}\u{654}"), ("\u{130}", "I\u{307}"), ("x\u{323}\u{307}", "x\u{307}\u{323}"),
      ("ΟΔΟΣ", "οδος"), ("οδοσ", "Οδος"), ("ὈΔΌΣ", "ὀδός"),
    ])
  func `a text is found however it was typed`(_ one: String, _ other: String) {
    #expect(one.folded.utf8.elementsEqual(other.folded.utf8))
    #expect(TextPattern(one).occurs(in: "<\(other)>") && TextPattern(other).occurs(in: "<\(one)>"))
  }

  @Test(arguments: [("ß", "ss"), ("İstanbul", "istanbul"), ("ı", "i"), ("e\u{301}", "e\u{300}"), ("か", "が")])
  func `letters that Unicode keeps apart in lower case stay apart`(_ one: String, _ other: String) {
    #expect(one.folded != other.folded)
  }

  @Test func `every letter with its marks is found in either form`() {
    for scalar in (0xC0...0xFFFF as ClosedRange<UInt32>).compactMap({ Unicode.Scalar($0) }) {
      let (whole, parts) = (
        String(scalar).precomposedStringWithCanonicalMapping, String(scalar).decomposedStringWithCanonicalMapping
      )
      guard !whole.utf8.elementsEqual(parts.utf8) else { continue }
      #expect(whole.folded.utf8.elementsEqual(parts.folded.utf8), "\(scalar.value)")
    }
  }

  @Test(arguments: ["", " ", "\t"]) func `nothing is no search`(_ text: String) { #expect(TextSearch(text) == nil) }
}
