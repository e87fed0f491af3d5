import Testing

@testable import Issues

@Suite struct `Values beyond what can be written` {
  @Test(arguments: [
    (Int.max, 60, "9999-12-31T23:59:59+01:00"), (Int.min, -60, "0000-01-01T00:00:00-01:00"),
    (0, 60, "1970-01-01T01:00:00+01:00"),
    (-1, 0, "1969-12-31T23:59:59Z"), (Int.max, Int.max, "9999-12-31T23:59:59+99:59"),
    (0, Int.min, "1969-12-27T20:01:00-99:59"),
  ])
  func `become the first or last second of four-digit years`(_ seconds: Int, _ offset: Int, _ text: String) {
    #expect(Timestamp.text(seconds: seconds, offset: offset) == text)
    #expect("\(CalendarDate(secondsSince1970: seconds, offset: offset))" == text.prefix(10))
  }

  @Test(arguments: ["BUG-1", "BUG-999999999", "BUG-000000001", "BUG-7k2f"]) func `that are ids`(_ text: String) {
    #expect(IssueID(text) != nil)
    #expect(IssueID(stem: "\(text)-x", prefixes: ["BUG"]) == IssueID(text))
  }

  @Test(arguments: ["BUG-1000000000", "BUG-999999999999999999", "BUG-0", "BUG-000"])
  func `that are no ids`(_ text: String) {
    #expect(IssueID(text) == nil)
    #expect(IssueID(stem: "\(text)-x", prefixes: ["BUG"]) == nil)
  }

  @Test func `in the name of a file are told by the id rule`() throws {
    let example = Example(
      .report("id: BUG-999999999999999999"), path: ".issues/BUG-999999999999999999-x.md")
    let found = RuleSet(rules: [IDMismatch()], configuration: Configuration()).check(try example.subject())
    #expect(found.map(\.message) == ["'BUG-999999999999999999' is not an id"])
    #expect(IssueFolder.mayHoldIssue(example.path))
  }
}
