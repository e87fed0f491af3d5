import Testing

@testable import Issues

struct StatisticsTests {
  private static let reports = [
    "status: open\nseverity: critical\nreported: 2026-11-19\nlabels: [auth, ui]\nphase: Phase 2",
    "status: in-progress\nseverity: Critical\nreported: 2026-11-21\nlabels: [auth]",
    "status: fixed\nseverity: low\nreported: 2026-01-01\nreporter: Ada <ada@example.org>",
    "status: Won't Fix\nseverity: awful\nphase: Phase 2",
  ]

  private func statistics(_ configuration: Configuration = Configuration()) throws -> Statistics {
    let issues = try Self.reports.enumerated().map { index, fields in
      let document = Document("---\nid: BUG-\(index + 1)\n\(fields)\n---\n")
      let issue = Issues.Issue(document, path: ".issues/BUG-00\(index + 1)-x.md")
      return try #require(issue)
    }
    let today = try #require(CalendarDate("2026-11-21"))
    return Statistics(of: issues, by: Statistics.Grouping.allCases, configuration: configuration, today: today)
  }

  private func rows(_ grouping: Statistics.Grouping, _ configuration: Configuration = Configuration()) throws
    -> [String]
  {
    try statistics(configuration).groups(by: grouping).map { group in
      "\(group.name ?? "-") \(group.counts.open) \(group.counts.closed) \(group.counts.overdue)"
    }
  }

  @Test func `every issue is counted once in all`() throws {
    let counts = try statistics().counts
    #expect(counts.open == 2)
    #expect(counts.closed == 2)
    #expect(counts.overdue == 1)
    #expect(counts.total == Self.reports.count)
  }

  @Test func `severities and statuses come as the settings have them, with those that they do not know behind`() throws
  {
    #expect(try rows(.severity) == ["Critical 2 0 1", "High 0 0 0", "Medium 0 0 0", "Low 0 1 0", "awful 0 1 0"])
    #expect(try rows(.status) == ["Open 1 0 1", "In Progress 1 0 0", "Fixed 0 1 0", "Won't Fix 0 1 0"])
  }

  @Test func `phases without an issue are told too`() throws {
    var configuration = Configuration()
    configuration.phases = ["Phase 1", "Phase 2"]
    #expect(try rows(.phase, configuration) == ["Phase 1 0 0 0", "Phase 2 1 1 1", "- 1 1 0"])
  }

  @Test func `an issue with two labels is in two groups, the largest first`() throws {
    #expect(try rows(.label) == ["auth 2 0 1", "ui 1 0 1", "- 0 2 0"])
    #expect(try rows(.reporter) == ["Ada <ada@example.org> 0 1 0", "- 2 1 1"])
  }
}
