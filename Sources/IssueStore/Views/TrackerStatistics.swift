package import Issues

/// How many issues there are, and what could not be counted.
package struct TrackerStatistics: Sendable {
  package let statistics: Statistics
  package let groupings: [Statistics.Grouping]
  /// Whether to tell how it came about, too.
  package let tellsCourse: Bool
  /// From which day on.
  package let since: CalendarDate?
  package let today: CalendarDate
  package let broken: [BrokenIssue]
  /// Files with an id that another one has too. They are counted.
  package let duplicates: Int
  /// What else is wrong with files of issues that are counted.
  package let faults: [String]

  /// Whether something is wrong with the tracker, so that the numbers may be too.
  package var hasFaults: Bool { !broken.isEmpty || duplicates > 0 || !faults.isEmpty }

  package init(
    _ snapshot: Snapshot, _ query: Query, by groupings: [Statistics.Grouping]?, since: CalendarDate?,
    today: CalendarDate,
    me: Person?, progress: (IndexProgress) -> Void = { _ in }
  ) throws {
    let found = try snapshot.find(query, today: today, me: me, progress: progress)
    self.init(found, query, by: groupings, since: since)
  }

  /// Counts what was found before.
  ///
  /// - Parameter groupings: What to count by; nil for what most people want to know, and how it came about.
  package init(_ found: FoundIssues, _ query: Query, by groupings: [Statistics.Grouping]?, since: CalendarDate?) {
    var duplicates = 0
    var faults: [String] = []
    let (configuration, today) = (found.context.configuration, found.context.today)
    // What has a fault is found by every query, and counted where it answers.
    let issues = found.issues.filter { !found.hasFaults($0) || query.matches($0, found.context) }
    for (path, diagnostics) in found.faults.sorted(by: { $0.key < $1.key }) {
      let others = diagnostics.filter { $0.rule != "duplicate-id" }
      if others.count < diagnostics.count { duplicates += 1 }
      faults += others.map { "\(path): \($0.message)" }
    }
    let usual: [Statistics.Grouping] = [.severity, .status, .phase]
    statistics = Statistics(of: issues, by: groupings ?? usual, configuration: configuration, today: today)
    tellsCourse = groupings == nil
    if let groupings {
      self.groupings = groupings
    } else {
      let hasPhases = statistics.groups(by: .phase).contains { $0.name != nil }
      self.groupings = usual.filter { $0 != .phase || hasPhases }
    }
    broken = found.broken
    self.since = since
    self.today = today
    self.duplicates = duplicates
    self.faults = faults
  }

  /// How many weeks and months are told, unless somebody asks since when. People see months where the weeks are too many.
  package static let (weeks, months) = (26, 24)
  /// Ten years of them.
  private static let (mostWeeks, mostMonths) = (520, 120)

  /// What programs are given of it.
  package var json: JSON {
    let groups = groupings.map { grouping in
      let rows = statistics.groups(by: grouping).map { group in
        JSON.object([("name", .optional(group.name))] + Self.members(group.counts))
      }
      return (grouping.rawValue, JSON.list(rows))
    }
    return .envelope(
      Self.members(statistics.counts) + [
        ("duplicates", .number(duplicates)), ("broken", .list(broken.map { .object($0.json) })),
        ("by", .object(groups)), ("timeToClose", Self.json(statistics.timeToClose)), ("age", Self.json(statistics.age)),
        (
          "ages",
          .list(
            statistics.ageGroups.map {
              .object([("days", $0.days.map { .number($0) } ?? .null), ("open", .number($0.open))])
            })
        ),
        ("since", changesJSON), ("weeks", .list(course(.week, Self.weeks, Self.mostWeeks))),
        ("months", .list(course(.month, Self.months, Self.mostMonths))),
      ])
  }

  private var changesJSON: JSON {
    since.map { day in
      let changes = statistics.changes(since: day)
      return .object([
        ("day", .text(day.description)), ("opened", .number(changes.opened)), ("closed", .number(changes.closed)),
      ])
    } ?? .null
  }

  private func course(_ period: Statistics.Period, _ usual: Int, _ most: Int) -> [JSON] {
    statistics.course(per: period, since: since, most: since == nil ? usual : most).map { point in
      .object([
        ("start", .text(point.start.description)), ("opened", .number(point.opened)),
        ("closed", .number(point.closed)), ("open", .number(point.open)),
      ])
    }
  }

  private static func json(_ days: Statistics.Days?) -> JSON {
    days.map { days in
      .object([
        ("count", .number(days.count)), ("median", .number(days.median)), ("ninetieth", .number(days.ninetieth)),
        ("longest", .number(days.longest)),
      ])
    } ?? .null
  }

  private static func members(_ counts: Statistics.Counts) -> [(String, JSON)] {
    [
      ("open", .number(counts.open)), ("closed", .number(counts.closed)), ("total", .number(counts.total)),
      ("overdue", .number(counts.overdue)),
    ]
  }
}
