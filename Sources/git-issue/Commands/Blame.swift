internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Blame: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Show who last changed each field and each line of an issue, and when.",
    discussion: "What is not committed yet is left out. A line that was moved to another section is new there.")
  static let task = ManualTask.history
  static let manual = """
    Each field and line has its commit and that commit's day.

    ## See also

    git-issue-log(1)
    """

  @OptionGroup var issue: IDArgument
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    guard let head = try store.headCommit(), let snapshot = try store.committed() else {
      throw try Failure.uncommitted(issue.value, in: store) ?? store.withoutCommits()
    }
    let committed: Issue
    do {
      committed = try snapshot.issue(snapshot.currentID(of: issue.value))
    } catch StoreError.unknownIssue(let id) {
      throw try Failure.uncommitted(id, in: store) ?? Failure.unknown(id, in: store)
    }
    let line = IndexingLine("Reading commits", on: console)
    defer { line.finish() }
    var isCut = false
    let revisions = try History(store, progress: line.tell).revisions(of: committed.id, from: head, isCut: &isCut)
    line.finish()
    let attribution = Attribution(committed.document, changes: revisions.map(\.changes))
    if isCut {
      console.standardError.write("\(Console.historyIsCut)\n")
    }
    let people = try store.people()
    let page = BlamePage(attribution, revisions, people)
    if json {
      let members: [(String, JSON)] = [
        ("id", .text(committed.id.description)), ("path", .text(committed.path)), ("complete", .bool(!isCut)),
      ]
      return console.standardOutput.write(JSON.envelope(members + page.json).pretty)
    }
    try console.paged(by: store.setting("core.pager")) { console in
      for line in page.lines(console.style) { console.standardOutput.write(line + "\n") }
    }
  }
}
