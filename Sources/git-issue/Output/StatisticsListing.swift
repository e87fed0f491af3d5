internal import IssueStore
internal import Issues

/// How many issues there are, and what could not be counted.
struct StatisticsListing {
  private let statistics: Statistics
  private let groupings: [Statistics.Grouping]
  private let broken: [BrokenIssue]
  /// Files with an id that another one has too. They are counted.
  private let duplicates: Int
  /// What else is wrong with files of issues that are counted.
  private let faults: [String]

  /// Whether something is wrong with the tracker, so that the numbers may be too.
  var hasFaults: Bool { !broken.isEmpty || duplicates > 0 || !faults.isEmpty }

  init(
    _ snapshot: Snapshot, by grouping: Statistics.Grouping?, today: CalendarDate,
    progress: (IndexProgress) -> Void = { _ in }
  ) throws {
    var duplicates = 0
    var faults: [String] = []
    let found = try snapshot.find(.all, today: today, me: nil, progress: progress)
    let issues = found.issues
    for (path, diagnostics) in found.faults.sorted(by: { $0.key < $1.key }) {
      let others = diagnostics.filter { $0.rule != "duplicate-id" }
      if others.count < diagnostics.count { duplicates += 1 }
      faults += others.map { "\(path): \($0.message)" }
    }
    let configuration = try snapshot.configuration
    let hasPhases = !configuration.phases.isEmpty || issues.contains { !$0.texts("phase").isEmpty }
    statistics = Statistics(of: issues, configuration: configuration, today: today)
    groupings = grouping.map { [$0] } ?? (hasPhases ? [.severity, .status, .phase] : [.severity, .status])
    broken = found.broken
    self.duplicates = duplicates
    self.faults = faults
  }

  func lines(_ console: Console) -> [String] {
    let tables = groupings.map { table($0).lines(fitting: console.lineLimit, style: console.style) }
    return [summary] + tables.flatMap { [""] + $0 }
  }

  private var summary: String {
    let counts = statistics.counts
    let issues = counts.total == 1 ? "1 issue" : "\(counts.total) issues"
    return "\(issues): \(counts.open) open, \(counts.closed) closed, \(counts.overdue) overdue"
  }

  private func table(_ grouping: Statistics.Grouping) -> Table {
    let title = grouping.rawValue.prefix(1).uppercased() + grouping.rawValue.dropFirst()
    let numbers = [("Open", 4), ("Closed", 2), ("Total", 3), ("Overdue", 1)].map { name, importance in
      Table.Column(title: TerminalText(name), alignment: .right, importance: importance)
    }
    let columns = [Table.Column(title: TerminalText(title), sizing: .flexible(minimum: 8), importance: 5)] + numbers
    let rows = statistics.groups(by: grouping).map { group in
      let counts = group.counts
      return [
        Table.Cell(text: TerminalText(group.name ?? "(none)"), role: group.name == nil ? .dim : nil),
        number(counts.open), number(counts.closed, .dim), number(counts.total),
        number(counts.overdue, counts.overdue > 0 ? .error : .dim),
      ]
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
        ("by", .object(groups)),
      ])
  }

  private static func members(_ counts: Statistics.Counts) -> [(String, JSON)] {
    [
      ("open", .number(counts.open)), ("closed", .number(counts.closed)), ("total", .number(counts.total)),
      ("overdue", .number(counts.overdue)),
    ]
  }
}
