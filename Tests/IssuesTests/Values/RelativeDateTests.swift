import Testing

@testable import Issues

struct RelativeDateTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(
    arguments: [
      ("2026-11-21", "2026-03-15", "2026-11-21", "2026-11-21"), ("2026-02", "2026-03-15", "2026-02-01", "2026-02-28"),
      ("2024-02", "2026-03-15", "2024-02-01", "2024-02-29"), ("2026", "2026-03-15", "2026-01-01", "2026-12-31"),
      ("today", "2026-03-15", "2026-03-15", "2026-03-15"), ("now", "2026-03-15", "2026-03-15", "2026-03-15"),
      ("Yesterday", "2026-03-01", "2026-02-28", "2026-02-28"), ("yesterday", "2024-03-01", "2024-02-29", "2024-02-29"),
      ("tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"), ("2w", "2026-03-15", "2026-03-01", "2026-03-01"),
      ("2 weeks ago", "2026-03-15", "2026-03-01", "2026-03-01"),
      ("2.weeks.ago", "2026-03-15", "2026-03-01", "2026-03-01"),
      ("last week", "2026-03-15", "2026-03-08", "2026-03-08"), ("a day ago", "2026-03-15", "2026-03-14", "2026-03-14"),
      ("0d", "2026-03-15", "2026-03-15", "2026-03-15"), ("3 months ago", "2026-05-31", "2026-02-28", "2026-02-28"),
      ("3 months ago", "2024-05-31", "2024-02-29", "2024-02-29"),
      ("1 month ago", "2026-03-31", "2026-02-28", "2026-02-28"),
      ("1m", "2026-01-15", "2025-12-15", "2025-12-15"), ("1 year ago", "2024-02-29", "2023-02-28", "2023-02-28"),
      ("4y", "2024-02-29", "2020-02-29", "2020-02-29"), ("in 1 month", "2026-01-31", "2026-02-28", "2026-02-28"),
      ("+3d", "2026-02-27", "2026-03-02", "2026-03-02"), ("999999y", "2026-03-15", "0000-01-01", "0000-01-01"),
      ("+999999y", "2026-03-15", "9999-12-31", "9999-12-31"), ("999999w", "2026-03-15", "0000-01-01", "0000-01-01"),
      ("1700-02", "2026-03-15", "1700-02-01", "1700-02-28"), ("2000-02", "2026-03-15", "2000-02-01", "2000-02-29"),
    ] as [(String, String, String, String)])
  func `a date means these days`(_ text: String, _ today: String, _ first: String, _ last: String) throws {
    let date = try #require(RelativeDate(text))
    #expect(try date.days(day(today)) == day(first)...day(last))
    #expect(date.isByDay)
  }

  @Test(arguments: [
    "", " ", "soon", "2", "20260101", "2026-13", "2026-02-30", "2x", "two weeks ago", "-3d", "3 d x", "ago", "in", "+",
    "++3d",
    "3days3", "2026-1-1", "9999999d", "3 months before", "½w", "٣w", "in 3 days ago", "2026-11-21 9",
    "2026-11-21 24:00", "2026-11-21 9:60", "2026-11-21 13pm", "2026-11-21 0am",
    "2026-11 14:30", "2w 14:30", "14:30", "yesterdayt9:00", "2026-11-21T", "2026-11-21 9:00 soon",
    "2026-11-21 9:00 +99",
    "2026-02-30 9:00", "2026-11-21 9:0", "2026-11-21 ٩:٠٠", "now 9am",
  ]) func `anything else is none`(_ text: String) { #expect(RelativeDate(text) == nil) }

  /// 2026-03-15 12:00 UTC.
  private static let noon = 1_773_576_000

  @Test(
    arguments: [
      ("now", 0, noon), ("90 minutes ago", 0, noon - 5_400), ("2h", 0, noon - 7_200), ("2d", 0, noon - 172_800),
      ("1 month ago", 0, noon - 28 * 86_400), ("2026-03-15", 0, noon + 43_199), ("yesterday", 0, noon - 43_201),
      ("yesterday", 120, noon - 50_401), ("2026-03", 0, noon + 43_199 + 16 * 86_400),
      ("2026-03-15 12:00", 0, noon + 59), ("2026-03-15 12:00:00", 0, noon), ("2026-03-15T13:00", 60, noon + 59),
      ("2026-03-15T12:00:00z", 300, noon), ("2026-03-15 2pm +02:00", 0, noon + 59), ("today 12pm", 0, noon + 59),
      ("Yesterday 12:00 AM", 0, noon - 129_541), ("2026-03-15 06:30 -0530", 0, noon + 59),
    ] as [(String, Int, Int)])
  func `a moment is its last second`(_ text: String, _ offset: Int, _ expected: Int) throws {
    #expect(try #require(RelativeDate(text)).end(now: Self.noon) { _ in offset } == expected)
  }

  @Test(arguments: ["2026-11-21 14:30", "yesterday 9am", "2h"]) func `a time of day is more than a day`(_ text: String)
    throws
  {
    #expect(try !#require(RelativeDate(text)).isByDay)
  }

  /// 2026-03-29 01:00 UTC, from which on the clock is two hours ahead instead of one.
  private static let change = 1_774_746_000

  @Test(
    arguments: [
      ("2026-03-28", change - 7_201), ("2026-03-29", change + 75_599), ("2026-01-10", 1_768_085_999),
      ("2026-04", 1_777_586_399), ("10d", change - 8 * 86_400), ("1d", change + 82_800),
    ] as [(String, Int)])
  func `a day ends by the clock of that day`(_ text: String, _ expected: Int) throws {
    // 2026-03-31 02:00 on the clock.
    let now = Self.change + 86_400 + 82_800
    #expect(try #require(RelativeDate(text)).end(now: now) { $0 < Self.change ? 60 : 120 } == expected)
  }
}
