internal import IssueStore
internal import Issues

/// How many issues there are, and what could not be counted.
struct StatisticsListing {
  private let statistics: Statistics
  private let groupings: [Statistics.Grouping]
  /// Whether to tell how it came about, too.
  private let tellsCourse: Bool
  /// From which day on.
  private let since: CalendarDate?
  private let today: CalendarDate
  private let broken: [BrokenIssue]
  /// Files with an id that another one has too. They are counted.
  private let duplicates: Int
  /// What else is wrong with files of issues that are counted.
  private let faults: [String]

  /// Whether something is wrong with the tracker, so that the numbers may be too.
  var hasFaults: Bool { !broken.isEmpty || duplicates > 0 || !faults.isEmpty }

  init(
    _ snapshot: Snapshot, _ query: Query, by grouping: Statistics.Grouping?, since: CalendarDate?, today: CalendarDate,
    me: Person?, progress: (IndexProgress) -> Void = { _ in }
  ) throws {
    var duplicates = 0
    var faults: [String] = []
    let found = try snapshot.find(query, today: today, me: me, progress: progress)
    // What has a fault is found by every query, and counted where it answers.
    let issues = found.issues.filter { found.faults[$0.path] == nil || query.matches($0, found.context) }
    for (path, diagnostics) in found.faults.sorted(by: { $0.key < $1.key }) {
      let others = diagnostics.filter { $0.rule != "duplicate-id" }
      if others.count < diagnostics.count { duplicates += 1 }
      faults += others.map { "\(path): \($0.message)" }
    }
    let configuration = try snapshot.configuration
    let hasPhases = !configuration.phases.isEmpty || issues.contains { !$0.texts("phase").isEmpty }
    statistics = Statistics(of: issues, configuration: configuration, today: today)
    groupings = grouping.map { [$0] } ?? (hasPhases ? [.severity, .status, .phase] : [.severity, .status])
    tellsCourse = grouping == nil
    broken = found.broken
    self.since = since
    self.today = today
    self.duplicates = duplicates
    self.faults = faults
  }

  func lines(_ console: Console) -> [String] {
    let chart = console.lineLimit == nil ? nil : Chart(console)
    let tables = groupings.map { table($0, chart).lines(fitting: console.lineLimit, style: console.style) }
    let course = tellsCourse ? self.course(Chart(console)) : []
    return [summary] + changes + (tellsCourse ? durations : []) + (tables + course).flatMap { [""] + $0 }
  }

  private var changes: [String] {
    since.map { day in
      let changes = statistics.changes(since: day)
      return ["since \(day): \(changes.opened) opened, \(changes.closed) closed"]
    } ?? []
  }

  private var durations: [String] {
    func text(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
    func line(_ name: String, _ days: Statistics.Days?) -> [String] {
      days.map {
        [
          "\(name): half up to \(text($0.median)), nine in ten up to \(text($0.ninetieth)), the longest \(text($0.longest))"
        ]
      } ?? []
    }
    return line("time to close", statistics.timeToClose) + line("age of the open ones", statistics.age)
  }

  /// How many weeks and months are told, unless somebody asks since when. People see months where the weeks are too many.
  private static let (weeks, months) = (26, 24)
  /// Ten years of them.
  private static let (mostWeeks, mostMonths) = (520, 120)

  private func course(_ chart: Chart) -> [[String]] {
    let weeks = statistics.course(per: .week, since: since, most: Self.weeks + 1)
    let months = statistics.course(per: .month, since: since, most: Self.months)
    let (name, points) = weeks.count > Self.weeks ? ("month", months) : ("week", weeks)
    guard points.count > 1, let first = points.first else { return [] }
    let rows = [("Opened", points.map(\.opened)), ("Closed", points.map(\.closed))].map { name, numbers in
      "\(name)  \(chart.line(numbers))  \(numbers.reduce(0, +))"
    }
    let open = points.map(\.open)
    return [
      ["Each \(name) from \(first.start) to \(today)"] + rows + ["Open    \(chart.line(open))  \(open.last ?? 0) now"]
    ]
  }

  private var summary: String {
    let counts = statistics.counts
    let issues = counts.total == 1 ? "1 issue" : "\(counts.total) issues"
    return "\(issues): \(counts.open) open, \(counts.closed) closed, \(counts.overdue) overdue"
  }

  private func table(_ grouping: Statistics.Grouping, _ chart: Chart?) -> Table {
    let title = grouping.rawValue.prefix(1).uppercased() + grouping.rawValue.dropFirst()
    let numbers = [("Open", 4), ("Closed", 2), ("Total", 3), ("Overdue", 1)].map { name, importance in
      Table.Column(title: TerminalText(name), alignment: .right, importance: importance)
    }
    var columns = [Table.Column(title: TerminalText(title), sizing: .flexible(minimum: 8), importance: 5)] + numbers
    if chart != nil { columns.append(Table.Column(title: TerminalText(""), importance: 0)) }
    let groups = statistics.groups(by: grouping)
    let largest = groups.map(\.counts.total).max() ?? 0
    let rows = groups.map { group in
      let counts = group.counts
      let bar = chart.map { $0.bar(counts.open, counts.closed, of: largest, width: 20) }
      return [
        Table.Cell(text: TerminalText(group.name ?? "(none)"), role: group.name == nil ? .dim : nil),
        number(counts.open), number(counts.closed, .dim), number(counts.total),
        number(counts.overdue, counts.overdue > 0 ? .error : .dim),
      ] + (bar.map { [Table.Cell(text: TerminalText($0), role: .open)] } ?? [])
    }
    return Table(columns: columns, rows: rows)
  }

  private func number(_ number: Int, _ role: Style.Role? = nil) -> Table.Cell {
    Table.Cell(text: TerminalText(String(number)), role: number == 0 ? .dim : role)
  }

  /// What is to be said besides.
  var remarks: [String] {
    var remarks = broken.map { "not counted, cannot be read: \(TerminalText($0.path))" }
    remarks += faults.map { "\(TerminalText($0))" }
    if duplicates > 0 { remarks.append("several files have the same id, each is counted") }
    if hasFaults { remarks.append("git issue check says what to do") }
    return remarks
  }

  var json: JSON {
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
