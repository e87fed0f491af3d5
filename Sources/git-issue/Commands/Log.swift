internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Log: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show how issues came to be what they are: who changed which field, when.",
    discussion: "The log is worked out from the commits, whoever made them and with whatever program.")
  static let task = ManualTask.history
  static let manual = """
    The newest comes first. An issue is followed through renamings and renumberings, and one that was deleted is still
    found. Commits are told as they were made, whatever git-replace(1) puts in their place.

    ## Examples

    ```
    git issue log BUG-12
    git issue log -n 20
    ```

    ## See also

    git-issue-blame(1), git-issue-audit(1)
    """

  @Argument(help: "The issue; without one, the newest commits that touch any issue.") var id: String?
  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("At most so many revisions.", valueName: "number"))
  var limit: Int?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    guard let head = try store.headCommit() else {
      throw try id.flatMap { IssueID($0) }.flatMap { try Failure.uncommitted($0, in: store) } ?? store.withoutCommits()
    }
    var isCut = false
    var revisions: [Revision]
    let line = IndexingLine("Reading commits", on: console)
    defer { line.finish() }
    let history = History(store, progress: line.tell)
    if let id {
      guard let id = IssueID(id) else {
        throw Failure(.refused, "'\(id)' is not the id of an issue", hints: ["write it as BUG-012"])
      }
      let found = try history.revisions(of: id, from: head, isCut: &isCut)
      guard !found.isEmpty || isCut else {
        throw try Failure.uncommitted(id, in: store) ?? Self.unknown(id, in: store)
      }
      let files = try store.current().files(of: id)
      guard files.count < 2 else { throw StoreError.ambiguous(id, paths: files.map(\.path)) }
      revisions = found
    } else {
      revisions = try history.all(from: head, limit: limit, isCut: &isCut)
    }
    line.finish()
    if let limit { revisions = Array(revisions.prefix(limit)) }
    if isCut {
      console.standardError.write("\(Console.historyIsCut)\n")
    }
    if try store.repository.hasReplacements() {
      console.standardError.write("commits are told as they were made: what git replace puts in their place is not\n")
    }
    let mailmap = try store.people()
    if json {
      console.standardOutput.write(
        JSON.envelope([("complete", .bool(!isCut)), ("revisions", .list(revisions.map { $0.json(mailmap) }))])
          .pretty)
      return
    }
    try console.paged(by: store.setting("core.pager")) { console in
      for revision in revisions {
        for line in lines(revision, id == nil ? revision.id : nil, mailmap, console.style) {
          console.standardOutput.write(line + "\n")
        }
      }
    }
  }

  private static func unknown(_ id: IssueID, in store: IssueStore) throws -> Failure {
    let failure = try Failure.unknown(id, in: store)
    guard store.repository.isShallow else { return failure }
    return Failure(failure.kind, failure.message, hints: [Console.historyIsCut] + failure.hints)
  }

  private func lines(_ revision: Revision, _ id: IssueID?, _ person: (Signature) -> Person, _ style: Style) -> [String]
  {
    let author = revision.commit.author
    let time = Timestamp.text(seconds: Int(author.time), offset: author.offset)
    let day = time.prefix(16).split(separator: "T").joined(separator: " ")
    let who = person(author)
    let head =
      "\(style.paint(TerminalText(revision.commit.id.short), as: .id)) \(day)  \(TerminalText(who.name ?? who.description))"
    let subject = id.map { "  \(TerminalText($0.description))" } ?? ""
    let isOurs = revision.commit.summary.hasPrefix("issue: ")
    var lines = [head + subject + (isOurs ? "" : "  \(style.paint(TerminalText(revision.commit.summary), as: .dim))")]
    switch revision.event {
    case .created:
      let title = revision.changes.first { $0.name == "title" }?.new ?? ""
      lines.append("    \(style.paint(TerminalText("reported"), as: .open)): \(TerminalText(title))")
      for name in ["status", "severity", "assignee"] {
        if let value = revision.changes.first(where: { $0.kind == .field && $0.name == name })?.new {
          lines.append("    \(TerminalText(name)): \(TerminalText(value))")
        }
      }
    case .deleted:
      lines.append("    \(style.paint(TerminalText("deleted"), as: .error)): \(TerminalText(revision.path))")
    case .changed: lines += revision.changes.map { "    \(Self.text($0, style))" }
    }
    return lines
  }

  /// `status: open → fixed`.
  private static func text(_ change: Change, _ style: Style) -> String {
    let name = style.paint(TerminalText(change.name), as: .bold)
    switch (change.kind, change.old, change.new) {
    case (.comment, _, let new?):
      let line = new.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      return "\(name): \(TerminalText(line))"
    case (.section, nil, _): return "\(name) added"
    case (.section, _, nil), (.comment, _, nil), (.attachment, _, nil): return "\(name) removed"
    case (.section, _, _): return "\(name) edited"
    case (_, let old?, let new?): return "\(name): \(TerminalText(old)) → \(TerminalText(new))"
    case (_, nil, let new?): return "\(name): \(TerminalText(new))"
    case (_, let old?, nil): return "\(name): \(TerminalText(old)) removed"
    case (_, nil, nil): return name
    }
  }
}
