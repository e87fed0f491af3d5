internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Close: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Close an issue, saying how it was resolved.",
    discussion: "With --stage the closing waits for your next commit, so that it goes with the fix.")

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
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    // Texts are read before anything is locked, and once: standard input cannot be read again.
    let fields = try field.map { try Assignment($0).resolved(console) }
    let sections = try section.map { try Assignment($0).resolved(console) }
    let outcome = try store.change(issue.value, try store.delivery(staging: staging.stage), console.session) {
      issue, settings in
      let status = try closedStatus(settings.configuration)
      if settings.configuration.status(issue.status)?.isClosed ?? false, self.status == nil || issue.status == status {
        throw Failure(
          .refused, "\(issue.id) is closed already, as \(issue.status); nothing was written",
          hints: ["git issue reopen \(issue.id) opens it again, git issue edit \(issue.id) changes its text"])
      }
      let form = try settings.form(named: issue.type.isEmpty ? nil : issue.type)
      var document = issue.document.setting("status", to: .text(status))
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
  }

  private func closedStatus(_ configuration: Configuration) throws -> String {
    guard let status else { return configuration.closingStatus }
    if let found = configuration.status(status), found.isClosed { return found.id }
    let known = configuration.statuses.filter(\.isClosed).map(\.id).joined(separator: ", ")
    throw Failure(.refused, "'\(status)' is not a status to close with", hints: ["use one of: \(known)"])
  }
}
