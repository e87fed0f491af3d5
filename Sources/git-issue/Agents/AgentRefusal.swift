internal import IssueStore
internal import Issues

/// Why a tool did not do what it was asked for, in words that an agent can act on.
struct AgentRefusal {
  private let failure: Failure
  private let missing: MissingAnswers?

  init(_ error: any Error) {
    let incomplete = error as? IncompleteReport
    failure = Failure(incomplete?.error ?? error, isCheck: false)
    missing = incomplete?.missing
  }

  var text: String {
    var lines = ["error: \(failure.message)"]
    for diagnostic in failure.diagnostics {
      lines.append("\(diagnostic.path):\(diagnostic.start.line): \(diagnostic.rule): \(diagnostic.message)")
      if !diagnostic.help.isEmpty { lines.append("  help: \(diagnostic.help)") }
    }
    if let missing, !missing.sections.isEmpty {
      lines.append("missing in 'sections': \(missing.sections.joined(separator: ", "))")
    }
    if let missing, !missing.environment.isEmpty {
      lines.append("missing in 'environment': \(missing.environment.joined(separator: ", "))")
    }
    lines += failure.hints.filter { !$0.isEmpty }.map { "hint: \($0)" }
    return lines.joined(separator: "\n")
  }

  var json: JSON {
    var members: [(String, JSON)] = [
      ("error", .text(failure.message)), ("hints", .texts(failure.hints.filter { !$0.isEmpty })),
      ("diagnostics", .list(failure.diagnostics.map(\.json))),
    ]
    if let missing {
      members.append(
        (
          "missing",
          .object([("sections", .texts(missing.sections)), ("environment", .texts(missing.environment))])
        ))
    }
    return .envelope(members)
  }
}

/// A report that was refused, with what its form asks for and it does not say.
struct IncompleteReport: Error {
  let error: any Error
  let missing: MissingAnswers
}

/// What a form asks for and a draft does not say.
struct MissingAnswers {
  let sections: [String]
  let environment: [String]

  /// - Parameter diagnostics: What the draft was refused for: an answer may only pretend to be one.
  init(_ draft: Draft, refusedFor diagnostics: [Diagnostic]) {
    let rules = Set(diagnostics.filter { $0.level == .error }.map(\.rule))
    sections = draft.form.sections.filter { section in
      section.isRequired && (draft.sections[section.id] ?? "").isBlank
        || section.asksForSteps && rules.contains("steps-missing")
    }.map(\.id)
    environment = draft.form.environment.filter { key, element in
      element.isRequired
        && (rules.contains("environment-missing")
          || !draft.environment.contains { $0.key == key && !$0.value.isBlank })
    }.map(\.key)
  }
}
