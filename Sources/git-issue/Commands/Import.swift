internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Import: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "File the reports of another document: all in one commit.",
    discussion: """
      Ids are kept where they are free. What was imported before is updated by what has changed in the document since, \
      and keeps what has changed here. Reports that break rules go into the baseline. Every line of the document is in a \
      report or among those that are listed as left out.
      """)
  static let task = ManualTask.exchange
  static let manual = """
    Without `--from` the document is recognised, unless it is a template. A folder may have a file for each report. An
    id that is taken becomes the next free one, and `formerly` says what it was. `.issues/imports.json` holds what
    tells what was imported before.

    ## Options

    - `--map`: `Column=field` says what a column is, `severity:P1=critical` what a value means.

    ## Examples

    ```
    git issue import --dry-run BUGS.md
    git issue import --from github issues.json
    git issue import --from csv --map 'Summary=title' --map 'severity:P1=critical' bugs.csv
    ```

    ## See also

    git-issue-export(1)
    """

  @Option(
    help: ArgumentHelp(
      "What the documents are: \(Formats.imports.map(\.name).joined(separator: ", ")); else it is recognised.",
      valueName: "format"), completion: .list(Formats.imports.map(\.name))) var from: String?
  @Option(help: ArgumentHelp("The type of issues that do not say theirs: a form.", valueName: "form"))
  var type: String?
  @Option(
    help: ArgumentHelp(
      "Correct what is read: 'Column=field', 'severity:P1=critical', 'Column=' to leave it out; @FILE has one a line.",
      valueName: "map")) var map: [String] = []
  @Flag(help: "Show what would be done, and do nothing.") var dryRun = false
  @Flag(help: "Make a commit for each event of the documents, by who did it and when.") var history = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: ArgumentHelp("Documents or folders of them, or - for standard input.", valueName: "file")) var files:
    [String]

  func run(on console: Console) throws {
    let format = try from.map(format)
    guard !history || !staging.stage else {
      throw Failure(.usage, "--history makes commits, and --stage makes none", hints: ["leave one of them out"])
    }
    let store = try console.openStore(reference: staging.ref)
    let settings = try store.current().settings
    let read = try files.flatMap { file in
      try console.isFolder(file)
        ? readFolder(file, format, console) : [request(file, format, settings.forms, console)]
    }
    let requests = try corrected(read, settings, console)
    let console = try console.colored(nil, store)
    let delivery = try store.delivery(staging: staging.stage)
    let progress = Progress(
      "Importing issues", of: requests.reduce(0) { $0 + $1.document.entries.count }, on: console)
    if dryRun {
      let report = try store.previewImport(requests) { progress.advance(by: $0) }
      progress.finish()
      return tell(report, commit: nil, console)
    }
    let outcome = try store.importEntries(
      requests, delivery, console.session, telling: history ? .asItHappened : .atOnce
    ) { progress.advance(by: $0) }
    progress.finish()
    tell(outcome.value, commit: outcome.commit?.description, console)
  }

  private func format(_ name: String) throws -> any ImportFormat {
    if let format = Formats.imports.first(where: { $0.name == name.lowercased() }) { return format }
    let known = Formats.imports.map(\.name)
    let nearest = Nearest.question(about: name, among: known)
    throw Failure(
      .usage, "there is no format '\(name)' to import from",
      hints: ["\(nearest)use one of: \(known.joined(separator: ", "))"])
  }

  private func request(_ file: String, _ format: (any ImportFormat)?, _ forms: [Form], _ console: Console) throws
    -> ImportRequest
  {
    let bytes = file == "-" ? try console.standardInput.readAll(limit: 256 << 20) : try console.read(file)
    let name = file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init) ?? file
    let source = ImportSource(name: name, bytes: bytes, forms: forms, type: type)
    guard let format = format ?? Formats.recognising(source) else {
      if bytes.isEmpty { throw Failure(.refused, "\(file) is empty; nothing was written") }
      do throws(ImportError) { try source.requireText() } catch { throw failure(error, of: file) }
      let known = Formats.imports.map { "\($0.name): \($0.summary)" }
      throw Failure(
        .refused, "\(file) is no document that can be imported; nothing was written",
        hints: ["it is none of these:"] + known.map { "  \($0)" } + ["if it is one, name it with --from"])
    }
    let document: ImportedDocument
    do throws(ImportError) {
      document = try format.read(source)
    } catch {
      throw failure(error, of: file)
    }
    return ImportRequest(source: name, document: document, type: type)
  }

  private func failure(_ error: ImportError, of file: String) -> Failure {
    let place = error.line.map { "\(file):\($0)" } ?? file
    return Failure(.refused, "\(place): \(error.message); nothing was written", hints: [error.help])
  }

  // MARK: Telling

  private func tell(_ report: ImportReport, commit: String?, _ console: Console) {
    if json { return console.standardOutput.write(self.json(report, commit: commit).pretty) }
    for line in report.lines where line.fate != .unchanged || !line.kept.isEmpty {
      var words = line.fate.rawValue
      if line.fate == .new, let entry = line.entry, !line.id.isNamed(entry) {
        // What could be no id here, such as a hash, is no former id.
        words += IssueID(entry) != nil || entry.hasPrefix("#") ? ", formerly \(entry)" : ", from \(entry)"
      }
      if !line.excused.isEmpty { words += "; excused: \(line.excused.map(\.rawValue).joined(separator: ", "))" }
      if !line.kept.isEmpty { words += "; differs, kept as it is here: \(line.kept.joined(separator: ", "))" }
      let id = console.style.paint(TerminalText(line.id.description), as: .id)
      console.standardOutput.write("\(id) \(TerminalText("\(words): \(line.title)"))\n")
    }
    for path in report.besides {
      console.standardOutput.write("\(TerminalText(path)) \(dryRun ? "would be written" : "written")\n")
    }
    for (source, part) in report.leftOut {
      let lines =
        part.lines.count == 1 ? "\(part.lines.lowerBound)" : "\(part.lines.lowerBound)-\(part.lines.upperBound)"
      // Whoever imports is told all of it: nothing is lost, and nobody can tell from a beginning what was.
      let texts = part.text.split(whereSeparator: \.isNewline).filter { !$0.isBlank }
      let place = "\(source):\(lines): left out, \(part.reason)"
      if texts.count < 2 {
        console.standardOutput.write("\(TerminalText("\(place): \(texts.first ?? "")"))\n")
      } else {
        console.standardOutput.write("\(TerminalText("\(place):"))\n")
        for text in texts { console.standardOutput.write("  \(TerminalText(String(text)))\n") }
      }
    }
    let excused = report.lines.count { !$0.excused.isEmpty }
    var summary = "\(report.count(.new)) new, \(report.count(.changed)) changed, \(report.count(.unchanged)) unchanged"
    if excused > 0 { summary += "; \(excused) with gaps, \(dryRun ? "to be noted" : "noted") in .issues/baseline.json" }
    console.standardError.write("\(summary)\(dryRun ? " (nothing was written)" : "")\n")
  }

  private func json(_ report: ImportReport, commit: String?) -> JSON {
    let lines = report.lines.map { line in
      JSON.object([
        ("id", .text(line.id.description)), ("entry", .optional(line.entry)), ("title", .text(line.title)),
        ("source", .text(line.source)), ("line", line.lines.map { .number($0.lowerBound) } ?? .null),
        ("endLine", line.lines.map { .number($0.upperBound) } ?? .null), ("result", .text(line.fate.rawValue)),
        ("changes", .list(line.fate == .changed ? line.changes.map(\.json) : [])), ("kept", .texts(line.kept)),
        ("excused", .texts(line.excused.map(\.rawValue))),
      ])
    }
    let leftOut = report.leftOut.map { source, part in
      JSON.object([
        ("source", .text(source)), ("line", .number(part.lines.lowerBound)),
        ("endLine", .number(part.lines.upperBound)), ("reason", .text(part.reason)), ("text", .text(part.text)),
      ])
    }
    return JSON.envelope([
      ("imported", .list(lines)), ("leftOut", .list(leftOut)), ("besides", .texts(report.besides)),
      ("commit", .optional(commit)),
    ])
  }
}
