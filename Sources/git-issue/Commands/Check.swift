internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Check: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check issues against the rules.",
    discussion:
      "Without arguments all issues are checked. Exits with 0 when nothing is wrong, 1 when there are errors, 2 when it could not check."
  )
  static let task = ManualTask.check
  static let manual = """
    What is checked is one of these: the issues and paths that are named, all (`--all`), what is staged, a revision
    (`--at`), a change (`--since` or `--range`), or a text that is no issue yet (`--form` with `--body`).

    For each finding is printed what is wrong, where, and what to do about it. Issues that are named are compared with
    the last commit too, as the hook does it.

    Errors in `.issues/baseline.json`, or in the file of `--baseline`, are known: they are not printed, but counted.
    Where all issues are checked, entries of it that cover nothing any more are warnings.

    ## Options

    - `--since`: Since the branch parted from it: the work tree is compared with the merge base of the revision and
      HEAD, as by `git diff --merge-base`.
    - `--range`: The issue files that differ between the merge base of A and B, and B, as they stand in B. Like
      `--since`, it compares statuses and the fields that do not change with that merge base, and judges the
      references of other issues to those that are gone.
    - `--fix`: It puts right what is only spelt otherwise: statuses and other choices, dates, ids, also of issues that
      the baseline covers. Comments are never written; the exit status is by what remains.
    - `--write-baseline`: They go to `.issues/baseline.json`, or the file of `--baseline`, which is then to be
      committed. What makes a file unreadable, or hard to tell from others, is never taken as known.
    - `--format`: For whom it is printed:

      - `text`: people
      - `checkstyle`: servers that build or review, as Checkstyle's XML
      - `github`: GitHub Actions, as annotations: 10 errors and 10 warnings, and the others in the log
      - `gitlab`: GitLab, as a Code Quality report
      - `json`: programs
      - `junit`: servers that show test reports: each file is a test case
      - `rdjson`: reviewdog
      - `sarif`: code scanning, as SARIF 2.1.0
    - `--form`: It goes with `--body`; the form is the name of one or a `.yml` file.

    ## Examples

    ```
    git issue check
    git issue check BUG-12 --fix
    git issue check --staged
    git issue check --range origin/main..HEAD --format github
    git issue check --form bug --body report.md
    git issue check --write-baseline
    ```

    ## See also

    git-issue-explain(1), git-issue-review(1), git-issue-audit(1)
    """

  @Argument(help: ArgumentHelp("Issues, or paths of issue files.", valueName: "id|path")) var subjects: [String] = []
  @Flag(help: "Check all issues.") var all = false
  @Flag(help: "Check what is staged for the next commit.") var staged = false
  @Option(help: ArgumentHelp("Check the issues as they stand at a revision.", valueName: "rev")) var at: String?
  @Option(help: ArgumentHelp("Check a text against a form, a name or a file.", valueName: "form")) var form: String?
  @Option(help: ArgumentHelp("The text, or - for standard input.", valueName: "file")) var body: String?
  @OptionGroup var baseline: BaselineOptions
  @Option(
    help: ArgumentHelp("How to print: \(Console.formats.joined(separator: ", ")).", valueName: "format"),
    completion: .list(Console.formats))
  var format = "text"
  @Flag(help: "The same as --format json.") var json = false
  @OptionGroup var change: ChangeOptions
  @OptionGroup var fixing: FixOptions
  @OptionGroup var color: ColorOption

  func validate() throws {
    if !Console.formats.contains(format) {
      throw ValidationError("unknown format '\(format)'; use one of: \(Console.formats.joined(separator: ", "))")
    }
    if json, !["text", "json"].contains(format) { throw ValidationError("--json and --format exclude each other") }
    if (form == nil) != (body == nil) { throw ValidationError("--form and --body go together") }
    let scopes = [
      ("--all", all && at == nil), ("--staged", staged), ("--at", at != nil), ("--since", change.since != nil),
      ("--range", change.range != nil), ("--body", body != nil),
    ].filter(\.1).map(\.0)
    if scopes.count > 1 { throw ValidationError("\(scopes.joined(separator: " and ")) exclude each other") }
    if !subjects.isEmpty, let scope = scopes.first, scope != "--at" {
      throw ValidationError("\(scope) says what is checked: name no issues")
    }
    if fixing.fix, let scope = scopes.first, !["--all", "--since"].contains(scope) {
      throw ValidationError("--fix is for the work tree: it does not go with \(scope)")
    }
    if baseline.isGiven, form != nil { throw ValidationError("a text that is checked against a form has no baseline") }
    if baseline.isWritten, !subjects.isEmpty || scopes.contains(where: { $0 != "--all" }) {
      throw ValidationError("--write-baseline takes all issues as they are; leave the others out")
    }
  }

  func run(on console: Console) throws {
    if let form, let body { return try checkBody(form, body, console) }
    let store = try console.openStore()
    let console = try console.colored(color.color, store)
    if staged {
      guard store.workTree != nil else {
        throw Failure(.usage, "nothing is staged in a bare repository", hints: ["--at checks a revision"])
      }
      return try tell(store.checkStaged(amending: nil, known: baseline.known(console)), console)
    }
    if let change = try change.changes(in: store) {
      let known = try baseline.known(console)
      if fixing.fix {
        try fixing.apply(
          to: change.files(), with: Checker(change, under: Policy(of: change.snapshot, known: known)), store, console)
      }
      return try tell(change.judge(known: known), in: change.snapshot, console)
    }
    let snapshot = try console.snapshot(of: store, at: at)
    // Nothing to check is nothing wrong, unless the issues are only out of sight.
    do {
      try snapshot.requireTracker()
    } catch StoreError.noTracker {}
    let files = try subjects.isEmpty ? snapshot.files() : subjects.flatMap { try self.files($0, snapshot, console) }
    // To find the changed ones among all would cost more than the check itself; the hook knows them.
    let previous = subjects.isEmpty || at != nil ? nil : try store.committed()
    let checker = try Checker(snapshot, comparedWith: previous, known: baseline.known(console))
    if fixing.fix { try fixing.apply(to: files, with: checker, store, console) }
    let progress = Progress("Checking issues", of: files.count, on: console)
    var judged = try checker.check(files, memory: .kept) { progress.advance(by: $0) }
    judged += try subjects.isEmpty ? checker.checkCompanions() : checker.checkCompanions(of: files)
    progress.finish()
    if baseline.isWritten {
      judged = try baseline.write(judged, store, console)
    } else if subjects.isEmpty {
      judged += checker.judgeBaseline(after: judged)
    }
    try tell(judged, in: snapshot, console)
  }

  private func files(_ subject: String, _ snapshot: Snapshot, _ console: Console) throws -> [Snapshot.File] {
    if let id = IssueID(subject) {
      let files = try snapshot.files(of: id)
      guard !files.isEmpty else { throw StoreError.unknownIssue(id) }
      return files
    }
    guard let path = snapshot.repositoryPath(of: console.absolute(subject)) else {
      throw Failure(.refused, "\(subject) is not in this repository")
    }
    if let file = try snapshot.file(at: path) { return [file] }
    let inside = try snapshot.files().filter { $0.path.hasPrefix("\(path)/") }
    guard !inside.isEmpty else {
      throw Failure(
        .refused, "\(subject) is neither an issue, nor a file, nor a folder with issues",
        hints: ["git issue list shows what is there"])
    }
    return inside
  }

  private func checkBody(_ form: String, _ body: String, _ console: Console) throws {
    let store = try? console.openStore()
    let settings = try store?.current().settings
    let loaded: Form
    if form.hasSuffix(".yml") || form.hasSuffix(".yaml") {
      loaded = try Form(try console.read(form), type: "form", path: form)
    } else if let known = settings?.form(ofType: form) ?? Form.builtIn(form) {
      loaded = known
    } else if form.hasSuffix(".md") || form.contains("/") {
      loaded = try Form(template: try console.read(form), type: "form", path: form)
    } else {
      throw Failure(
        .unchecked, "there is no form '\(form)'",
        hints: [
          "name one of: \(Form.builtInSources.map(\.type).joined(separator: ", ")), or a .yml form, or an issue template"
        ])
    }
    let bytes = body == "-" ? try console.standardInput.readAll(limit: 64 << 20) : try console.read(body)
    let subject = Subject(
      kind: .body, path: body == "-" ? "standard input" : body,
      document: Document(body: bytes.count > Document.largest ? [] : bytes),
      size: bytes.count,
      reading: FormReading(loaded),
      configuration: settings?.configuration ?? Configuration(), types: [])
    let diagnostics = RuleSet(configuration: subject.configuration).check(subject)
    try tell(Judged(diagnostics: diagnostics, paths: [subject.path]), console)
  }

  /// - Parameter snapshot: Where the issues are, if they are somewhere: then what can be fixed there is said.
  private func tell(_ judged: Judged, in snapshot: Snapshot? = nil, _ console: Console) throws {
    let advice = snapshot.flatMap { FixOptions.advice(on: judged, in: $0) }
    try console.tell(judged, advice: advice, format: json ? "json" : format)
  }
}
