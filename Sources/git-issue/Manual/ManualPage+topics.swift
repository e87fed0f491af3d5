internal import ArgumentParser
internal import Issues

/// What the texts of the manual leave to the program, which knows it.
extension ManualPage {
  /// The commands by what they are for.
  static var commandTables: [ManualBlock] {
    ManualTask.allCases.filter { $0 != .plumbing }.flatMap { task -> [ManualBlock] in
      let rows = listedCommands.filter { ($0 as? any ConsoleCommand.Type)?.task == task }
        .map { ManualBlock.Row(name: $0._commandName, text: Prose($0.configuration.abstract)) }
      return [.heading(task.rawValue, level: 2), .table(rows.sorted { $0.name < $1.name })]
    }
  }

  /// The names of a kind that the code knows all of.
  static func names(_ kind: String) -> [String] {
    switch kind {
    case "keys": Query.Key.names([])
    case "states": Query.State.allCases.map(\.rawValue)
    case "traits": Query.Trait.allCases.map(\.rawValue)
    case "comparisons": [":"] + Query.Comparison.allCases.map(\.rawValue)
    case "fields": Document.fieldOrder + Document.lastFields
    default: preconditionFailure("the manual has no list of \(kind)")
    }
  }

  /// What `git issue explain` says of each rule.
  static var rules: [ManualBlock] {
    RuleSet.all.flatMap { rule -> [ManualBlock] in
      let excuse =
        rule.isExcusable
        ? "Excused by `<!-- git-issue: allow \(rule.id): reason -->`." : "Nothing inside a report excuses it."
      var blocks: [ManualBlock] = [
        .heading(rule.id.rawValue, level: 2), .paragraph(Prose("\(rule.summary) \(rule.reason)")),
        .paragraph(Prose("Remedy: \(rule.remedy)")),
        .paragraph(Prose("Level by default: \(rule.level.rawValue). \(excuse)")),
      ]
      if let example = rule.reported.first {
        blocks.append(.paragraph(Prose("Reported\(example.circumstances.map { "; \($0)" }.joined()):")))
        blocks.append(.code(example.excerpt.map { TerminalText($0).description }))
      }
      return blocks
    }
  }
}
