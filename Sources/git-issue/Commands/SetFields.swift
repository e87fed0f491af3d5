internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct SetFields: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields of an issue.",
    discussion:
      "KEY=VALUE sets a field, an empty value removes it; KEY+=VALUE and KEY-=VALUE add to a list and take from it.")
  static let task = ManualTask.change
  static let manual = """
    `environment.KEY` is a part of the environment. A value may be `@FILE`, or `-` for standard input. Only the lines
    concerned change.

    ## Examples

    ```
    git issue set BUG-12 severity=critical assignee=ada@example.org
    git issue set BUG-12 labels+=auth labels-=wip
    git issue set BUG-12 environment.python=3.12 phase= --stage
    ```
    """

  @OptionGroup var issue: IDArgument
  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("What to change.", valueName: "key=value")) var assignments:
    [String] = []
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    if let option = assignments.first(where: { $0.hasPrefix("-") }) {
      throw Failure(.usage, "unknown option '\(option)'", hints: ["git issue set -h"])
    }
    let changes = try assignments.map { try Assignment($0, allowsLists: true).resolved(console) }
    guard !changes.isEmpty else {
      throw Failure(.usage, "nothing to change", hints: ["git issue set BUG-012 severity=high"])
    }
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let outcome = try store.change(issue.value, try store.delivery(staging: staging.stage), console.session) {
      issue, settings in
      var document = issue.document
      for change in changes { document = try apply(change, to: document, of: issue, settings) }
      return document.settingResolved(since: issue.status, today: console.today, settings.configuration)
    }
    console.report(outcome, verb: "changed", json: json)
  }

  private func apply(
    _ change: Assignment, to document: Document, of issue: Issue, _ settings: Settings
  ) throws -> Document {
    for prefix in ["environment.", "env."] where change.key.hasPrefix(prefix) {
      return try issue.settingEnvironment(
        String(change.key.dropFirst(prefix.count)), to: change.value, in: document, settings)
    }
    let key = try settings.fieldKey(change.key, form: settings.form(ofType: document["type"]?.text ?? ""))
    guard key != "environment" else {
      throw Failure(
        .usage, "'environment' is set by its parts", hints: ["git issue set \(issue.id) environment.os=\"Debian 12\""])
    }
    let value = settings.value(change.value, of: key)
    switch (change.sign, value) {
    case (.set, _): return document.setting(key, to: value)
    case (.add, .list(let texts)): return document.adding(texts, to: key)
    case (.remove, .list(let texts)): return document.removing(texts, from: key)
    case (_, .text), (_, .map): throw Failure(.usage, "'\(key)' is not a list", hints: ["set it: \(key)=…"])
    }
  }
}
