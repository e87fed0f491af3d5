internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Sync: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Fetch, merge and push the current branch, until all is in.",
    discussion:
      "It is git's own fetch, merge or rebase, and push, with your credentials and hooks. It stops at a conflict."
  )
  static let task = ManualTask.clones
  static let manual = """
    Where others push meanwhile, it begins again up to 25 times. Of two reports that took the same id, one gets the
    next free one, as `git issue renumber` gives it. It stops at whatever git refuses, and says what to do. Without a
    remote, it is that of the branch, or the only one.

    ## Examples

    ```
    git issue sync
    git issue sync --rebase origin
    ```

    ## See also

    git-issue-renumber(1), git-fetch(1), git-merge(1), git-push(1)
    """

  @Flag(help: "Put your commits on top of the others' instead of merging.") var rebase = false
  @Argument(help: ArgumentHelp("Where to; without it, where the branch is pulled from.", valueName: "remote"))
  var remote: String?

  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore()
    guard let root = store.workTree?.root else {
      throw Failure(.fatal, "there is nothing to merge in: this repository is bare", hints: ["run it in a clone"])
    }
    try Synchronization.refuseWhileBusy(store)
    let git = GitProgram(directory: root, environment: console.environment)
    let target = try SyncTarget(remote, store, git)
    var synchronization = Synchronization(
      git: git, target: target, joining: rebase ? .rebase : .merge, session: console.session,
      tell: { console.standardError.write("\(TerminalText($0))\n") }, open: { try console.openStore() })
    let outcome = try synchronization.run()
    console.standardOutput.write(json ? JSON.envelope(outcome.json).pretty : "\(TerminalText(outcome.words))\n")
  }
}
