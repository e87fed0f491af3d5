internal import ArgumentParser
internal import IssueStore

struct Sync: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Fetch, merge and push the current branch, until all is in.",
    discussion:
      "It is git's own fetch, merge or rebase, and push, with your credentials and hooks. Where others push meanwhile, it begins again. It stops at a conflict."
  )

  @Flag(help: "Put your commits on top of the others' instead of merging.") var rebase = false
  @Argument(help: ArgumentHelp("Where to; without it, where the branch is pulled from.", valueName: "remote"))
  var remote: String?

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
    console.standardOutput.write("\(TerminalText(outcome))\n")
  }
}
