internal import IssueStore
internal import Issues

/// The issues that answer a query, and everything that is broken.
struct Listing {
  private let issues: [ListedIssue]
  private let broken: [BrokenIssue]
  /// What is wrong with the files of issues that can be read, by path.
  private let faults: [String: [Diagnostic]]
  private let faultRemarks: [String]
  private let uncommitted: Swift.Set<String>
  private let configuration: Configuration
  private let today: CalendarDate
  /// What other branches have otherwise; nil where nobody has asked.
  private let elsewhere: [BranchVersion]?
  /// How many there are, without regard to a limit.
  let total: Int

  var hasUnreadable: Bool { !broken.isEmpty }
  var hasFaults: Bool { !faults.isEmpty }

  /// - Parameter branches: What is asked what other branches have otherwise, if that is to be told. Issues that are only
  ///   there are listed where they answer the query.
  init(
    _ snapshot: Snapshot, _ query: Query, today: CalendarDate, me: Person?, limit: Int?,
    elsewhere branches: BranchSurvey? = nil, progress: (IndexProgress) -> Void = { _ in }
  ) throws {
    self.today = today
    configuration = try snapshot.configuration
    let found = try snapshot.find(query, today: today, me: me, progress: progress)
    let (context, faults) = (found.context, found.faults)
    uncommitted = context.uncommitted
    total = found.issues.count + found.broken.count
    var issues = query.sorted(found.issues, context, limit: limit)
    if limit != nil, !faults.isEmpty {
      // A limit hides nothing that is wrong.
      let listed = Set(issues.map(\.path))
      let hidden = found.issues.filter { faults[$0.path] != nil && !listed.contains($0.path) }
      issues += query.sorted(hidden, context)
    }
    self.issues = issues
    broken = found.broken
    self.faults = faults
    faultRemarks = found.remarks
    let paths = branches == nil ? [] : Set(issues.map(\.path) + found.broken.map(\.path))
    elsewhere = try branches?.versions(where: { paths.contains($0) }, progress: progress)
      .filter { $0.here != nil || $0.issue.map { query.matches($0, context) } ?? true }
  }

