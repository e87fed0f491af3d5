internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Reopen: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Open a closed issue again.")
  static let task = ManualTask.change
  static let manual = """
    What `close` has noted under `resolved` and `verified` goes.

    ## See also

    git-issue-close(1)
    """

  @OptionGroup var issue: IDArgument
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let outcome = try store.change(issue.value, try store.delivery(staging: staging.stage), console.session) {
      issue, settings in
      guard settings.configuration.status(issue.status)?.isClosed ?? true, let open = settings.configuration.openStatus
      else {
        return issue.document
      }
      return issue.document.setting("status", to: .text(open.id))
        .settingResolved(since: issue.status, today: console.today, settings.configuration)
    }
    console.report(outcome, verb: "reopened", json: json)
  }
}
