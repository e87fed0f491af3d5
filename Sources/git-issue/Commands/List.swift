internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct List: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List issues, the most severe first.",
    discussion: """
      A query is a number of terms, all of which must hold: status:open severity>=high label:auth -label:wip assignee:me \
      reported:>=2026-01-01 is:open overdue:yes no:assignee sort:-reported "connection refused". What cannot be read is always listed.
      """)

  @Argument(parsing: .allUnrecognized, help: "Which issues.") var query: [String] = []
  @Option(help: ArgumentHelp("List them as they stand at a revision.", valueName: "rev")) var at: String?
  @Flag(help: "Tell also what other branches have otherwise, and what is only there.") var branches = false
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Sort by a field; with a - in front, backwards.", valueName: "key"))
  var sort: String?
  @Option(help: ArgumentHelp("At most so many.", valueName: "number")) var limit: Int?
  @Flag(help: "Print only how many there are.") var count = false
  @Flag(help: "Print JSON.") var json = false
  @Option(help: ArgumentHelp("With --json: only these fields.", valueName: "a,b")) var fields: String?
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try at.map { try store.snapshot(at: $0) } ?? store.current()
    try snapshot.requireTracker()
    let settings = try snapshot.settings
    let query = try parsedQuery(settings)
    let here = try branches ? at.map { try store.repository.resolve($0) } ?? store.headCommit() : nil
    let line = IndexingLine(on: console)
    let listing = try Listing(
      snapshot, query, today: console.today, me: console.me(store), limit: count ? 0 : limit,
      elsewhere: here.map { try BranchSurvey(store, from: $0).versions() }, progress: line.tell)
    line.finish()
    if count, json {
      console.standardOutput.write(JSON.envelope([("count", .number(listing.total))]).pretty)
    } else if count {
      console.standardOutput.write("\(listing.total)\n")
    } else if json {
      console.standardOutput.write(
        try listing.json(
          fields: fields?.split(separator: ",").map(\.trimmed), known: settings.fields
        ).pretty)
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in listing.lines(console) { console.standardOutput.write(line + "\n") }
        for line in listing.remarks { console.standardError.write("\(TerminalText(line))\n") }
      }
    }
    if listing.hasUnreadable || (!json && listing.hasFaults) { throw ExitStatus(code: Failure.Kind.refused.status) }
  }

  private func parsedQuery(_ settings: Settings) throws -> Query {
    if let limit, limit < 0 { throw Failure(.usage, "--limit takes a number, not '\(limit)'") }
    // `-label:wip` and `-"two words"` are terms; what looks like an option and is none is a mistake.
    let isTerms = query.first == "--"
    let words = isTerms ? Array(query.dropFirst()) : query
    for word in words where !isTerms && word.hasPrefix("-") && !word.contains(where: { ":=<>\"".contains($0) }) {
      let isNumber = word.dropFirst().first?.isNumber ?? false
      if !isNumber { throw Failure(.usage, "unknown option '\(word)'", hints: ["git issue list -h"]) }
    }
    // Sorting options stand before the query's own, which decide.
    let terms = words + (sort.map { ["sort:\($0)"] } ?? [])
    return try Query(terms, configuration: settings.configuration, types: settings.types, fields: settings.fields)
  }
}
