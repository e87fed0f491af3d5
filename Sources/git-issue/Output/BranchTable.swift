internal import Git
internal import IssueStore
internal import Issues

/// One issue on all branches: a row for each state that it has.
struct BranchTable {
  /// A state of the issue.
  private struct Row {
    let branches: String
    let issue: Issue?
    let commit: Commit?
    let difference: String
  }

  private var rows: [Row] = []
  private let configuration: Configuration
  private let versions: [(version: BranchVersion, commit: Commit?)]
  private let here: Issue?

  /// - Throws: ``StoreError/unknownIssue(_:)`` where no branch has it.
  init(of id: IssueID, in store: IssueStore) throws {
    guard let head = try store.headCommit() else { throw try store.withoutCommits() }
    let survey = try BranchSurvey(store, from: head)
    versions = try survey.versions(of: id).map { (version: $0, commit: try survey.lastChange(of: $0)) }
    let snapshot = try store.current()
    configuration = try snapshot.configuration
    do {
      here = try snapshot.issue(id)
    } catch StoreError.unknownIssue where !versions.isEmpty {
      here = nil
    }
    if let here {
      var isCut = false
      let last = try History(store).revisions(of: id, from: head, isCut: &isCut).first?.commit
      rows.append(Row(branches: "here", issue: here, commit: last, difference: ""))
    }
    for (version, commit) in versions {
      rows.append(
        Row(
          branches: BranchVersion.words(version.branches), issue: version.issue, commit: commit,
          difference: version.difference(configuration)))
    }
  }

  func lines(_ console: Console) -> [String] {
    let columns = [
      Table.Column(title: TerminalText("Branches"), importance: 10),
      Table.Column(title: TerminalText("Status"), importance: 8),
      Table.Column(title: TerminalText("Severity"), importance: 6),
      Table.Column(title: TerminalText("Commit"), importance: 5),
      Table.Column(title: TerminalText("Date"), importance: 4),
      Table.Column(title: TerminalText("Differs"), sizing: .flexible(minimum: 12), importance: 9),
    ]
    let cells = rows.map { row -> [Table.Cell] in
      let status = row.issue.flatMap { configuration.status($0.status)?.name ?? $0.status } ?? ""
      let severity = row.issue?.severity.flatMap { configuration.severity($0)?.name ?? $0 } ?? ""
      let day = row.commit.map { Timestamp.text(seconds: Int($0.author.time), offset: $0.author.offset).prefix(10) }
      return [
        Table.Cell(text: TerminalText(row.branches), role: .bold),
        Table.Cell(text: TerminalText(status)),
        Table.Cell(text: TerminalText(severity), role: Style.Role(severity: row.issue?.severity, configuration)),
        Table.Cell(text: TerminalText(row.commit?.id.short ?? ""), role: .id),
        Table.Cell(text: TerminalText(day.map(String.init) ?? ""), role: .dim),
        Table.Cell(text: TerminalText(row.difference)),
      ]
    }
    return Table(columns: columns, rows: cells).lines(fitting: console.lineLimit, style: console.style)
  }

  var json: [(String, JSON)] {
    [
      ("issue", here.map { .object($0.json) } ?? .null),
      (
        "branches",
        .list(
          versions.map { version, commit in
            .object(
              version.json + [
                ("commit", .optional(commit?.id.description)),
                (
                  "date",
                  commit.map { .text(Timestamp.text(seconds: Int($0.author.time), offset: $0.author.offset)) } ?? .null
                ),
              ])
          })
      ),
    ]
  }
}
