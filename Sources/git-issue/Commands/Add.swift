internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Add: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "File a report: checked, then committed.",
    discussion: """
      Sections, fields and parts of the environment are named as the form names them: `git issue form show bug` lists \
      them. A text may be @FILE, or - for standard input. With a terminal and nothing given, the editor opens on the form.
      """)
  static let task = ManualTask.change
  static let manual = #"""
    The report gets the next free id. A report that is refused in the editor is offered again with the reasons in it.
    What was typed is kept in a file until it is filed, and the file is named where it is not.

    Issues that look like the same, closed ones too, and entries of the knowledge base that the report tells of are
    named as hints, at most three of each; nothing is asked, and the report is filed all the same.

    ## Options

    - `--severity`: Critical, high, medium or low, unless the settings have others.
    - `--env-auto`: They are `os` and the versions of some programs, where the form asks for them.
    - `--section`: By its id in the form, such as `description`, `steps`, `expected` or `actual`, or by its heading.
    - `--dry-run`: The exit status is that of the report if it were filed.

    ## Examples

    ```
    git issue add
    git issue add "Login crashes on an empty password" --severity high \
        -e os="Debian 12" -l auth -s steps=@steps.txt \
        -s description="The login page crashes." \
        -s expected="A message." -s actual="A blank page."
    git issue add "Export is empty" --type bug --env-auto --edit
    ```

    ## See also

    git-issue-form(1), git-issue-rules(7)
    """#

  @Argument(help: "What is broken, in a few words.") var title: String?
  @Option(help: ArgumentHelp("The type of the issue: a form.", valueName: "form")) var type: String?
  @Option(help: ArgumentHelp("How bad it is.", valueName: "severity")) var severity: String?
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp("A field.", valueName: "key=value"))
  var field: [String] = []
  @Option(
    name: [.customShort("e"), .customLong("environment")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A part of the environment.", valueName: "key=value")) var environment: [String] = []
  @Flag(help: "Fill in the parts of the environment that can be seen from here.") var envAuto = false
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A section's text.", valueName: "section=text"))
  var section: [String] = []
  @Option(name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp("A label.", valueName: "label"))
  var label: [String] = []
  @Flag(help: "Open the editor on what was given.") var edit = false
  @Flag(help: "Judge the report and print what would be written, and write nothing.") var dryRun = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let settings = try snapshot.settings
    let form = try settings.form(named: type)
    let draft = try draft(form, settings, console)
    let delivery = try store.delivery(staging: staging.stage)

    var precedents = Precedents.none
    /// Looks for what the report may be about, and tells it, once. Nothing that goes wrong there stops the report.
    func look(for report: ReportText) {
      guard let found = try? snapshot.precedents(of: report) else { return }
      if !json, precedents.isEmpty { console.hint(found.hints(settings.configuration)) }
      precedents = found
    }

    if dryRun, edit { throw Failure(.usage, "--dry-run and --edit exclude each other") }
    let isBare = !dryRun && title == nil && section.isEmpty && field.isEmpty && environment.isEmpty
    let outcome: Outcome<ChangedIssue>
    if edit || (isBare && console.isTerminal(.input)) {
      let prefix = settings.configuration.prefix(ofType: form.type)
      let skeleton = draft.skeleton(
        id: IssueID(prefix: prefix, number: 0), status: settings.configuration.openStatus?.id ?? "open",
        reported: console.today, reporter: try store.repository.reporter(now: console.now.seconds),
        configuration: settings.configuration)
      outcome = try EditorSession(store, console, form: form, name: "new").run(on: skeleton) { text in
        look(for: ReportText(Document(Draft.withoutHints(text, form: form))))
        return try store.add(prefix: prefix, title: draft.title, delivery, console.session) { id, _ in
          let document = Document(Draft.withoutHints(text, form: form))
          return document.fault == nil ? document.setting("id", to: .text(id.description)) : document
        }
      }
    } else {
      guard title != nil else {
        throw Failure(
          .usage, "give the report a title",
          hints: ["git issue add \"Login crashes on an empty password\" -s steps=… -e os=…"])
      }
      look(for: ReportText(title: draft.title, body: draft.sections.values.joined(separator: "\n")))
      if dryRun {
        let prospect = try Prospect(store.check(draft, today: console.today, console.session))
        return try prospect.tell(on: console, json: json, besides: precedents.json(settings.configuration))
      }
      outcome = try store.add(draft, today: console.today, delivery, console.session)
    }
    console.report(outcome, verb: "reported", json: json, besides: precedents.json(settings.configuration))
  }

  private func draft(_ form: Form, _ settings: Settings, _ console: Console) throws -> Draft {
    var draft = Draft(form: form, title: try title(form))
    for text in field {
      let assignment = try Assignment(text)
      let key = try settings.fieldKey(assignment.key, form: form)
      if let option = Self.ownOptions[key] {
        throw Failure(.usage, "'\(key)' is not given with -f", hints: [option])
      }
      let value = try console.text(assignment.value)
      draft.fields[key] = settings.value(value, of: key)
    }
    if let severity { draft.fields["severity"] = settings.value(severity, of: "severity") }
    if !label.isEmpty {
      guard case .list(var labels) = settings.value(label.joined(separator: ","), of: "labels") else { return draft }
      if case .list(let own) = draft.fields["labels"] { labels += own }
      draft.fields["labels"] = .list(Set(labels).sorted())
    }
    for text in environment {
      let assignment = try Assignment(text)
      let key = try form.environmentKey(assignment.key)
      draft.environment.removeAll { $0.key == key }
      draft.environment.append((key, try console.text(assignment.value)))
    }
    if envAuto {
      for (key, value) in Surroundings.environment(form, console)
      where !draft.environment.contains(where: { $0.key == key }) {
        draft.environment.append((key, value))
      }
    }
    for text in section {
      let assignment = try Assignment(text)
      let element = try form.section(assignment.key)
      draft.sections[element.id] = try console.text(assignment.value)
    }
    return draft
  }

  /// Fields that have an option of their own, or that are not the reporter's to choose.
  private static let ownOptions = [
    "id": "the next free id is taken", "title": "the title is the argument without an option", "type": "use --type",
    "severity": "use --severity", "environment": "use -e os=…",
  ]

  private func title(_ form: Form) throws -> String {
    let title = title ?? ""
    if title.contains(where: \.isNewline) {
      throw Failure(
        .refused, "the title has more than one line; nothing was written",
        hints: ["keep the title on one line, and give details with -s description=…"])
    }
    return form.title(title)
  }
}

extension Console {
  /// Says what was changed.
  ///
  /// - Parameter others: What programs are told besides.
  func report(
    _ outcome: Outcome<ChangedIssue>, verb: String, json: Bool = false, besides others: [(String, JSON)] = []
  ) {
    write(outcome.value.diagnostics, to: standardError)
    let issue = outcome.value.issue
    remind(of: outcome.value.covered, in: issue.id)
    if json {
      standardOutput.write(
        JSON.envelope(
          [
            ("issue", .object(issue.json)), ("commit", .optional(outcome.commit?.description)),
            ("changes", .list(outcome.value.changes.map(\.json))),
          ] + others
        ).pretty)
      return
    }
    let verb = outcome.hasChanged ? verb : "unchanged"
    let how = outcome.hasChanged && outcome.delivery == .stage ? " (staged)" : ""
    standardOutput.write(
      "\(style.paint(TerminalText(issue.id.description), as: .id)) \(verb)\(how): \(TerminalText(issue.title))\n")
    if verb == "reported" { standardOutput.write("\(TerminalText(issue.path))\n") }
  }
}
