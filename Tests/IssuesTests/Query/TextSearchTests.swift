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

  @Test(arguments: ["", " ", "\t"]) func `nothing is no search`(_ text: String) { #expect(TextSearch(text) == nil) }
}
