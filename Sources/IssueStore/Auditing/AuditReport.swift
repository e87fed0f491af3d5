package import Git

/// What an audit found in the commits that it looked at.
package struct AuditReport: Sendable {
  /// The newest commit that was looked at; nil on a branch without commits.
  package let head: ObjectID?
  /// The commits that touch issues, or change what they are judged by, the newest first.
  package internal(set) var commits: [AuditedCommit]
  /// Whether the history could be followed to its beginning.
  package let isComplete: Bool
  /// Why signatures could not be checked, where Git could not be asked.
  package internal(set) var signatureFailure: GitError?

  package var refused: [AuditedCommit] { commits.filter(\.isRefused) }
  package var touching: [AuditedCommit] { commits.filter(\.touchesIssues) }

  /// How many of the commits that touch issues are signed how; only what there is.
  package var signatures: [(verdict: CommitSignature.Verdict, count: Int)] {
    let counts = Dictionary(grouping: touching.compactMap(\.signature?.verdict)) { $0 }.mapValues(\.count)
    return CommitSignature.Verdict.allCases.compactMap { verdict in counts[verdict].map { (verdict, $0) } }
  }

  /// `2 commits brought in what the rules of their time refuse`.
  package var summary: String {
    let refused = refused
    guard !refused.isEmpty else { return "no commit brought in what the rules of its time refuse" }
    let what = refused.count == 1 ? "1 commit" : "\(refused.count) commits"
    return "\(what) brought in what the rules of \(refused.count == 1 ? "its" : "their") time refuse"
  }
}

/// Which commits an audit looks at: those that can be reached from one and not from another.
package struct AuditScope: Sendable {
  /// Nil on a branch without commits.
  package let tip: ObjectID?
  package let base: ObjectID?

  package init(tip: ObjectID?, base: ObjectID? = nil) {
    self.tip = tip
    self.base = base
  }
}
