internal import IssueStore
internal import Issues

/// How many issues there are, for people.
struct StatisticsListing {
  private let counted: TrackerStatistics
  private var statistics: Statistics { counted.statistics }
  private var today: CalendarDate { counted.today }

  init(_ counted: TrackerStatistics) { self.counted = counted }

  func lines(_ console: Console) -> [String] {
    let chart = console.lineLimit == nil ? nil : Chart(console)
    let tables = counted.groupings.map { table($0, chart).lines(fitting: console.lineLimit, style: console.style) }
    let course = counted.tellsCourse ? self.course(Chart(console)) : []
    return [summary] + changes + (counted.tellsCourse ? durations : []) + (tables + course).flatMap { [""] + $0 }
  }

  private var changes: [String] {
    counted.since.map { day in
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

  private func course(_ chart: Chart) -> [[String]] {
    let weeks = statistics.course(per: .week, since: counted.since, most: TrackerStatistics.weeks + 1)
    let months = statistics.course(per: .month, since: counted.since, most: TrackerStatistics.months)
    let (name, points) = weeks.count > TrackerStatistics.weeks ? ("month", months) : ("week", weeks)
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
    var remarks = counted.broken.map { "not counted, cannot be read: \(TerminalText($0.path))" }
    remarks += counted.faults.map { "\(TerminalText($0))" }
    if counted.duplicates > 0 { remarks.append("several files have the same id, each is counted") }
    if counted.hasFaults { remarks.append("git issue check says what to do") }
    return remarks
  }
}
