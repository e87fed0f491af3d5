internal import Git
internal import IssueStore
internal import Issues

/// What a command failed at, in words for a person, with what to do next.
struct Failure: Error {
  enum Kind {
    /// The validator said no, or what was named is not there.
    case refused
    /// `check` could not check.
    case unchecked
    /// Nothing can be done here.
    case fatal
    case usage

    var status: Int32 {
      switch self {
      case .refused: 1
      case .unchecked: 2
      case .fatal: 128
      case .usage: 129
      }
    }
  }

  let kind: Kind
  let message: String
  let hints: [String]
  let diagnostics: [Diagnostic]

  var status: Int32 { kind.status }

  init(_ kind: Kind, _ message: String, hints: [String] = [], diagnostics: [Diagnostic] = []) {
    self.kind = kind
    self.message = message
    self.hints = hints
    self.diagnostics = diagnostics
  }

  /// Finds words for any error.
  ///
  /// - Parameter isCheck: Whether `check` failed, for which "could not check" is not "found errors".
  init(_ error: any Error, isCheck: Bool) {
    let failure = Self.words(for: error)
    let kind = isCheck && failure.kind == .fatal ? .unchecked : failure.kind
    self.init(kind, failure.message, hints: failure.hints, diagnostics: failure.diagnostics)
  }

  /// Finds words for an error of a command that cannot stage what it does.
  init(withoutStaging error: any Error) {
    self.init(error, isCheck: false)
    switch error {
    case StoreError.uncommittedEdits(let path), StoreError.uncommittedMove(let path, _):
      self.init(kind, message, hints: ["commit them first, or put them aside: git stash push -- \(path)"])
    default: break
    }
  }

  private static func words(for error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as StoreError: words(for: error)
    case let error as GitError: words(for: error)
    case let error as RepositoryError: words(for: error)
    case let error as SettingsError: words(for: error)
    case let error as HookError: Failure(.fatal, error.description, hints: [error.remedy])
    case let error as QueryError:
      Failure(.usage, "\(error.message), at column \(error.column) of '\(error.term)'", hints: [error.help])
    case let error as Editor.Failure: Failure(.fatal, error.description, hints: [error.hint])
    case let error as Source.Failure: Failure(.fatal, error.description)
    case let error as ColorMode.UnknownSetting: Failure(error.name == "--color" ? .usage : .fatal, error.description)
    default: Failure(.fatal, "\(error)")
    }
  }

  private static func words(for error: StoreError) -> Failure {
    switch error {
    case .noTracker: Failure(.fatal, "there are no issues here yet", hints: ["start with: git issue init"])
    case .repository(let error): words(for: error)
    case .rejected(let diagnostics):
      Failure(.refused, "the report was refused; nothing was written", diagnostics: diagnostics)
    case .uncommittedEdits(let path):
      Failure(
        .refused, "\(path) has edits that are not committed; nothing was written",
        hints: ["commit them first, or add this change to them with --stage"])
    case .uncommittedMove(let path, .commit):
      Failure(
        .refused, "\(path) has edits that are not committed; nothing was written",
        hints: ["commit them first, or git add them, and stage this change too with --stage"])
    case .uncommittedMove(let path, .stage):
      Failure(
        .refused, "\(path) has edits that are not staged; nothing was written", hints: ["git add \(path) first"])
    case .conflicted(let path):
      Failure(.refused, "\(path) is in conflict; nothing was written", hints: ["resolve it and git add it first"])
    case .unknownIssue(let id):
      Failure(.refused, "there is no issue \(id)", hints: ["git issue list shows what is there"])
    case .ambiguous(let id, let paths):
      Failure(
        .refused, "\(id) is ambiguous; nothing was written",
        hints: ["it is the id of:"] + paths.map { "  \($0)" }
          + ["give one of them a free one: git issue renumber"])
    case .broken(let issue):
      Failure(
        .refused, "\(issue.id?.description ?? issue.path) cannot be read: \(issue.path)",
        hints: ["mend the file in an editor"],
        diagnostics: issue.diagnostics)
    case .locked(let path, let seconds):
      Failure(
        .fatal,
        (path.hasSuffix(".lock") ? "another program holds \(path), and" : path)
          + " did not let go in \(seconds) seconds; nothing was written",
        hints: [
          path.hasSuffix(".lock")
            ? "wait until the other program is done; if no git is running here, remove that file"
            : "wait until it is done"
        ])
    case .unreadable(let path, let reason):
      Failure(
        .fatal, "\(path) cannot be read: \(reason)", hints: ["see that you may read it, and the folders above it"])
    case .file(let path, let reason):
      Failure(
        .fatal, "\(path): \(reason); nothing was written",
        hints: ["see that you may write there, and that there is room"])
    case .unfinished(let path, let reason):
      Failure(
        .fatal, "the change is made, but \(path) could not be put in place: \(reason)",
        hints: ["see git diff -- \(path); git restore \(path) takes the file as it was filed"])
    case .pending(let path, let reason):
      Failure(
        .fatal, "the change is made, but \(path) could not be put in place: \(reason)",
        hints: ["do not repeat it: the next command, such as git issue list, finishes it"])
    case .knownOtherwise(let entry):
      Failure(
        .refused, "'\(entry.known.issue)' is known already, with another cause or solution; nothing was written",
        hints: ["edit \(entry.path)"])
    case .unknownBranch(let name): Failure(.fatal, "there is no branch '\(name)'", hints: ["git branch lists them"])
    case .refused(let message, let help): Failure(.fatal, message, hints: [help])
    }
  }

  private static func words(for error: GitError) -> Failure {
    Failure(.fatal, error.message, hints: error.remedy.map { ["try: \($0)"] } ?? [])
  }

  private static func words(for error: RepositoryError) -> Failure {
    Failure(.fatal, "\(error)", hints: error.remedy.map { ["try: \($0)"] } ?? [])
  }

  private static func words(for error: SettingsError) -> Failure {
    Failure(.fatal, "\(error.path):\(error.line):\(error.column): \(error.message)", hints: [error.help])
  }

  /// Writes the failure to standard error.
  func tell(on console: Console) {
    let style = console.style
    if !diagnostics.isEmpty { console.write(diagnostics, to: console.standardError) }
    let word = kind == .fatal ? "fatal" : "error"
    console.standardError.write("\(style.paint(TerminalText("\(word):"), as: .error)) \(TerminalText(message))\n")
    console.hint(hints)
  }
}

extension Console {
  /// Says what to do next, or what to look at, on standard error.
  func hint(_ hints: [String]) {
    for hint in hints where !hint.isEmpty {
      standardError.write("\(style.paint(TerminalText("hint:"), as: .help)) \(TerminalText(hint))\n")
    }
  }
}
