import IssueStore
import Issues
import TestSupport
import Testing

struct PrecedentTests {
  private let tracker: Tracker

  init() throws { tracker = try Tracker() }

  /// Writes issues into the work tree.
  private func write(_ titles: [String]) throws {
    for (index, title) in titles.enumerated() {
      let id = IssueID(prefix: "BUG", number: index + 1)
      let path = IssueFolder.path(of: id, title: title, layout: .flat)
      try tracker.repository.write(path, Tracker.report(id, title).text)
    }
  }

  private func precedents(_ title: String, _ body: String = "") throws -> Precedents {
    try tracker.store().current().precedents(of: ReportText(title: title, body: body))
  }

  @Test func `closed issues are found too, the likeliest first, at most three`() throws {
    try write([
      "Search ignores umlauts", "Umlauts are ignored by the search", "Search for umlauts is ignored", "Menu is empty",
      "Umlaut search",
    ])
    try tracker.edit(".issues/BUG-001-search-ignores-umlauts.md", "status: open", "status: wont-fix")
    let found = try precedents("Search ignores umlauts").issues.map(\.id.description)
    #expect(found.count == 3)
    #expect(Set(found).isSubset(of: ["BUG-001", "BUG-002", "BUG-003", "BUG-005"]))
  }

  @Test func `an old issue among many is found by its name`() throws {
    let titles = ["Kerning of the invoice is lost"] + (2...400).map { "Screen \($0) flickers at night" }
    try write(titles)
    #expect(try precedents("Invoice loses its kerning").issues.map(\.id.description) == ["BUG-001"])
  }

  @Test func `an error that many reports quote tells nothing`() throws {
    try write((1...5).map { "Widget\($0)" })
    let error = "```\nValueError: psycopg handshake aborted\n```\n"
    for number in 1...5 {
      try tracker.edit(".issues/BUG-00\(number)-widget\(number).md", "The page goes blank.", error)
    }
    #expect(try precedents("Something else", error).isEmpty)
  }

  @Test func `broken files do not stand in the way`() throws {
    try write(["Search ignores umlauts"])
    try tracker.repository.write(".issues/BUG-002-search-ignores-umlauts.md", "---\n")
    try tracker.repository.write(".issues/known/slow.md", "no front matter")
    #expect(try precedents("Umlauts are ignored by search").issues.map(\.id.description) == ["BUG-001"])
  }
}
