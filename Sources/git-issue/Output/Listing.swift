internal import IssueStore
internal import Issues

/// A list of issues for people.
struct Listing {
  let list: IssueList
  private let faultRemarks: [String]

  private var issues: [ListedIssue] { list.issues }
  private var broken: [BrokenIssue] { list.broken }
  private var configuration: Configuration { list.configuration }

  init(_ list: IssueList) {
    self.list = list
    faultRemarks = BrokenIssue.remarks(broken: list.broken, faults: list.faults)
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
    if list.elsewhere != nil {
      rows += only.map { row($0) + (columns.count > 6 ? [Table.Cell(text: TerminalText(""))] : []) }
      columns.append(Table.Column(title: TerminalText("Elsewhere"), importance: 7))
      let here = Dictionary(grouping: list.elsewhere ?? [], by: \.here)
      let cells = (broken.map(\.path) + issues.map(\.path)).map { path in
        TerminalText((here[path] ?? []).map { $0.words(configuration) }.joined(separator: "; "))
      }
      rows = zip(rows, cells + only.map { TerminalText($0.words(configuration)) }).map { $0 + [Table.Cell(text: $1)] }
    }
    return Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: style)
  }

  /// A line of the reader's own for each.
  func lines(_ template: IssueTemplate) -> [String] {
    broken.map { template.line($0) } + issues.map { template.line($0, configuration, today: list.today) }
  }

  /// The issues that are not here.
  private var only: [BranchVersion] { list.elsewhere?.filter { $0.state == .only } ?? [] }

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
    let mark = list.isUncommitted(issue) ? "*" : ""
    let assignee = issue.assignee.map { $0.name ?? $0.description } ?? ""
    let fault = list.faults.isEmpty ? nil : list.faults[issue.path]?.first?.word
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

  /// How long there is still time, in words: `5 days late`, `today`, `in 2 days`.
  private func due(_ issue: some IssueFields) -> Table.Cell {
    guard let due = issue.due(configuration) else { return Table.Cell(text: TerminalText("")) }
    let days = due.daysSince1970 - list.today.daysSince1970
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

  /// What is to be said besides.
  var remarks: [String] {
    var remarks: [String] = []
    if issues.contains(where: { list.isUncommitted($0) }) {
      remarks.append("* has changes that are not committed")
    }
    return remarks + faultRemarks
  }
}
