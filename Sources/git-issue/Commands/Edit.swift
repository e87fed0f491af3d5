internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Edit: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "edit", abstract: "Edit an issue in your editor.")
  static let task = ManualTask.change
  static let manual = """
    What breaks a rule is offered again with the reasons in it. An editor that fails, or an emptied text, changes
    nothing.
    """

  @OptionGroup var issue: IDArgument
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let delivery = try store.delivery(staging: staging.stage)
    let id = try issue.value
    let old = try store.current().issue(id)
    let form = try store.current().settings.form(ofType: old.type)
    let session = try EditorSession(store, console, form: form, name: id.description)
    let outcome = try session.run(on: old.document.text) { text in
      try store.change(id, delivery, console.session) { issue, _ in
        try Self.merged(text, since: old, into: issue)
      }
    }
    console.report(outcome, verb: "edited", json: json)
  }
  /// The text that was typed, with what somebody else has changed meanwhile.
  private static func merged(_ text: String, since old: Issue, into current: Issue) throws -> Document {
    let merged = Merge(base: old.document.bytes, ours: current.document.bytes, theirs: Array(text.utf8)).result
    guard merged.conflicts == 0 else {
      throw Failure(
        .refused,
        "\(old.id) was changed by somebody else in the same place while you were editing; nothing was written",
        hints: ["edit it again: git issue edit \(old.id)"])
    }
    return Document(merged.bytes)
  }
}
