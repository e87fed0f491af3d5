internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Close: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an issue, saying how it was resolved.",
    discussion: "With --stage the closing waits for your next commit, so that it goes with the fix.")
  static let task = ManualTask.change
  static let manual = """
    The day is noted under `resolved`. As `fixed` an issue needs the section `resolution`. Where nothing says whether
    the closing was verified, you are asked at a terminal.

    ## Options

    - `--as`: `fixed` and `wont-fix`, unless the settings have others.
    - `--verified-by`: In place of `--verified`.
    - `--verified`: Under `verified`. With the issue closed already, nothing else changes.

    ## Examples

    ```
    git issue close BUG-12 -s resolution="An empty password is refused."
    git issue close BUG-12 --as wont-fix -s resolution="Nobody uses it any more."
    git issue close BUG-12 --as fixed --stage -s resolution=@notes.txt
    git issue close BUG-12 --verified-by "Bob <bob@example.org>"
    ```

    ## See also

    git-issue-reopen(1)
    """

  @OptionGroup var issue: IDArgument
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The status to close it with; the first closed one of the settings, if none is given.", valueName: "status"))
  var status: String?
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp("A field.", valueName: "key=value"))
  var field: [String] = []
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A section's text, such as resolution=….", valueName: "section=text")) var section: [String] = []
  @Flag(help: "Note that you have followed the same steps again, and the fault is gone.") var verified = false
  @Option(help: ArgumentHelp("Note that somebody else has.", valueName: "person")) var verifiedBy: String?
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    // Texts are read before anything is locked, and once: standard input cannot be read again.
    let fields = try field.map { try Assignment($0).resolved(console) }
    let sections = try section.map { try Assignment($0).resolved(console) }
    let verifier = try verifier(store, console)
    let outcome = try store.change(issue.value, try store.delivery(staging: staging.stage), console.session) {
      issue, settings in
      let status = try closedStatus(settings.configuration)
      let isClosed = settings.configuration.status(issue.status)?.isClosed ?? false
      if isClosed, self.status == nil || issue.status == status, verifier == nil || issue.document["verified"] != nil {
        throw Failure(
          .refused, "\(issue.id) is closed already, as \(issue.status); nothing was written",
          hints: ["git issue reopen \(issue.id) opens it again, git issue edit \(issue.id) changes its text"])
      }
      let form = try settings.form(named: issue.type.isEmpty ? nil : issue.type)
      var document = issue.document.setting("status", to: .text(isClosed && self.status == nil ? issue.status : status))
      if let verifier { document = document.setting("verified", to: .text("\(console.today) \(verifier)")) }
      for assignment in fields {
        let key = try settings.fieldKey(assignment.key, form: form)
        document = document.setting(key, to: settings.value(assignment.value, of: key))
      }
      for assignment in sections {
        let element = try form.section(assignment.key)
        document = document.settingSection(element, to: assignment.value, form: form)
      }
      guard !fields.contains(where: { $0.key == "resolved" }) else { return document }
      return document.settingResolved(since: issue.status, today: console.today, settings.configuration)
    }
    console.report(outcome, verb: "closed", json: json)
    remind(of: outcome.value.issue, try store.current().configuration, console)
  }

  /// Who has followed the same steps again, if anybody has. A person at a terminal is asked.
  private func verifier(_ store: IssueStore, _ console: Console) throws -> String? {
    if let verifiedBy { return Entry.line(verifiedBy) }
    let me = try store.repository.reporter(now: console.now.seconds)
    if verified { return me }
    guard console.isTerminal(.input), console.isTerminal(.error) else { return nil }
    let snapshot = try store.current()
    let issue = try snapshot.issue(self.issue.value)
    let configuration = try snapshot.configuration
    guard issue.document["verified"] == nil, try closedStatus(configuration) == Self.fixed(configuration) else {
      return nil
    }
    console.standardError.write("Have you followed the same steps again, and is the fault gone? [y/N] ")
    return ["y", "yes"].contains(readLine()?.trimmed.lowercased()) ? me : nil
  }

  /// Test fixes with the same reproduction steps: whoever closes without having done so is told how to note it later.
  private func remind(of issue: Issue, _ configuration: Configuration, _ console: Console) {
    guard !json, issue.document["verified"] == nil, issue.status == Self.fixed(configuration) else { return }
    console.standardError.write(
      "hint: when the same steps show that the fault is gone: git issue close \(issue.id) --verified\n")
  }

  /// The status that says that the fault is gone: the first closed one.
  private static func fixed(_ configuration: Configuration) -> String? {
    configuration.statuses.first(where: \.isClosed)?.id
  }

  private func closedStatus(_ configuration: Configuration) throws -> String {
    guard let status else { return configuration.closingStatus }
    if let found = configuration.status(status), found.isClosed { return found.id }
    let known = configuration.statuses.filter(\.isClosed).map(\.id).joined(separator: ", ")
    throw Failure(.refused, "'\(status)' is not a status to close with", hints: ["use one of: \(known)"])
  }
}
