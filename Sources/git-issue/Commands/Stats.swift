internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Stats: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count issues: open, closed and overdue, and how that came about.",
    discussion: """
      Without --by they are counted by severity and by status, and by phase where there are phases; then comes how long \
      issues took, and what happened each week or month. A query counts only some: label:auth.
      """)
  static let task = ManualTask.find
  static let manual = """
    A bar shows the open ones, and lighter the closed ones. Below is told how long it took to close issues, how old
    the open ones are, and what was opened and closed each week, or each month where there are more than 26 weeks,
    with how many were open at its end. This is by `reported` and `resolved`: an issue without them has no place
    there.

    Where the locale is not one of UTF-8, or `TERM` is `dumb`, bars and lines are of plain characters. A file that
    cannot be read is named, and not counted.

    ## Options

    - `--since`: That day is included; the first week and month begin there, and count nothing before it.

    ## Examples

    ```
    git issue stats
    git issue stats --by component is:open
    git issue stats --since v1.2 --json
    ```
    """

  @Argument(parsing: .allUnrecognized, help: "Which issues.") var query: [String] = []
  @Option(
    help: ArgumentHelp(
      "Count them by \(Statistics.Grouping.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "field"),
    completion: .list(Statistics.Grouping.allCases.map(\.rawValue)))
  var by: String?
  @Option(help: ArgumentHelp("What was opened and closed since a date, or the day of a revision.", valueName: "rev"))
  var since: String?
  @Option(help: ArgumentHelp("Count them as they stood at a revision or a date.", valueName: "rev")) var at: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let grouping = try by.map(grouping)
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try console.snapshot(of: store, at: at)
    try snapshot.requireTracker()
    let query = try console.readableSettings(of: snapshot).query(query, of: "stats")
    let since = try since.map { try store.day(since: $0, now: console.moment) }
    let line = IndexingLine(on: console)
    let counted = try TrackerStatistics(
      snapshot, query, by: grouping.map { [$0] }, since: since, today: console.today, me: console.me(store),
      progress: line.tell)
    line.finish()
    let listing = StatisticsListing(counted)
    if json {
      console.standardOutput.write(counted.json.pretty)
    } else {
      for line in listing.lines(console) { console.standardOutput.write(line + "\n") }
      for line in listing.remarks { console.standardError.write("\(line)\n") }
    }
    if counted.hasFaults { throw ExitStatus(code: Failure.Kind.refused.status) }
  }

  private func grouping(_ name: String) throws -> Statistics.Grouping {
    if let grouping = Statistics.Grouping(rawValue: name.lowercased()) { return grouping }
    let known = Statistics.Grouping.allCases.map(\.rawValue)
    let nearest = Nearest.question(about: name, among: known)
    throw Failure(
      .usage, "issues are not counted by '\(name)'", hints: ["\(nearest)use one of: \(known.joined(separator: ", "))"])
  }
}
