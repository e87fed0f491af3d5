internal import Git
internal import IssueStore
internal import Issues

/// What an audit found, for people and for programs. The newest commit stands first, as in the log.
struct AuditPage {
  let report: AuditReport
  /// What became of the recorded history; nil where it is all there.
  let rewritten: [RewrittenCommit]?
  let showsWarnings: Bool
  /// Whether commits are listed that nothing is wrong with.
  let listsAll: Bool
  let person: (Signature) -> Person
  let style: Style

  private var levels: Set<Configuration.Level> { showsWarnings ? [.error, .warning] : [.error] }

  private var commits: [AuditedCommit] {
    report.commits.filter { commit in
      commit.isRefused || !commit.loosenings.isEmpty || listsAll && commit.touchesIssues
        || showsWarnings && !commit.diagnostics.isEmpty
    }
  }

  // MARK: Text

  var lines: [String] { rewrittenLines + commits.flatMap { lines(of: $0) } + summary }

  private var rewrittenLines: [String] {
    guard let rewritten else { return [] }
    var lines = [paint("history was rewritten: the recorded commit is not in it any more", .error)]
    for commit in rewritten {
      let now = commit.new.map { ", now \($0.id.short)" } ?? ""
      lines.append("    \(paint("\(commit.kind.rawValue)\(now)", .error))  \(headline(commit.old))")
    }
    if rewritten.isEmpty { lines.append("    every commit that touches issues is still there") }
    return lines
  }

  private func lines(of audited: AuditedCommit) -> [String] {
    var lines = [headline(audited.commit)]
    if let signature = audited.signature {
      let who = [signature.signer, signature.key].compactMap { $0 }.joined(separator: ", ")
      let text = "\(signature.verdict.words)\(who.isEmpty ? "" : ": \(who)")"
      lines.append("    \(paint(text, signature.verdict == .bad ? .error : .dim))")
    }
    if let fault = audited.fault {
      lines.append(
        "    \(TerminalText("\(fault.path):\(fault.line):\(fault.column):")) \(paint("error:", .error)) \(TerminalText(fault.message))"
      )
    }
    for diagnostic in audited.diagnostics where levels.contains(diagnostic.level) {
      let place = TerminalText("\(diagnostic.path):\(diagnostic.start.line):\(diagnostic.start.column):")
      let level = paint(
        "\(diagnostic.level.rawValue)[\(diagnostic.rule)]:", diagnostic.level == .error ? .error : .warning)
      lines.append("    \(place) \(level) \(TerminalText(diagnostic.message))")
    }
    for loosening in audited.loosenings {
      lines.append(
        "    \(TerminalText("\(loosening.path):")) \(paint("note:", .help)) \(TerminalText(loosening.message))")
    }
    return lines
  }

  /// `1a2b3c4 2026-11-21 05:02  Ada Lovelace  past the hook`
  private func headline(_ commit: Commit) -> String {
    let time = Timestamp.text(seconds: Int(commit.author.time), offset: commit.author.offset)
    let moment = time.prefix(16).split(separator: "T").joined(separator: " ")
    let author = person(commit.author)
    return "\(paint(commit.id.short, .id)) \(moment)  \(TerminalText(author.name ?? author.description))  "
      + paint(commit.summary, .dim)
  }

  private var summary: [String] {
    let count = report.touching.count
    guard count > 0 || !report.refused.isEmpty else { return ["no commit here touches issues"] }
    let touching = count == 1 ? "1 commit touches issues" : "\(count) commits touch issues"
    let tally = report.signatures.map { "\($0.count) \($0.verdict == .unsigned ? "unsigned" : $0.verdict.rawValue)" }
      .joined(separator: ", ")
    return [report.summary, tally.isEmpty ? touching : "\(touching): \(tally)"]
  }

  private func paint(_ text: String, _ role: Style.Role) -> String { style.paint(TerminalText(text), as: role) }

  // MARK: JSON

  func json(_ checkpoint: Checkpoint?) -> JSON {
    let recorded = checkpoint?.commit.map { commit in
      JSON.object([("branch", .text(checkpoint?.branch ?? "")), ("commit", .text(commit.description))])
    }
    return JSON.envelope([
      ("complete", .bool(report.isComplete)), ("head", .optional(report.head?.description)),
      ("recorded", recorded ?? .null),
      ("rewritten", rewritten.map { .list($0.map { $0.json(person) }) } ?? .null),
      ("touching", .number(report.touching.count)),
      ("signatures", .object(report.signatures.map { ($0.verdict.rawValue, .number($0.count)) })),
      ("commits", .list(commits.map { $0.json(person, levels: levels) })),
    ])
  }
}

extension CommitSignature.Verdict {
  fileprivate var words: String {
    switch self {
    case .good: "good signature"
    case .untrusted: "good signature by an untrusted key"
    case .expired: "good signature that has expired"
    case .expiredKey: "good signature by an expired key"
    case .revokedKey: "good signature by a revoked key"
    case .bad: "bad signature"
    case .unchecked: "signature that cannot be checked"
    case .unsigned: "unsigned"
    }
  }
}
