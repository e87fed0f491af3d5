internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Init: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start keeping issues in this repository.",
    discussion:
      "Writes .issues with its settings and forms in one commit, and installs the hooks. Run again, it adds what is missing."
  )
  static let task = ManualTask.start
  static let manual = """
    The hooks are those of git-issue-hooks(1). In the clone, Git is told to merge issues field by field, and to show
    the section of an issue above each hunk of a diff.

    ## Options

    - `--form`: Without it, `bug` is taken. A file is a GitHub issue form.
    - `--layout`: `bucketed` puts a thousand issues in a folder.

    ## Examples

    ```
    git issue init
    git issue init --prefix APP --form bug --form platform
    git issue init --layout bucketed --no-hooks
    ```
    """

  @Option(help: ArgumentHelp("What ids start with.", valueName: "prefix")) var prefix: String?
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A form: bug, tracker, platform, or a file.", valueName: "name|file")) var form: [String] = []
  @Option(
    help: ArgumentHelp("flat, or bucketed for more than 2,000 issues.", valueName: "layout"),
    completion: .list(Configuration.Layout.allCases.map(\.rawValue))) var layout: String?
  @Flag(help: "Install no hooks.") var noHooks = false
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if let prefix, !IssueID.isPrefix(prefix) {
      throw ValidationError("'\(prefix)' cannot start ids; use letters and digits, beginning with a letter: BUG")
    }
    if let layout, Configuration.Layout(rawValue: layout) == nil {
      throw ValidationError("unknown layout '\(layout)'; use one of: flat, bucketed")
    }
  }

  func run(on console: Console) throws {
    let store = try console.openStore()
    let console = try console.colored(nil, store)
    guard store.workTree != nil else {
      throw Failure(
        .fatal, "this repository is bare: it has no work tree to start in",
        hints: ["run git issue init in a clone, and push"])
    }
    try store.refuseOtherTrackers()
    let setup = TrackerSetup(
      prefix: prefix?.uppercased(), layout: layout.flatMap(Configuration.Layout.init),
      forms: try form.map { try source($0, console) })
    let delivery = try store.delivery(staging: false)
    let outcome = try store.transact(delivery, console.session) { try setup.plan($0) }
    if !json { tell(outcome, console) }
    var hooks: [HookReport] = []
    if !noHooks {
      warnOfFailure("the hooks were not installed", console) {
        hooks = try HookCommands.installedClient(with: [], store, console)
        if !json { console.tell(hooks) }
      }
    }
    warnOfFailure("git diff will not name sections", console) { try HunkHeadings.install(in: store.repository) }
    warnOfFailure("Git will merge issues as text", console) { try HookCommands.mergeDriver(store, console).install() }
    warnOfOtherPrograms(console)
    if json {
      let members: [(String, JSON)] = [
        ("written", .texts(outcome.value)), ("commit", .optional(outcome.commit?.description)),
      ]
      let driver = try? HookCommands.mergeDriver(store, console)
      return console.standardOutput.write(JSON.envelope(members + HookCommands.json(hooks, driver)).pretty)
    }
    if outcome.hasChanged { console.standardOutput.write("file the first report with: git issue add\n") }
  }

  private func tell(_ outcome: Outcome<[String]>, _ console: Console) {
    let how = outcome.delivery == .stage ? "staged" : "committed"
    for path in outcome.value { console.standardOutput.write("\(how) \(TerminalText(path))\n") }
    if !outcome.hasChanged {
      console.standardOutput.write("this repository keeps issues already; nothing was changed\n")
    }
  }

  private func source(_ name: String, _ console: Console) throws -> TrackerSetup.FormSource {
    if let known = Form.builtInSources.first(where: { $0.type == name.lowercased() }) {
      return .init(name: "\(known.type).yml", bytes: known.bytes)
    }
    guard name.hasSuffix(".yml") || name.hasSuffix(".yaml") else {
      let known = Form.builtInSources.map(\.type).joined(separator: ", ")
      throw Failure(.usage, "there is no form '\(name)'", hints: ["use one of: \(known), or a .yml file"])
    }
    let bytes = try console.read(name)
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let type = Configuration.key(file.prefix { $0 != "." })
    _ = try Form(bytes, type: type, path: name)
    return .init(name: "\(type).yml", bytes: bytes)
  }

  /// Goes on where something that the issues do not need could not be done.
  private func warnOfFailure(_ words: String, _ console: Console, _ action: () throws -> Void) {
    do {
      try action()
    } catch {
      let failure = Failure(error, isCheck: false)
      console.standardError.write("warning: \(words): \(TerminalText(failure.message))\n")
      for hint in failure.hints { console.standardError.write("hint: \(TerminalText(hint))\n") }
    }
  }

  /// Another program of the same name would be run instead of this one.
  private func warnOfOtherPrograms(_ console: Console) {
    guard let first = ChildProcess.path(of: "git-issue", environment: console.environment),
      let own = Program.path, Program.resolved(first) != Program.resolved(own)
    else { return }
    guard
      let output = try? ChildProcess.run(.program(first, arguments: ["--version"]), environment: console.environment),
      output.text != "git-issue \(GitIssue.version)\n"
    else { return }
    console.standardError.write("warning: `git issue` runs another program, \(TerminalText(first))\n")
    console.standardError.write("hint: put \(TerminalText(own)) before it on the PATH\n")
  }
}
