internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Doctor: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look after this clone: what is wrong with it, why that matters, and what to do.",
    discussion: "Exits with 1 where something is wrong. With --fix, what needs no person is put right.")
  static let task = ManualTask.clones
  static let manual = """
    It looks at ids that two reports have, references to what is not there, locks, hooks, settings, what is kept of
    earlier checks, names and folders of files, comments and attachments without an issue, files that are left, and
    what the repository uses that `git issue` cannot read. It prints what is well, and for the rest what is wrong, why
    that matters, and what to do. `advice` is no fault.

    ## Options

    - `--fix`: Files are renamed and moved. The lock of another program is never removed.

    ## Examples

    ```
    git issue doctor
    git issue doctor --fix
    ```
    """

  @Flag(help: "Put right what needs no person: files in one commit for each kind of fault.") var fix = false
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption

  func run(on console: Console) throws {
    let store: IssueStore
    do {
      store = try console.openStore()
    } catch StoreError.repository(.unsupported(let feature)) {
      return try tell(
        [Report(RepositoryFeatures(), troubles: [RepositoryFeatures.trouble(feature)], done: [])], console)
    }
    let console = try console.colored(color.color, store)
    let patient = Patient(store, console)
    try patient.snapshot.requireTracker()
    try tell(Registry.examinations.sorted { $0.name < $1.name }.map { try examine($0, patient) }, console)
  }

  /// What came of an examination.
  private struct Report {
    let examination: any Examination
    var troubles: [Trouble]
    /// What was put right.
    var done: [String]
    /// Why it could not be made, or not be acted upon.
    var obstacle: String?

    init(_ examination: any Examination, troubles: [Trouble], done: [String], obstacle: String? = nil) {
      (self.examination, self.troubles, self.done, self.obstacle) = (examination, troubles, done, obstacle)
    }

    var isWrong: Bool { obstacle != nil || troubles.contains { $0.gravity == .wrong } }
  }

  private func examine(_ examination: any Examination, _ patient: Patient) throws -> Report {
    var report = Report(examination, troubles: [], done: [])
    func words(_ error: any Error) -> String {
      let failure = Failure(withoutStaging: error)
      return ([failure.message] + failure.hints).joined(separator: "; ")
    }
    do {
      report.troubles = try examination.troubles(of: patient)
      guard fix, report.troubles.contains(where: \.isMendable) else { return report }
    } catch {
      report.obstacle = "could not be examined: \(words(error))"
      return report
    }
    do {
      report.done = try examination.mend(patient)
      patient.forget()
      report.troubles = try examination.troubles(of: patient)
    } catch {
      report.obstacle = "could not be put right: \(words(error))"
    }
    return report
  }

  private func tell(_ reports: [Report], _ console: Console) throws {
    if json {
      console.standardOutput.write(JSON.envelope([("examinations", .list(reports.map(Self.json)))]).pretty)
    } else {
      for report in reports { write(report, console) }
    }
    if reports.contains(where: \.isWrong) { throw ExitStatus(code: Failure.Kind.refused.status) }
  }

  private func write(_ report: Report, _ console: Console) {
    let name = report.examination.name
    func line(_ word: String, _ role: Style.Role?, _ text: String) {
      let mark = console.style.paint(TerminalText(word).padded(to: 6), as: role)
      console.standardOutput.write("\(mark) \(name): \(TerminalText(text))\n")
    }
    for text in report.done { line("fixed", .closed, text) }
    if let obstacle = report.obstacle { line("wrong", .error, obstacle) }
    for trouble in report.troubles {
      line(trouble.gravity.rawValue, trouble.gravity == .wrong ? .error : .warning, trouble.what)
      for text in [trouble.reason, trouble.remedy] { console.standardOutput.write("         \(TerminalText(text))\n") }
    }
    if report.troubles.isEmpty, report.done.isEmpty, report.obstacle == nil {
      line("ok", .closed, report.examination.health)
    }
  }

  private static func json(_ report: Report) -> JSON {
    let findings = report.troubles.map { trouble in
      JSON.object([
        ("gravity", .text(trouble.gravity.rawValue)), ("message", .text(trouble.what)),
        ("reason", .text(trouble.reason)), ("remedy", .text(trouble.remedy)), ("fixable", .bool(trouble.isMendable)),
      ])
    }
    return .object([
      ("name", .text(report.examination.name)), ("ok", .bool(!report.isWrong)), ("findings", .list(findings)),
      ("fixed", .texts(report.done)), ("obstacle", .optional(report.obstacle)),
    ])
  }
}
