internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Search: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the text of issues, and show where it stands.",
    discussion: """
      The first argument is the text: all of its words have to stand in the title or below the front matter; between \
      double quotes, the text as it is. A * behind a word finds what begins with it. What follows is a query, such as \
      status:open.
      """)
  static let task = ManualTask.find
  static let manual = """
    Issues that hold the text in the title come first, words that stand together before others, and the beginning of a
    word before its middle; then as in `git issue list`. `sort:` in the query orders them otherwise.

    ## Examples

    ```
    git issue search 'empty password' status:open
    git issue search '"connection refused"' --lines 1
    git issue search 'crash*' label:auth --limit 0
    ```
    """

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("The text, and which issues.", valueName: "text")) var words:
    [String] = []
  @Option(help: ArgumentHelp("At most so many issues; 0 is all.", valueName: "number")) var limit = 30
  @Option(help: ArgumentHelp("At most so many lines of each.", valueName: "number")) var lines = 3
  @Option(help: ArgumentHelp("Search them as they stood at a revision or a date.", valueName: "rev")) var at: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let isBare = words.first == "--"
    let words = isBare ? Array(words.dropFirst()) : words
    guard let text = words.first, let search = TextSearch(text) else {
      throw Failure(.usage, "there is nothing to search for", hints: ["git issue search TEXT"])
    }
    if !isBare, text.hasPrefix("-") {
      throw Failure(.usage, "unknown option '\(text)'", hints: ["git issue search -- '\(text)' searches for it"])
    }
    for (name, number) in [("limit", limit), ("lines", lines)] where number < 0 {
      throw Failure(.usage, "--\(name) takes a number, not '\(number)'")
    }
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try console.snapshot(of: store, at: at)
    try snapshot.requireTracker()
    let settings = try console.readableSettings(of: snapshot)
    let query = try settings.query(Array(words.dropFirst()), of: "search")
    let line = IndexingLine(on: console)
    let result = try snapshot.search(
      search, query, limit: limit == 0 ? nil : limit, today: console.today, me: console.me(store), progress: line.tell)
    line.finish()
    let page = SearchPage(result, search, settings.configuration, linesOfIssue: lines)
    if json {
      console.standardOutput.write(result.json(linesOfIssue: lines).pretty)
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in page.lines(console) { console.standardOutput.write(line + "\n") }
        for line in page.remarks { console.standardError.write("\(TerminalText(line))\n") }
      }
    }
    if !result.found.broken.isEmpty || (!json && !result.found.faults.isEmpty) {
      throw ExitStatus(code: Failure.Kind.refused.status)
    }
  }
}
