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

  private init(_ explanation: Explanation) {
    let kind: Kind =
      switch explanation.kind {
      case .refused: .refused
      case .fatal: .fatal
      case .usage: .usage
      }
    self.init(kind, explanation.message, hints: explanation.hints, diagnostics: explanation.diagnostics)
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
    case let error as HookError: Failure(.fatal, error.description, hints: [error.remedy])
    case let error as IssueList.UnknownField:
      Failure(
        .usage, "there is no field '\(error.name)'",
        hints: [
          "\(Nearest.question(about: error.name, among: error.members + error.known))use some of: \(error.members.joined(separator: ", "))"
        ])
    case let error as Editor.Failure: Failure(.fatal, error.description, hints: [error.hint])
    case let error as Source.Failure: Failure(.fatal, error.description)
    case let error as ColorMode.UnknownSetting: Failure(error.name == "--color" ? .usage : .fatal, error.description)
    default: Explanation(error).map { Failure($0) } ?? Failure(.fatal, "\(error)")
    }
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
