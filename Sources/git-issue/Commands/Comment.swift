internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Comment: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "comment", abstract: "Comment on an issue.")
  static let task = ManualTask.change
  static let manual = """
    A comment is a file of its own, so that two people who comment never conflict. Without a text, what is piped in is
    the comment; at a terminal the editor opens.

    ## Examples

    ```
    git issue comment BUG-12 -m "It happens with version 3.2 as well."
    git issue comment BUG-12 -F notes.md
    ```
    """

  @OptionGroup var issue: IDArgument
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The comment; given more than once, its paragraphs.", valueName: "text")) var message: [String] =
      []
  @Option(
    name: [.customShort("F"), .long],
    help: ArgumentHelp("Take the comment from a file, or - for standard input.", valueName: "file")) var file: String?
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let id = try issue.value
    _ = try store.current().issue(id)
    if let given = try given(console) { return try comment(given, on: id, store, console) }
    let text = "\n<!-- Write your comment on \(id). An empty text comments nothing. -->\n"
    let session = try EditorSession(store, console, form: nil, name: "\(id)-comment", startsEmpty: true)
    try session.run(on: text) { edited in
      let lines = edited.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.hasPrefix("<!-- Write your comment on")
      }
      try comment(lines.joined(separator: "\n"), on: id, store, console)
    }
  }

  /// The text, where it does not have to be asked for in an editor.
  private func given(_ console: Console) throws -> String? {
    if let file {
      guard message.isEmpty else { throw Failure(.usage, "-m and -F exclude each other") }
      return try console.text(file == "-" ? "-" : "@\(file)")
    }
    if !message.isEmpty { return message.joined(separator: "\n\n") }
    guard !console.isTerminal(.input) else { return nil }
    // What is piped in is the comment, also where it is nothing: an editor would wait for somebody who is not there.
    return try console.text("-")
  }

  private func comment(_ text: String, on id: IssueID, _ store: IssueStore, _ console: Console) throws {
    guard !text.isBlank else { throw Failure(.refused, "the comment is empty; nothing was written") }
    let outcome = try store.comment(text, on: id, try store.delivery(staging: staging.stage), console.session)
    console.remind(of: outcome.value.covered, in: id)
    guard !json else {
      let members: [(String, JSON)] = [
        ("id", .text(id.description)), ("comment", .text(outcome.value.path)),
        ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let how = outcome.delivery == .stage ? " (staged)" : ""
    console.standardOutput.write("\(console.style.paint(TerminalText(id.description), as: .id)) commented\(how)\n")
  }
}
