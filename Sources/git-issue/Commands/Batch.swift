internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Batch: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Make many changes in one commit: all of them, or none.",
    discussion: """
      Standard input is JSON, one request a line, such as {"set": {"id": "BUG-012", "severity": "high"}}. The members are \
      those that --json prints.
      """)
  static let task = ManualTask.automation
  static let manual = """
    At most 1000 requests and 16 MiB are taken:

    ```
    {"add": {"title": "...", "sections": {"steps": "..."}}, "as": "a"}
    {"set": {"id": "BUG-012", "severity": "high"}}
    {"status": {"id": "BUG-012", "status": "fixed", "resolution": "..."}}
    {"comment": {"id": "$a", "text": "..."}}
    ```

    In `id` and `related`, `$a` is the id of the report that is named `a`, which nobody knows before it is filed. Each
    request is judged after those before it, as the command of its name would be; of the first one that is refused the
    line is told, and nothing is written.

    ## Examples

    ```
    git issue batch --dry-run --json
    ```
    """

  @Flag(help: "Judge the changes and show what would be done, and do nothing.") var dryRun = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let batch = try IssueBatch(console.standardInput.readAll(limit: IssueBatch.largest))
    guard !batch.isEmpty else {
      throw Failure(
        .refused, "standard input has no requests; nothing was written",
        hints: [#"echo '{"comment": {"id": "BUG-012", "text": "Seen again."}}' | git issue batch"#])
    }
    let delivery = try store.delivery(staging: staging.stage)
    if dryRun {
      return tell(
        try store.preview(batch, today: console.today, delivery, console.session), commit: nil, delivery, console)
    }
    let outcome = try store.apply(batch, today: console.today, delivery, console.session)
    tell(outcome.value, commit: outcome.commit?.description, outcome.delivery, console)
  }

  private func tell(_ results: [BatchResult], commit: String?, _ delivery: Delivery, _ console: Console) {
    for result in results {
      console.write(result.change.diagnostics, to: console.standardError)
      console.remind(of: result.change.covered, in: result.change.issue.id)
    }
    if json {
      let members = [("results", JSON.list(results.map(\.json))), ("commit", .optional(commit))]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let how = dryRun ? " (nothing was written)" : delivery == .stage ? " (staged)" : ""
    for result in results {
      let issue = result.change.issue
      let id = console.style.paint(TerminalText(issue.id.description), as: .id)
      console.standardOutput.write("\(id) \(result.deed.rawValue)\(how): \(TerminalText(issue.title))\n")
    }
  }
}
