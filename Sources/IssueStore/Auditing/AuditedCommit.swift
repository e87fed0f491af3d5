package import Git
package import Issues

/// What a commit brought in, as the rules of its time see it.
package struct AuditedCommit: Sendable {
  package let commit: Commit
  /// Whether it changes anything below `.issues` that no parent of it has.
  package let touchesIssues: Bool
  /// What it changes, judged by the settings, forms and baseline that it came upon.
  package let diagnostics: [Diagnostic]
  /// Why the settings that it ends with cannot be read, where it changed them.
  package let fault: SettingsError?
  /// What its settings let pass, and those before did not.
  package let loosenings: [Loosening]
  /// Nil where nobody looked.
  package internal(set) var signature: CommitSignature?

  package var errors: [Diagnostic] { diagnostics.filter { $0.level == .error } }

  /// Whether a door that works would not have let it in.
  package var isRefused: Bool { !errors.isEmpty || fault != nil || signature?.verdict == .bad }
}

extension AuditedCommit {
  /// - Parameter levels: Which diagnostics are told.
  package func json(_ mailmap: (Signature) -> Person, levels: Set<Configuration.Level>) -> JSON {
    .object([
      ("commit", .text(commit.id.description)), ("author", mailmap(commit.author).json),
      ("date", commit.author.json), ("subject", .text(commit.summary)),
      ("refused", .bool(isRefused)), ("signature", signature?.json ?? .null),
      ("diagnostics", .list(diagnostics.filter { levels.contains($0.level) }.map(\.json))),
      ("fault", fault?.json ?? .null), ("loosenings", .list(loosenings.map(\.json))),
    ])
  }
}

extension CommitSignature {
  fileprivate var json: JSON {
    .object([("status", .text(verdict.rawValue)), ("signer", .optional(signer)), ("key", .optional(key))])
  }
}
