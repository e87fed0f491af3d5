internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Audit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Find every commit that brought in what the rules of its time refuse.",
    discussion:
      "Each commit is judged by the settings that it came upon, also where it was covered up later. Exits with 1 where one is found, where a signature is bad, or where history that was recorded has been rewritten."
  )
  static let task = ManualTask.check
  static let manual = """
    A commit is judged by the settings, forms and baseline of its first parent, as a server would have done, or by its
    own where that keeps no issues; of a merge, only what no parent has. Settings that cannot be read are found too,
    and looser ones are noted. Git verifies the signatures of the commits that carry one.

    ## Options

    - `--since-recorded`: First it says whether the recorded commit is still in the history, and if not, which commits
      that touch issues were dropped, rewritten or reordered. With `--record` the record is brought up to date.
    - `--record`: For the branch NAME in the reference `refs/git-issue/audit/NAME`, which keeps the history from being
      pruned. Without a branch the name is `HEAD`.

    ## Examples

    ```
    git issue audit
    git issue audit --range v1.2..main --warnings
    git issue audit --since-recorded --record
    ```

    ## See also

    git-issue-log(1), git-issue-review(1), git-issue-rules(7)
    """

  @Option(help: ArgumentHelp("Only the commits that B has and A has not.", valueName: "a..b")) var range: String?
  @Flag(help: "Only what has come since the recorded commit, and whether what was before is still there.")
  var sinceRecorded = false
  @Flag(help: "Record the newest commit as audited, whatever was found.") var record = false
  @Flag(help: "Warnings too; they leave the exit status as it is.") var warnings = false
  @Flag(inversion: .prefixedNo, help: "List all commits that touch issues with who signed them; or verify nothing.")
  var signatures: Bool?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func validate() throws {
    if let range, !range.contains("..") {
      throw ValidationError("'\(range)' is no range of commits; write it as A..B: main..HEAD")
    }
    let others = [("--since-recorded", sinceRecorded), ("--record", record)].filter(\.1).map(\.0)
    if range != nil, let other = others.first { throw ValidationError("--range and \(other) exclude each other") }
  }

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let checkpoint = sinceRecorded || record ? try store.checkpoint() : nil
    let scope = try range.map { try store.auditScope(of: $0) } ?? store.auditScope()
    let rewritten = sinceRecorded ? try rewrites(since: checkpoint, scope, store) : nil
    let audited = sinceRecorded ? AuditScope(tip: scope.tip, base: checkpoint?.commit) : scope
    var progress: Progress?
    let report = try store.audit(audited, signatures: signatures == false ? .skip : .verify) { done, total in
      if progress == nil { progress = Progress("Auditing commits", of: total, on: console) }
      progress?.advance(by: done)
    }
    progress?.finish()
    tellLimits(of: report, console)
    let page = AuditPage(
      report: report, rewritten: rewritten, showsWarnings: warnings, listsAll: signatures == true,
      person: try store.people(), style: console.style)
    if json {
      console.standardOutput.write(page.json(checkpoint).pretty)
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in page.lines { console.standardOutput.write(line + "\n") }
      }
    }
    let isClean = report.refused.isEmpty && rewritten == nil
    if record { try self.record(checkpoint, scope.tip, isClean, store, console) }
    if !isClean { throw ExitStatus(code: 1) }
  }

  /// What became of the history up to the recorded commit; nil where it is all there.
  private func rewrites(since checkpoint: Checkpoint?, _ scope: AuditScope, _ store: IssueStore) throws
    -> [RewrittenCommit]?
  {
    guard let checkpoint, let recorded = checkpoint.commit else {
      throw Failure(
        .fatal, "nothing is recorded for \(checkpoint?.branch ?? "HEAD")",
        hints: ["git issue audit --record audits all of its history and records its newest commit"])
    }
    guard let head = scope.tip else {
      throw Failure(
        .fatal, "there is no commit on \(checkpoint.branch), and \(recorded.short) was recorded",
        hints: ["git log \(checkpoint.reference) shows what was there"])
    }
    guard try !store.repository.isAncestor(recorded, of: head) else { return nil }
    guard !store.repository.isShallow else {
      throw Failure(
        .fatal, "the history ends before \(recorded.short), which was recorded: this clone is shallow",
        hints: ["git fetch --unshallow brings the rest"])
    }
    return try store.rewrites(from: recorded, to: head)
  }

  private func tellLimits(of report: AuditReport, _ console: Console) {
    if !report.isComplete {
      console.standardError.write("\(Console.historyIsCut)\n")
    }
    if let failure = report.signatureFailure {
      console.standardError.write("warning: no signature could be verified: \(TerminalText(failure.message))\n")
    }
  }

  private func record(
    _ checkpoint: Checkpoint?, _ head: ObjectID?, _ isClean: Bool, _ store: IssueStore, _ console: Console
  ) throws {
    guard let checkpoint, let head else {
      throw Failure(.fatal, "there is no commit to record", hints: ["git issue init makes the first one"])
    }
    try store.record(head, at: checkpoint, console.session)
    let found = isClean ? "" : ", with what was found: git issue audit --since-recorded will not tell it again"
    console.standardError.write(
      "recorded \(TerminalText(head.short)) as audited on \(TerminalText(checkpoint.branch))\(found)\n")
  }
}
