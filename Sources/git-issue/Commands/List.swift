internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct List: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List issues, the most severe first.",
    discussion: """
      A query is a number of terms, all of which must hold: status:open severity>=high label:auth,mail -label:wip \
      assignee:me reported:>=2026-01-01 reported:>2w is:open overdue:yes no:assignee sort:-reported "connection refused". \
      'or', 'not' and parentheses join them otherwise. '@name' is a query that the settings name; '@' lists these. What \
      cannot be read is always listed.
      """)
  static let task = ManualTask.find
  static let manual = """
    Of issues with one severity the oldest comes first. A `*` behind the id says that the file is not as it is
    committed. Where there is room, the list says until when an issue is to be dealt with.

    ## Options

    - `--branches`: Local and remote-tracking branches. One that has an issue as it once was here is behind, and says
      nothing.
    - `--count`: Without regard to `--limit`.
    - `--format`: `%(key)` is a field, as queries name it, or `path` or `overdue`, `%%` a percent sign and `%xx` the
      character of that hexadecimal number. Values are made safe for a terminal.

    ## Examples

    ```
    git issue list status:open 'severity>=high' -label:wip
    git issue list assignee:me sort:-reported --limit 10
    git issue list 'reported:>=2026-01-01' --count
    git issue list --at v1.2 is:open
    git issue list is:open --format '%(id) %(title)'
    git issue list --json --fields id,title,severity
    ```
    """

  @Argument(parsing: .allUnrecognized, help: "Which issues.") var query: [String] = []
  @Option(help: ArgumentHelp("List them as they stood at a revision or a date.", valueName: "rev")) var at: String?
  @Flag(help: "Tell also what other branches have otherwise, and what is only there.") var branches = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by a field, or several: a,-b; with a - backwards.", valueName: "key"))
  var sort: String?
  @Option(help: ArgumentHelp("At most so many.", valueName: "number")) var limit: Int?
  @Flag(help: "Print only how many there are.") var count = false
  @Flag(help: "Print JSON.") var json = false
  @Option(help: ArgumentHelp("With --json: only these fields.", valueName: "a,b")) var fields: String?
  @Option(
    help: ArgumentHelp("Print a line for each, such as '%(id) %(title)'.", valueName: "template")) var format: String?
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try console.snapshot(of: store, at: at)
    try snapshot.requireTracker()
    let settings = try console.readableSettings(of: snapshot)
    if query == ["@"] { return list(settings.configuration.queries, console) }
    if query.first == "@" {
      throw Failure(.usage, "'@' alone lists the saved queries", hints: ["'@name' is one of them"])
    }
    if fields != nil, !json { throw Failure(.usage, "--fields is for --json", hints: ["--format is for lines"]) }
    if format != nil, json { throw Failure(.usage, "--format is for lines", hints: ["--fields is for --json"]) }
    if let limit, limit < 0 { throw Failure(.usage, "--limit takes a number, not '\(limit)'") }
    let query = try settings.query(query, sort: sort, of: "list")
    let template = try format.map { try IssueTemplate($0, fields: settings.fields) }
    let here = try branches ? at.map { try store.repository.resolve($0) } ?? store.headCommit() : nil
    let line = IndexingLine(on: console)
    let list = try IssueList(
      snapshot, query, today: console.today, me: console.me(store), limit: count ? 0 : limit,
      elsewhere: here.map { try BranchSurvey(store, from: $0) }, progress: line.tell)
    line.finish()
    let listing = Listing(list)
    // Nobody knows whether a broken file answers the query.
    let answering = list.total - list.broken.count
    if count, json {
      console.standardOutput.write(JSON.envelope([("count", .number(answering))]).pretty)
    } else if count {
      console.standardOutput.write("\(answering)\n")
      for line in listing.remarks { console.standardError.write("\(TerminalText(line))\n") }
    } else if json {
      console.standardOutput.write(
        try list.json(
          fields: fields?.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed),
          known: settings.fields
        ).pretty)
    } else if let template {
      for line in listing.lines(template) { console.standardOutput.write(line + "\n") }
      for line in listing.remarks { console.standardError.write("\(TerminalText(line))\n") }
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in listing.lines(console) { console.standardOutput.write(line + "\n") }
        for line in listing.remarks { console.standardError.write("\(TerminalText(line))\n") }
      }
    }
    if !list.broken.isEmpty || (!json && !list.faults.isEmpty) { throw ExitStatus(code: Failure.Kind.refused.status) }
  }

  /// The names that the settings give to queries, and what they stand for.
  private func list(_ queries: [(name: String, text: String)], _ console: Console) {
    if json {
      let members = queries.map { ($0.name, JSON.text($0.text)) }
      return console.standardOutput.write(JSON.envelope([("queries", .object(members))]).pretty)
    }
    let columns = [
      Table.Column(title: TerminalText("Name"), importance: 2),
      Table.Column(title: TerminalText("Query"), sizing: .flexible(minimum: 20), importance: 1),
    ]
    let rows = queries.map {
      [Table.Cell(text: TerminalText("@\($0.name)"), role: .id), .init(text: TerminalText($0.text))]
    }
    let lines =
      rows.isEmpty ? [] : Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: console.style)
    for line in lines { console.standardOutput.write(line + "\n") }
    if rows.isEmpty {
      console.standardError.write("no saved queries: name some under `queries` in .issues/config.yml\n")
    }
  }
}
