import TestSupport
import Testing

@testable import Issues

/// What happened when, against a count of every day by itself.
struct CourseTests {
  private struct Case {
    let reported: Int?
    let resolved: Int?
    let isClosed: Bool
  }

  /// 2026-03-15, a Sunday.
  private static let today = 20_527

  private func statistics(_ cases: [Case]) -> Statistics {
    let issues = cases.enumerated().compactMap { index, item -> Issues.Issue? in
      var text = "---\nid: BUG-\(index + 1)\nstatus: \(item.isClosed ? "fixed" : "open")\n"
      if let day = item.reported { text += "reported: \(CalendarDate(daysSince1970: day))\n" }
      if let day = item.resolved { text += "resolved: \(CalendarDate(daysSince1970: day))\n" }
      return Issues.Issue(Document(text + "---\n"), path: ".issues/BUG-\(index + 1).md")
    }
    return Statistics(
      of: issues, by: [], configuration: Configuration(), today: CalendarDate(daysSince1970: Self.today))
  }

  private func cases(_ seed: Int) -> [Case] {
    var dice = Dice(seed: seed)
    return (0..<Int.random(in: 0...120, using: &dice)).map { _ in
      let reported = Self.today - Int.random(in: -10...800, using: &dice)
      let isClosed = Bool.random(using: &dice)
      return Case(
        reported: Int.random(in: 0..<20, using: &dice) == 0 ? nil : reported,
        resolved: Int.random(in: 0..<9, using: &dice) == 0 ? nil : reported + Int.random(in: -5...200, using: &dice),
        isClosed: isClosed)
    }
  }

  @Test(arguments: 0..<40) func `each week and month has what its days have`(_ seed: Int) {
    let cases = cases(seed)
    let statistics = statistics(cases)
    let known = cases.filter { item in
      item.reported ?? .max <= Self.today && (!item.isClosed || item.resolved != nil)
    }
    for (period, most) in [(Statistics.Period.week, 1_000), (.month, 100), (.week, 5), (.month, 3)] {
      let points = statistics.course(per: period, most: most)
      #expect(points.count <= most)
      #expect(points.isEmpty == known.isEmpty)
      for (index, point) in points.enumerated() {
        let first = point.start.daysSince1970
        let end = index + 1 < points.count ? points[index + 1].start.daysSince1970 : Self.today + 1
        #expect(point.opened == known.count { (first..<end).contains($0.reported ?? .min) })
        #expect(point.closed == known.count { $0.isClosed && (first..<end).contains($0.resolved ?? .min) })
        let opened = known.count { $0.reported ?? .max < end }
        #expect(point.open == opened - known.count { $0.isClosed && $0.resolved ?? .max < end })
        #expect(period == .month ? point.start.day == 1 : (first + 3) % 7 == 0)
      }
    }
  }

  @Test(arguments: 0..<40) func `of the days, half are no longer than the median and nine in ten than the ninetieth`(
    _ seed: Int
  ) throws {
    let cases = cases(seed)
    let days = cases.compactMap { item -> Int? in
      guard item.isClosed, let reported = item.reported, let resolved = item.resolved else { return nil }
      return resolved < reported ? nil : resolved - reported
    }
    let told = statistics(cases).timeToClose
    guard !days.isEmpty else { return #expect(told == nil) }
    let found = try #require(told)
    #expect(found.count == days.count && found.longest == days.max())
    #expect(days.count { $0 <= found.median } * 2 >= days.count && days.count { $0 < found.median } * 2 < days.count)
    #expect(days.count { $0 <= found.ninetieth } * 10 >= days.count * 9)
    #expect(days.count { $0 < found.ninetieth } * 10 < days.count * 9)
  }

  @Test(arguments: 0..<10) func `the open ones have an age, and what changed since a day is counted from it on`(
    _ seed: Int
  ) {
    let cases = cases(seed)
    let statistics = statistics(cases)
    let ages = cases.filter { !$0.isClosed }.compactMap(\.reported).filter { $0 <= Self.today }.map { Self.today - $0 }
    #expect(statistics.age?.count ?? 0 == ages.count)
    let groups = [ages.count { $0 <= 7 }, ages.count { (8...30).contains($0) }, ages.count { (31...90).contains($0) }]
    #expect(statistics.ageGroups.map(\.open).prefix(3) == groups[...])
    #expect(statistics.ageGroups.reduce(0) { $0 + $1.open } == ages.count)
    let changes = statistics.changes(since: CalendarDate(daysSince1970: Self.today - 100))
    #expect(changes.opened == cases.count { $0.reported ?? .min >= Self.today - 100 })
    #expect(changes.closed == cases.count { $0.isClosed && $0.resolved ?? .min >= Self.today - 100 })
  }

  @Test(arguments: 0..<40) func `since a day, the first week and month begin on it`(_ seed: Int) throws {
    let cases = cases(seed)
    let known = cases.filter { item in
      item.reported ?? .max <= Self.today && (!item.isClosed || item.resolved != nil)
    }
    let since = Self.today - seed * 7 - seed % 5
    for (period, most) in [(Statistics.Period.week, 1_000), (.month, 100), (.week, 2), (.month, 1)] {
      let points = statistics(cases).course(per: period, since: CalendarDate(daysSince1970: since), most: most)
      let first = try #require(points.first).start.daysSince1970
      // What is beyond the last ones is not told, and these are whole.
      #expect(first == since || first > since && points.count == most)
      #expect(points.reduce(0) { $0 + $1.opened } == known.count { $0.reported ?? .min >= first })
      let closed = known.filter { $0.isClosed && $0.resolved ?? .max <= Self.today }
      #expect(points.reduce(0) { $0 + $1.closed } == closed.count { $0.resolved ?? .min >= first })
      #expect(points.last?.open == known.count - closed.count)
      for point in points.dropFirst() {
        #expect(period == .month ? point.start.day == 1 : (point.start.daysSince1970 + 3) % 7 == 0)
      }
    }
  }

  @Test func `days before the calendar or far behind are counted in their place`() {
    let far = [-719_528, 2_932_896].map { Case(reported: $0, resolved: $0, isClosed: true) }
    let points = statistics(far).course(per: .week, most: 4)
    #expect(points.map(\.open) == [0, 0, 0, 0])
    #expect(statistics([]).course(per: .month, since: CalendarDate(daysSince1970: Self.today), most: 9).count == 1)
    #expect(statistics([]).course(per: .month, since: CalendarDate(daysSince1970: Self.today + 40), most: 9).isEmpty)
  }
}
