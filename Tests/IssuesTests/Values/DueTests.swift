import Testing

@testable import Issues

struct DueTests {
  private func issue(_ fields: String) throws -> Issues.Issue {
    let issue = Issues.Issue(Document("---\nid: BUG-001\n\(fields)\n---\n"), path: ".issues/BUG-001-x.md")
    return try #require(issue)
  }

  @Test(
    arguments: [
      ("critical", "2026-11-21"), ("high", "2026-11-21"), ("medium", "2026-11-24"), ("Medium", "2026-11-24"),
      ("low", nil), ("unheard", nil),
    ] as [(String, String?)])
  func `a severity says how long there is time`(_ severity: String, _ due: String?) throws {
    let issue = try issue("status: open\nreported: 2026-11-21\nseverity: \(severity)")
    #expect(issue.due(Configuration())?.description == due)
  }

  @Test(arguments: [
    "status: fixed\nreported: 2026-11-21\nseverity: high", "status: open\nseverity: high",
    "status: open\nreported: 2026-11-21", "status: open\nreported: yesterday\nseverity: high",
  ])
  func `what is closed, or lacks severity or day, is never due`(_ fields: String) throws {
    #expect(try issue(fields).due(Configuration()) == nil)
  }

  @Test(arguments: [("2026-11-23", false), ("2026-11-24", false), ("2026-11-25", true), ("2027-01-01", true)])
  func `an issue is overdue from the day after`(_ day: String, _ isOverdue: Bool) throws {
    let issue = try issue("status: in-progress\nreported: 2026-11-21\nseverity: medium")
    let today = try #require(CalendarDate(day))
    #expect(issue.isOverdue(on: today, Configuration()) == isOverdue)
  }

  @Test(
    arguments: [
      ("2026-12-30", 3, "2027-01-02"), ("2028-02-28", 1, "2028-02-29"), ("9999-12-31", 1, nil),
      ("2026-01-01", .max, nil),
    ]
      as [(String, Int, String?)])
  func `days are counted by the calendar`(_ day: String, _ days: Int, _ later: String?) throws {
    let day = try #require(CalendarDate(day))
    #expect(CalendarDate(day, after: days)?.description == later)
  }
}