  func lines(_ console: Console) -> [String] {
    guard !issues.isEmpty || !broken.isEmpty || !only.isEmpty else { return [] }
    let style = console.style
    var columns = [
      Table.Column(title: TerminalText("ID"), importance: 10),
      Table.Column(title: TerminalText("Severity"), importance: 6),
      Table.Column(title: TerminalText("Status"), importance: 8),
      Table.Column(title: TerminalText("Title"), sizing: .flexible(minimum: 16), importance: 9),
      Table.Column(title: TerminalText("Reported"), importance: 2),
      Table.Column(title: TerminalText("Assignee"), importance: 4),
    ]
    var rows = broken.map { row($0) } + issues.map { row($0) }
    if console.lineLimit ?? .max >= Self.wide, issues.contains(where: { $0.due(configuration) != nil }) {
      columns.append(Table.Column(title: TerminalText("Due"), importance: 1))
      let cells = broken.map { _ in Table.Cell(text: TerminalText("")) } + issues.map { due($0) }
      rows = zip(rows, cells).map { $0 + [$1] }
    }
    if elsewhere != nil {
      rows += only.map { row($0) + (columns.count > 6 ? [Table.Cell(text: TerminalText(""))] : []) }
      columns.append(Table.Column(title: TerminalText("Elsewhere"), importance: 7))
      let here = Dictionary(grouping: elsewhere ?? [], by: \.here)
      let cells = (broken.map(\.path) + issues.map(\.path)).map { path in
        TerminalText((here[path] ?? []).map { $0.words(configuration) }.joined(separator: "; "))
      }
      rows = zip(rows, cells + only.map { TerminalText($0.words(configuration)) }).map { $0 + [Table.Cell(text: $1)] }
    }
    return Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: style)
  }

  /// A line of the reader's own for each.
  func lines(_ template: IssueTemplate) -> [String] {
    broken.map { template.line($0) } + issues.map { template.line($0, configuration, today: today) }
  }

  /// The issues that are not here.
  private var only: [BranchVersion] { elsewhere?.filter { $0.state == .only } ?? [] }

  private func row(_ version: BranchVersion) -> [Table.Cell] {
    guard let issue = version.issue else {
      return row(BrokenIssue(id: version.id, path: version.path, diagnostics: []))
    }
    return row(issue).map { Table.Cell(text: $0.text, role: .dim) }
  }

  /// The columns of a terminal from which on there is room for what is not needed to find an issue.
  private static let wide = 100

  private func row(_ issue: some IssueFields) -> [Table.Cell] {
    let status = configuration.status(issue.status)
    let isClosed = status?.isClosed ?? false
    let severity = issue.severity.flatMap { configuration.severity($0)?.name } ?? issue.severity ?? ""
    let mark = isUncommitted(issue) ? "*" : ""
    let assignee = issue.assignee.map { $0.name ?? $0.description } ?? ""
    let fault = faults.isEmpty ? nil : faults[issue.path]?.first?.word
    return [
      Table.Cell(text: TerminalText(issue.id.description + mark), role: .id),
      Table.Cell(
        text: TerminalText(severity), role: isClosed ? .dim : Style.Role(severity: issue.severity, configuration)),
      Table.Cell(
        text: TerminalText(fault ?? status?.name ?? issue.status),
        role: fault != nil ? .error : isClosed ? .closed : .open),
      Table.Cell(text: TerminalText(issue.title), role: isClosed ? .dim : nil),
      Table.Cell(text: TerminalText(issue.text("reported") ?? ""), role: .dim),
      Table.Cell(text: TerminalText(assignee), role: isClosed ? .dim : nil),
    ]
  }

  /// A path is made of what is kept, which is not done where nothing hangs on it.
  private func isUncommitted(_ issue: some IssueFields) -> Bool {
    !uncommitted.isEmpty && uncommitted.contains(issue.path)
  }

  /// How long there is still time, in words: `5 days late`, `today`, `in 2 days`.
  private func due(_ issue: some IssueFields) -> Table.Cell {
    guard let due = issue.due(configuration) else { return Table.Cell(text: TerminalText("")) }
    let days = due.daysSince1970 - today.daysSince1970
    let count = abs(days) == 1 ? "1 day" : "\(abs(days)) days"
    let text = days < 0 ? "\(count) late" : days == 0 ? "today" : "in \(count)"
    return Table.Cell(text: TerminalText(text), role: days < 0 ? .error : nil)
  }

  private func row(_ issue: BrokenIssue) -> [Table.Cell] {
    let message = issue.diagnostics.first.map { "\($0.message) [\($0.rule)]" } ?? "it cannot be read"
    return [
      Table.Cell(text: TerminalText(issue.id?.description ?? "?"), role: .id),
      Table.Cell(text: TerminalText("")),
      Table.Cell(text: TerminalText("broken"), role: .error),
      Table.Cell(text: TerminalText("\(issue.path): \(message)"), role: .error),
      Table.Cell(text: TerminalText("")),
      Table.Cell(text: TerminalText("")),
    ]
  }

  /// Members that only some issues have.
  private static let sometimes: Swift.Set = ["uncommitted", "broken", "diagnostics"]

  /// What is to be said besides.
  var remarks: [String] {
    var remarks: [String] = []
    if issues.contains(where: isUncommitted) {
      remarks.append("* has changes that are not committed")
    }
    return remarks + faultRemarks
  }

  /// The list for programs.
  ///
  /// - Parameters:
  ///   - fields: The members to print; all, where it is nil.
  ///   - known: The forms' own fields.
  func json(fields: [String]?, known: [String]) throws -> JSON {
    let listed =
      try broken.map(\.json)
      + issues.map { issue -> [(String, JSON)] in
        var members =
          issue.json + [
            ("due", .optional(issue.due(configuration)?.description)),
            ("overdue", .bool(issue.isOverdue(on: today, configuration))),
          ]
        if isUncommitted(issue) { members.append(("uncommitted", .bool(true))) }
        if let diagnostics = faults[issue.path] {
          members += [("broken", .bool(true)), ("diagnostics", .list(diagnostics.map(\.json)))]
        }
        guard let fields else { return members }
        let own = fields.filter { name in
          !members.contains { $0.0 == name } && !known.contains(name) && !name.hasPrefix("x-")
            && !Self.sometimes.contains(name)
        }
        guard own.isEmpty else {
          let names = members.map(\.0).joined(separator: ", ")
          let nearest = Nearest.question(about: own[0], among: members.map(\.0) + known)
          throw Failure(.usage, "there is no field '\(own[0])'", hints: ["\(nearest)use some of: \(names)"])
        }
        return fields.map { name in
          (name, members.first { $0.0 == name }?.1 ?? issue.fields.first { $0.key == name }?.value ?? .null)
        }
      }
    let others = elsewhere.map { [("elsewhere", JSON.list($0.map { .object($0.json) }))] } ?? []
    return .envelope([("issues", .list(listed.map { .object($0) }))] + others)
  }
}
