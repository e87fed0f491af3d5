internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Show: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an issue, with its comments and attachments.")
  static let task = ManualTask.find
  static let manual = """
    An issue that was renumbered is found by its old id too.

    ## Options

    - `--branches`: Not with `--at`. A table of how it stands here, and on each branch that has changed it since.

    ## Examples

    ```
    git issue show BUG-12
    git issue show BUG-12 --at v1.2
    git issue show BUG-12 --json
    ```

    ## See also

    git-issue-log(1), git-issue-where(1)
    """

  @OptionGroup var issue: IDArgument
  @Option(help: ArgumentHelp("Show it as it stands at a revision.", valueName: "rev")) var at: String?
  @Flag(help: "Show how it stands on other branches, where that is otherwise.") var branches = false
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try console.snapshot(of: store, at: at)
    let id = try issue.value
    if branches { return try show(BranchTable(of: snapshot.currentID(of: id), in: store), store, console) }
    let found: Issue
    var faults: [Diagnostic] = []
    let loaded: Snapshot.Loaded
    let note: String?
    do {
      (loaded, note) = try snapshot.loaded(named: id)
    } catch StoreError.unknownIssue(let id) where at == nil {
      throw try Failure.unknown(id, in: store)
    }
    switch loaded {
    case .issue(let issue): found = issue
    case .faulty(let issue, let diagnostics): (found, faults) = (issue, diagnostics)
    case .broken(let broken): return try tell(broken, snapshot, console)
    }
    let companions = try snapshot.companions(of: found)
    let conflicts = try snapshot.conflicts(in: companions)
    faults += conflicts.filter { conflict in !faults.contains { $0.path == conflict.path } }
    let details = IssueDetails(found, companions, try console.readableSettings(of: snapshot))
    if let note { console.standardError.write("\(TerminalText(note))\n") }
    if json {
      let broken: [(String, JSON)] =
        faults.isEmpty ? [] : [("broken", .bool(true)), ("diagnostics", .list(faults.map(\.json)))]
      console.standardOutput.write(JSON.envelope([("issue", .object(details.json + broken))]).pretty)
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in IssuePage(details).lines(console.style) { console.standardOutput.write(line + "\n") }
      }
      console.write(faults, to: console.standardError)
    }
    guard faults.isEmpty else { throw ExitStatus(code: Failure.Kind.refused.status) }
  }
  private func tell(_ broken: BrokenIssue, _ snapshot: Snapshot, _ console: Console) throws {
    guard !json else {
      console.standardOutput.write(JSON.envelope([("issue", .object(broken.json))]).pretty)
      throw ExitStatus(code: Failure.Kind.refused.status)
    }
    // Whatever is wrong with it, its text is there to be read.
    if let bytes = try? snapshot.bytes(at: broken.path) {
      console.standardOutput.write("\(TerminalText(String(decoding: bytes, as: UTF8.self), as: .paragraphs))\n")
    }
    throw StoreError.broken(broken)
  }

  private func show(_ table: BranchTable, _ store: IssueStore, _ console: Console) throws {
    guard at == nil else { throw Failure(.usage, "--branches and --at exclude each other") }
    if json { return console.standardOutput.write(JSON.envelope(table.json).pretty) }
    try console.paged(by: store.setting("core.pager")) { console in
      for line in table.lines(console) { console.standardOutput.write(line + "\n") }
    }
  }
}

extension Snapshot {
  /// The issue with an id; else the one that had it, with a word about it. Where both are there, the one that has it.
  fileprivate func loaded(named id: IssueID) throws -> (Loaded, note: String?) {
    let current = try currentID(of: id)
    let loaded = try loaded(current)
    guard current == id else { return (loaded, "\(id) is \(current) now") }
    let former = try mayBeLookedThrough ? issues(formerly: id) : []
    let names = former.map { "\($0.id) (\($0.title))" }.joined(separator: ", ")
    return (loaded, former.isEmpty ? nil : "\(id) was also the id of what is now \(names)")
  }
}
