internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Known: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "known", abstract: "Keep what is known of problems that come up again: issue, cause, solution.",
    subcommands: [KnownAdd.self, KnownList.self, KnownSearch.self], defaultSubcommand: KnownList.self)
  static let task = ManualTask.find
  static let manual = #"""
    Entries are files below `.issues/known/`: a problem that comes up again, why it does, and what to do about it.
    `git issue add` names those that a new report tells of.

    ## Examples

    ```
    git issue known add "Connection refused after a restart" --area deploy \
        --cause "The service starts before the network." \
        --solution "Restart it once more."
    git issue known search connection refused
    ```
    """#

  func run(on console: Console) throws {}
}

struct KnownAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an entry to the knowledge base, and commit it.",
    discussion: "A text may be @FILE, or - for standard input.")

  @Argument(help: "What one sees, in one line.") var issue: String
  @Option(help: ArgumentHelp("Why it happens.", valueName: "text")) var cause: String
  @Option(help: ArgumentHelp("What to do.", valueName: "text")) var solution: String
  @Option(help: ArgumentHelp("The part of the system.", valueName: "name")) var area: String?
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let known = KnownIssue(
      issue: try line(issue, "issue"), area: try line(area ?? "", "area"), cause: try console.text(cause),
      solution: try console.text(solution))
    guard !known.issue.isEmpty, !known.solution.isEmpty else {
      throw Failure(
        .usage, "an entry has an issue and a solution",
        hints: ["git issue known add \"Connection refused\" --cause \"the database is down\" --solution \"make up\""])
    }
    let outcome = try store.add(known, try store.delivery(staging: staging.stage), console.session)
    console.write(outcome.value.diagnostics, to: console.standardError)
    let entry = outcome.value.entry
    if json {
      let members: [(String, JSON)] = [
        ("entry", .object(entry.json)), ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let verb = outcome.hasChanged ? outcome.delivery == .stage ? "added (staged)" : "added" : "unchanged"
    console.standardOutput.write("\(TerminalText(entry.known.issue)) \(verb)\n\(TerminalText(entry.path))\n")
  }

  private func line(_ text: String, _ name: String) throws -> String {
    guard !text.contains(where: \.isNewline) else {
      throw Failure(
        .refused, "the \(name) has more than one line; nothing was written",
        hints: ["keep it on one line, and give details with --cause and --solution"])
    }
    return text
  }
}

struct KnownList: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the knowledge base.")

  @Option(help: ArgumentHelp("Only what is known of a part of the system.", valueName: "name")) var area: String?
  @OptionGroup var source: KnownSource

  func run(on console: Console) throws {
    try source.tell(on: console) { base in
      let entries = base.areas.flatMap(\.entries)
      guard let area else { return entries }
      let names = base.areas.map(\.name)
      let found = entries.filter { Configuration.key($0.known.area) == Configuration.key(area) }
      guard found.isEmpty, !names.isEmpty else { return found }
      let meant = Nearest.question(about: area, among: names)
      let known = names.filter { !$0.isEmpty }.joined(separator: ", ")
      throw Failure(
        .refused, "nothing is known of '\(area)'", hints: [known.isEmpty ? "" : "\(meant)use one of: \(known)"])
    } lines: { entries, console in
      KnownListing(entries).table(console)
    }
  }
}

struct KnownSearch: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the knowledge base for words, the best match first.")
  static let manual = """
    The entries with most of the words come first.
    """

  @Argument(help: "Words of the issue, the cause or the solution.") var text: [String]
  @OptionGroup var source: KnownSource

  func run(on console: Console) throws {
    try source.tell(on: console) {
      $0.search(text.joined(separator: " "))
    } lines: { entries, console in
      KnownListing(entries).pages(console.style)
    }
  }
}

/// Where the knowledge base is read, and how it is printed.
struct KnownSource: ParsableArguments {
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  /// Prints some entries; what cannot be read is always told, and makes the exit status 1.
  func tell(
    on console: Console, select: (KnowledgeBase) throws -> [KnowledgeBase.Entry],
    lines: ([KnowledgeBase.Entry], Console) -> [String]
  ) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let base = try snapshot.knowledgeBase()
    let entries = try select(base)
    if json {
      let members = base.broken.map(\.json) + entries.map(\.json)
      console.standardOutput.write(JSON.envelope([("known", .list(members.map { .object($0) }))]).pretty)
    } else {
      console.write(base.broken.flatMap(\.diagnostics), to: console.standardError)
      try console.paged(by: store.setting("core.pager")) { console in
        for line in lines(entries, console) { console.standardOutput.write(line + "\n") }
      }
    }
    if !base.broken.isEmpty { throw ExitStatus(code: Failure.Kind.refused.status) }
  }
}
