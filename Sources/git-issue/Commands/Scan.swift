internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Scan: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Look in logs for the error patterns to watch, and count them.",
    discussion: """
      The patterns are those of .issues/watch.yml. Logs of any size are read as a stream. Patterns without a `pattern` \
      are listed as not looked for.
      """)
  static let task = ManualTask.find
  static let manual = """
    ## Options

    - `--draft`: The evidence is kept, with secrets masked, and the `git issue add` is printed that makes a report of
      it.

    ## Examples

    ```
    git issue scan /var/log/app.log
    git issue scan --watch db --draft app.log
    ```

    ## See also

    git-issue-watch(1)
    """

  @Option(
    name: .customLong("watch"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only this pattern, or those of this area.", valueName: "name")) var names: [String] = []
  @Flag(help: "Draft a report of each pattern that was found and that no open issue is about.") var draft = false
  @Option(help: ArgumentHelp("The type of the drafts: a form.", valueName: "form")) var type: String?
  @Flag(help: "Print JSON.") var json = false
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?
  @Argument(help: ArgumentHelp("Logs, or - for standard input.", valueName: "log")) var logs: [String]

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(nil, store)
    let snapshot = try store.current()
    try snapshot.requireTracker()
    var scan = LogScan(try selected(snapshot.watchList()))
    let progress = Progress("Reading logs, in MiB", of: total(console), on: console)
    for log in logs { try read(log, &scan, progress, console) }
    progress.finish()
    let issues = try openIssues(about: scan.findings, in: snapshot)
    let drafts = draft ? try self.drafts(scan, issues, snapshot, console) : []
    if json { return console.standardOutput.write(self.json(scan, issues, drafts).pretty) }
    tell(scan, issues, console)
    for draft in drafts { draft.tell(console) }
  }

  private func selected(_ list: WatchList) throws -> WatchList {
    for name in names where !list.patterns.contains(where: { $0.isNamed(name) || $0.isIn(name) }) {
      throw Failure(.refused, "nothing is watched under the name '\(name)'", hints: list.hints(for: name))
    }
    guard !names.isEmpty else {
      guard !list.patterns.isEmpty else {
        throw Failure(
          .refused, "there is nothing to watch for in \(IssueFolder.watch)",
          hints: ["git issue watch add \"Slow queries\" --area Performance --pattern 'took [0-9]{4,} ms'"])
      }
      return list
    }
    return WatchList(
      list.patterns.filter { pattern in
        names.contains { pattern.isNamed($0) || pattern.isIn($0) }
      })
  }

  // MARK: Reading

  private func total(_ console: Console) -> Int? {
    let sizes = logs.map { $0 == "-" ? nil : console.size(of: $0) }
    guard !sizes.contains(nil) else { return nil }
    return sizes.reduce(0) { $0 + ($1 ?? 0) } >> 20
  }

  private func read(_ log: String, _ scan: inout LogScan, _ progress: Progress, _ console: Console) throws {
    scan.begin(log == "-" ? "standard input" : log)
    var isFirst = true
    var read = 0
    try console.readPieces(of: log) { piece in
      if isFirst, let fault = LogFault(piece) {
        throw Failure(.refused, "\(log): \(fault.message)", hints: [fault.hint(log)])
      }
      isFirst = false
      scan.add(piece)
      progress.advance(by: (read + piece.count) >> 20 - read >> 20)
      read += piece.count
    }
    scan.end()
  }

  // MARK: Issues

  /// The open issues that say that they are about a pattern, by its name.
  private func openIssues(about findings: [LogScan.Finding], in snapshot: Snapshot) throws -> [String: IssueID] {
    var issues: [String: IssueID] = [:]
    guard findings.contains(where: { $0.count > 0 }) else { return [:] }
    let configuration = try snapshot.configuration
    for case .issue(let issue) in try snapshot.load() where !(configuration.status(issue.status)?.isClosed ?? false) {
      for name in issue.texts("patterns") + issue.texts(ScanDraft.field) {
        for finding in findings where finding.watched.isNamed(name) {
          issues[finding.watched.fullName] = min(issues[finding.watched.fullName] ?? issue.id, issue.id)
        }
      }
    }
    return issues
  }

  private func drafts(_ scan: LogScan, _ issues: [String: IssueID], _ snapshot: Snapshot, _ console: Console) throws
    -> [ScanDraft]
  {
    let settings = try snapshot.settings
    let form = try settings.form(named: type)
    let found = scan.findings.filter { $0.count > 0 && issues[$0.watched.fullName] == nil }
    return try found.enumerated().map { index, finding in
      let draft = ScanDraft(finding, form: form, settings, console)
      let name = "scan-\(index + 1)-\(IssueFolder.slug(finding.watched.name))"
      return try draft.kept(at: snapshot.store.draftPath(name, now: console.now.seconds), console)
    }
  }

  // MARK: Telling

  private func tell(_ scan: LogScan, _ issues: [String: IssueID], _ console: Console) {
    let output = console.standardOutput
    for finding in scan.findings {
      let name = console.style.paint(TerminalText(finding.watched.fullName), as: .heading)
      let issue = issues[finding.watched.fullName].map { ", \($0) is open" } ?? ""
      output.write("\(name): \(Self.count(finding.count, "line"))\(issue)\n")
      for place in finding.places {
        let where_ = place.first == place.last ? "line \(place.first)" : "lines \(place.first) to \(place.last)"
        output.write("\(TerminalText("  \(place.log): \(place.count), \(where_)"))\n")
      }
      for sample in finding.samples {
        output.write(
          "\(TerminalText("    \(sample.log):\(sample.line): \(Redactor(Array(sample.text.utf8)).mask(sample.text))"))\n"
        )
      }
    }
    for watched in scan.notLookedFor {
      output.write("\(TerminalText(watched.fullName)): not looked for, it has no pattern\n")
    }
    if scan.cutLines > 0 {
      console.standardError.write(
        "\(Self.count(scan.cutLines, "line")) longer than \(LogScan.longestLine >> 20) MiB: of these the start was looked at\n"
      )
    }
    console.standardError.write("\(Self.count(scan.lines, "line")) read\n")
  }

  private static func count(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }

  private func json(_ scan: LogScan, _ issues: [String: IssueID], _ drafts: [ScanDraft]) -> JSON {
    let findings = scan.findings.map { finding in
      let name = finding.watched.fullName
      return JSON.object(
        finding.watched.json + [
          ("count", .number(finding.count)),
          (
            "logs",
            .list(
              finding.places.map { place in
                .object([
                  ("log", .text(place.log)), ("count", .number(place.count)), ("first", .number(place.first)),
                  ("last", .number(place.last)),
                ])
              })
          ),
          (
            "samples",
            .list(
              finding.samples.map { sample in
                let text = Redactor(Array(sample.text.utf8)).mask(sample.text)
                return .object([("log", .text(sample.log)), ("line", .number(sample.line)), ("text", .text(text))])
              })
          ),
          ("issue", .optional(issues[name]?.description)),
          ("draft", .optional(drafts.first { $0.finding.watched.fullName == name }?.path)),
        ])
    }
    return JSON.envelope([
      ("findings", .list(findings)), ("notLookedFor", .list(scan.notLookedFor.map { .object($0.json) })),
      ("lines", .number(scan.lines)), ("bytes", .number(scan.bytes)), ("cutLines", .number(scan.cutLines)),
    ])
  }
}

/// A log that is none, as its first bytes tell.
private enum LogFault {
  case compressed, wide

  init?(_ start: UnsafeBufferPointer<UInt8>) {
    let head = Array(start.prefix(4))
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || head.starts(with: [0xFD, 0x37, 0x7A])
    {
      self = .compressed
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      self = .wide
    } else {
      return nil
    }
  }

  var message: String {
    switch self {
    case .compressed: "it is compressed"
    case .wide: "it is UTF-16 text"
    }
  }

  func hint(_ log: String) -> String {
    switch self {
    case .compressed: "unpack it on the way: zcat \(log) | git issue scan -"
    case .wide: "convert it on the way: iconv -f UTF-16 -t UTF-8 \(log) | git issue scan -"
    }
  }
}

extension WatchedPattern {
  func isIn(_ area: String) -> Bool { !self.area.isEmpty && Configuration.key(self.area) == Configuration.key(area) }
}

extension WatchList {
  /// What somebody may have meant.
  func hints(for name: String) -> [String] {
    let names = patterns.map(\.name)
    let meant = Nearest.question(about: name, among: names + areas.map(\.name))
    return [names.isEmpty ? "nothing is watched yet: git issue watch add" : "\(meant)git issue watch lists them"]
  }
}
