internal import Git
internal import IssueStore
internal import Issues

/// Judges what a push brings before any reference moves. What does not touch issues is never refused.
struct PreReceiveHook: GitHook {
  let name = "pre-receive"

  /// How many findings are told of one push; nobody reads more of them in a terminal.
  private static let mostFindings = 50
  /// How many references that are refused; a push is refused as a whole, however many more are wrong.
  private static let mostReferences = 10
  /// 10,000 references make about a megabyte.
  private static let longestInput = 256 << 20

  func run(_ arguments: [String], on console: Console) throws {
    let input = try console.standardInput.readAll(limit: Self.longestInput)
    var inner = console
    inner.standardError = Sink()
    // Where a host looks for it, each line says whose it is.
    var prefix = console.environment["GL_REPOSITORY"] == nil ? "" : "GL-HOOK-ERR: "
    defer {
      let lines = inner.standardError.captured.split(separator: "\n")
      console.standardError.write(lines.map { "\(prefix)\($0)\n" }.joined())
    }
    var room = Self.mostFindings
    var refused = 0
    do {
      let store = try inner.openStore(recovery: .later)
      if let configured = try store.setting("issue.hookErrorPrefix") {
        prefix = configured.isEmpty ? "" : "\(TerminalText(configured)) "
      }
      let updates = try String(decoding: input, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
        guard let update = ReferenceUpdate(line) else {
          throw Failure(.usage, "pre-receive reads lines of the form OLD NEW REFERENCE; this is none: \(line)")
        }
        return update
      }
      try PushJudge(store, updates).judge { verdict in
        tell(verdict, room: &room, inner)
        if verdict.isRefused { refused += 1 }
        return refused == 0 || refused < Self.mostReferences && room > 0
      }
    } catch {
      // A repository that cannot be read here is no reason to stop work on anything else.
      guard try touchesIssues(input, console) else { return }
      let failure = Failure(error, isCheck: false)
      failure.tell(on: inner)
      inner.standardError.write("git-issue: the push was refused: its issues could not be checked\n")
      throw ExitStatus(code: failure.status)
    }
    guard refused > 0 else { return }
    if refused >= Self.mostReferences || room <= 0 {
      inner.standardError.write("git-issue: what follows in this push was not judged\n")
    }
    inner.standardError.write("hint: mend them in a further commit, or rewrite those above, and push again\n")
    throw ExitStatus(code: Failure.Kind.refused.status)
  }

  private func tell(_ verdict: PushJudge.Verdict, room: inout Int, _ console: Console) {
    let output = console.standardError
    let first = verdict.references.first ?? ""
    let others = verdict.references.count - 1
    let names = TerminalText(others > 0 ? "\(first) and \(others) more" : first)
    if verdict.isRefused {
      let isReadable = verdict.fault == nil || verdict.judged.hasErrors
      let reason = isReadable ? verdict.judged.summary : "its settings cannot be read"
      output.write("git-issue: \(names) was refused: \(reason)\n")
    } else if !verdict.judged.diagnostics.isEmpty {
      output.write("git-issue: \(names): \(verdict.judged.summary)\n")
    }
    if let fault = verdict.fault {
      let place = TerminalText("\(fault.path):\(fault.line):\(fault.column)")
      output.write("\(place): error: \(TerminalText(fault.message))\n")
      output.write("   help: \(TerminalText(fault.help))\n")
    }
    for (commit, diagnostics) in verdict.findings {
      guard room > 0 else { break }
      if let commit {
        let author = TerminalText(commit.author.name)
        output.write("commit \(commit.id.short) by \(author): \(TerminalText(Redaction.mask(commit.summary)))\n")
      }
      console.write(Array(diagnostics.prefix(room)), to: output)
      room -= diagnostics.count
      if room < 0 { output.write("… and \(-room) more in this commit\n") }
    }
    for loosening in verdict.loosenings {
      output.write("note: \(names) loosens \(TerminalText(loosening.path)): \(TerminalText(loosening.message))\n")
    }
    if !verdict.takenBack.isEmpty {
      let ids = verdict.takenBack.map(\.description).joined(separator: ", ")
      output.write("note: \(names) gets another history, in which these are not as they were: \(ids)\n")
    }
  }

  /// Asks Git itself, which can read every repository that it makes: whether any commit that no reference has touches
  /// issues.
  private func touchesIssues(_ input: [UInt8], _ console: Console) throws -> Bool {
    let names = String(decoding: input, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      $0.split(separator: " ").dropFirst().first
    }
    let new = names.filter { !$0.allSatisfy { $0 == "0" } }
    guard !new.isEmpty else { return false }
    let arguments = ["rev-list", "--max-count=1", "--stdin", "--not", "--all", "--", IssueFolder.path]
    let output = try ChildProcess.run(
      .program("git", arguments: arguments), input: Array(new.map { "\($0)\n" }.joined().utf8),
      environment: console.environment)
    return output.status != .exited(0) || !output.standardOutput.isEmpty
  }
}

extension PushJudge.Verdict {
  /// What was found, by the commit that brought it in; last what no single one did.
  fileprivate var findings: [(Commit?, [Diagnostic])] {
    let byCommit = Dictionary(grouping: judged.diagnostics) { origins[$0.path]?.id }
    let commits = Set(origins.values).sorted { ($0.committer.time, $0.id) < ($1.committer.time, $1.id) }
    return commits.map { ($0, byCommit[$0.id] ?? []) } + (byCommit[nil].map { [(nil, $0)] } ?? [])
  }
}
