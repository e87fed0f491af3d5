internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Renumber: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "renumber", abstract: "Give issues whose id another has the next free one.",
    discussion: """
      What is on the upstream keeps its id; else what is on the first parent of the merge; else what was reported \
      earlier. An issue that moves keeps its old id under `formerly`, its comments and attachments move along, and \
      references to it follow in what its own side has written. During a merge or a rebase the change is staged.
      """)
  static let task = ManualTask.clones
  static let manual = """
    Two reports in conflict at one path become two files. One that should move and cannot is named, and the exit
    status is 1. Run twice, it does nothing the second time.

    ## Examples

    ```
    git issue renumber --dry-run
    git issue renumber
    ```

    ## See also

    git-issue-sync(1), git-issue-doctor(1)
    """

  @Flag(help: "Show what would be done, and do nothing.") var dryRun = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let renumbering: Renumbering
    var commit: ObjectID?
    if dryRun {
      renumbering = try store.previewRenumbering()
    } else {
      let outcome = try store.renumber(try store.delivery(staging: staging.stage), console.session)
      (renumbering, commit) = (outcome.value, outcome.commit)
    }
    if json {
      console.standardOutput.write(
        JSON.envelope(renumbering.json + [("commit", .optional(commit?.description))]).pretty)
    } else {
      for line in renumbering.lines(console.style) { console.standardOutput.write("\(line)\n") }
    }
    for line in renumbering.remarks { console.standardError.write("\(TerminalText(line))\n") }
    if !renumbering.left.isEmpty { throw ExitStatus(code: Failure.Kind.refused.status) }
    if !json, renumbering.moves.isEmpty, renumbering.followed.isEmpty, renumbering.references.isEmpty {
      console.standardError.write("no id is taken twice\n")
    }
  }
}
