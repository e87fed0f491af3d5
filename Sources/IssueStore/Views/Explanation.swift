internal import Git
package import Issues

/// What to say of an error of the store: what failed, and what to do next.
package struct Explanation: Sendable {
  package enum Kind: Sendable {
    /// The validator said no, or what was named is not there.
    case refused
    /// Nothing can be done here.
    case fatal
    /// What was asked for cannot be understood: a query, the name of a field.
    case usage
  }

  package let kind: Kind
  package let message: String
  package let hints: [String]
  package let diagnostics: [Diagnostic]

  private init(_ kind: Kind, _ message: String, hints: [String] = [], diagnostics: [Diagnostic] = []) {
    self.kind = kind
    self.message = message
    self.hints = hints
    self.diagnostics = diagnostics
  }

  /// Finds words for an error; nil for one that is not the store's.
  package init?(_ error: any Error) {
    switch error {
    case let error as StoreError: self = Self.words(for: error)
    case let error as GitError: self = Self.words(for: error)
    case let error as RepositoryError: self = Self.words(for: error)
    case let error as SettingsError: self = Self.words(for: error)
    case let error as QueryError:
      self.init(.usage, "\(error.message), at column \(error.column) of '\(error.term)'", hints: [error.help])
    case let error as RequestError: self.init(.usage, error.message, hints: [error.help])
    case let refusal as BatchRefusal:
      guard let inner = Explanation(refusal.error) else { return nil }
      // What cannot be understood says itself where it stands.
      let message =
        inner.kind == .usage ? "\(inner.message); nothing was written" : "line \(refusal.line): \(inner.message)"
      self.init(inner.kind, message, hints: inner.hints, diagnostics: inner.diagnostics)
    default: return nil
    }
  }

  private static func words(for error: StoreError) -> Explanation {
    switch error {
    case .noTracker: Explanation(.fatal, "there are no issues here yet", hints: ["start with: git issue init"])
    case .repository(let error): words(for: error)
    case .rejected(let diagnostics):
      Explanation(.refused, "the report was refused; nothing was written", diagnostics: diagnostics)
    case .uncommittedEdits(let path):
      Explanation(
        .refused, "\(path) has edits that are not committed; nothing was written",
        hints: ["commit them first, or add this change to them with --stage"])
    case .uncommittedMove(let path, .commit):
      Explanation(
        .refused, "\(path) has edits that are not committed; nothing was written",
        hints: ["commit them first, or git add them, and stage this change too with --stage"])
    case .uncommittedMove(let path, .stage):
      Explanation(
        .refused, "\(path) has edits that are not staged; nothing was written", hints: ["git add \(path) first"])
    case .conflicted(let path):
      Explanation(.refused, "\(path) is in conflict; nothing was written", hints: ["resolve it and git add it first"])
    case .unknownIssue(let id):
      Explanation(.refused, "there is no issue \(id)", hints: ["git issue list shows what is there"])
    case .ambiguous(let id, let paths):
      Explanation(
        .refused, "\(id) is ambiguous; nothing was written",
        hints: ["it is the id of:"] + paths.map { "  \($0)" }
          + ["give one of them a free one: git issue renumber"])
    case .broken(let issue):
      Explanation(
        .refused, "\(issue.id?.description ?? issue.path) cannot be read: \(issue.path)",
        hints: ["mend the file in an editor"],
        diagnostics: issue.diagnostics)
    case .misshapen(let id, let key):
      Explanation(
        .refused, "'\(key)' of \(id) is not a list of `key: value`; nothing was written",
        hints: ["write it as one `  key: value` a line first: git issue edit \(id)"])
    case .locked(let path, let seconds):
      Explanation(
        .fatal,
        (path.hasSuffix(".lock") ? "another program holds \(path), and" : path)
          + " did not let go in \(seconds) seconds; nothing was written",
        hints: [
          path.hasSuffix(".lock")
            ? "wait until the other program is done; if no git is running here, remove that file"
            : "wait until it is done"
        ])
    case .unreadable(let path, let reason):
      Explanation(
        .fatal, "\(path) cannot be read: \(reason)", hints: ["see that you may read it, and the folders above it"])
    case .noText(let path, let reason):
      Explanation(.refused, "'\(path)' \(reason)", hints: ["mend it where it is, and look again with git issue check"])
    case .file(let path, let reason):
      Explanation(
        .fatal, "\(path): \(reason); nothing was written",
        hints: ["see that you may write there, and that there is room"])
    case .unfinished(let path, let reason):
      Explanation(
        .fatal, "the change is made, but \(path) could not be put in place: \(reason)",
        hints: ["see git diff -- \(path); git restore \(path) takes the file as it was filed"])
    case .pending(let path, let reason):
      Explanation(
        .fatal, "the change is made, but \(path) could not be put in place: \(reason)",
        hints: ["do not repeat it: the next command, such as git issue list, finishes it"])
    case .knownOtherwise(let entry):
      Explanation(
        .refused, "'\(entry.known.issue)' is known already, with another cause or solution; nothing was written",
        hints: ["edit \(entry.path)"])
    case .unknownBranch(let name): Explanation(.fatal, "there is no branch '\(name)'", hints: ["git branch lists them"])
    case .refused(let message, let help): Explanation(.fatal, message, hints: [help])
    }
  }

  private static func words(for error: GitError) -> Explanation {
    Explanation(.fatal, error.message, hints: error.remedy.map { ["try: \($0)"] } ?? [])
  }

  private static func words(for error: RepositoryError) -> Explanation {
    Explanation(.fatal, "\(error)", hints: error.remedy.map { ["try: \($0)"] } ?? [])
  }

  private static func words(for error: SettingsError) -> Explanation {
    Explanation(.fatal, "\(error.path):\(error.line):\(error.column): \(error.message)", hints: [error.help])
  }
}
