internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Prompt: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Print how many issues wait for you, for the shell's prompt.",
    discussion: """
      A ! behind the number says that a file cannot be read as an issue, or two have one id: `git issue list` shows which. \
      Where there is nothing to say, and where there is no tracker, nothing is printed; the exit status is always 0.
      """)
  static let task = ManualTask.automation
  static let manual = #"""
    The number is kept until an issue comes, goes or is written by a command. What an editor has written into a file
    that stays the same one is counted once issues are listed.

    ## Examples

    In `~/.bashrc`:

    ```
    PS1='\w$(git issue prompt --format " [%s]") \$ '
    ```

    Others than your own:

    ```
    git issue prompt is:open severity:critical
    ```
    """#

  @Argument(parsing: .allUnrecognized, help: "Which issues; is:open assignee:me, if none are named.") var query:
    [String] = []
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Print it in a text, in place of %s.", valueName: "template"))
  var format = "%s"

  func run(on console: Console) {
    // Nobody asked: what is wrong here is told by the next command.
    guard let count = try? count(console) else { return }
    let text = (count.issues > 0 ? "\(count.issues)" : "") + (count.hasFaults ? "!" : "")
    if !text.isEmpty { console.standardOutput.write(format.replacing("%s", with: text) + "\n") }
  }

  private func count(_ console: Console) throws -> KeptCount? {
    let store = try IssueStore(directory: console.directory, environment: console.environment, recovery: .later)
    let snapshot = try store.current()
    guard try snapshot.isTracker else { return nil }
    let words = query.isEmpty ? ["is:open", "assignee:me"] : query
    return try KeptCount(
      snapshot, named: words.joined(separator: "\u{0}"), today: console.today, me: console.me(store)
    ) { try snapshot.readableSettings.query(words, of: "prompt") }
  }
}
