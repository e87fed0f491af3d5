internal import ArgumentParser
internal import Issues

struct Explain: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule, with examples.",
    discussion: "Without arguments the rules are listed.")
  static let task = ManualTask.check
  static let manual = """
    The examples are of what the rule reports.

    ## Examples

    ```
    git issue explain steps-missing
    git issue explain --all
    ```
    """

  @Argument(help: "The rule's name, as it stands in brackets in a message.") var rule: String?
  @Flag(help: "Explain all rules.") var all = false
  @Flag(help: "Print Markdown.") var markdown = false
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if rule != nil, all { throw ValidationError("give a rule or --all, not both") }
    if json, markdown { throw ValidationError("--json and --markdown exclude each other") }
  }

  func run(on console: Console) throws {
    let rules = RuleSet.all
    guard let rule else {
      let text =
        if json {
          JSON.envelope([("rules", .list(rules.map(Self.json)))]).pretty
        } else if markdown {
          Self.table(rules) + (all ? rules.map { "\n" + Self.markdown($0) }.joined() : "")
        } else {
          all ? rules.map { Self.text($0, console.style) }.joined(separator: "\n") : Self.list(rules, console.style)
        }
      return console.standardOutput.write(text)
    }
    guard let found = rules.first(where: { $0.id.rawValue == rule }) else {
      let nearest = Nearest.question(about: rule, among: rules.map(\.id.rawValue))
      throw Failure(.usage, "there is no rule '\(rule)'", hints: ["\(nearest)git issue explain lists them all"])
    }
    if json { return console.standardOutput.write(JSON.envelope([("rules", .list([Self.json(found)]))]).pretty) }
    console.standardOutput.write(markdown ? Self.markdown(found) : Self.text(found, console.style))
  }

  private static func list(_ rules: [any Rule], _ style: Style) -> String {
    let width = rules.map(\.id.rawValue.count).max() ?? 0
    return rules.map { rule in
      "\(style.paint(TerminalText(rule.id.rawValue).padded(to: width), as: .bold))  \(TerminalText(rule.summary))\n"
    }.joined()
  }

  private static func text(_ rule: any Rule, _ style: Style) -> String {
    var text = "\(style.paint(TerminalText(rule.id.rawValue), as: .bold)) (\(rule.level.rawValue) by default)\n\n"
    text += "\(rule.summary)\n\(rule.reason)\n\nRemedy: \(rule.remedy)\n"
    text +=
      !rule.isExcusable
      ? "Nothing inside a report excuses it.\n"
      : "A line, or a code block, is excused with a comment above it: <!-- git-issue: allow \(rule.id): reason -->\n"
    for example in rule.reported {
      let circumstances = example.circumstances.map { "; \($0)" }.joined()
      text += "\n\(style.paint(TerminalText("Reported"), as: .error)), on the marked line\(circumstances):\n\n"
      text += example.excerpt.map { $0.isEmpty ? "\n" : "    \(TerminalText($0))\n" }.joined()
    }
    return text
  }

  private static func json(_ rule: any Rule) -> JSON {
    let examples = rule.reported.map { example in
      JSON.object([
        ("text", .text(example.marked.text)), ("lines", .list(example.marked.lines.map { .number($0) })),
      ])
    }
    return .object([
      ("rule", .text(rule.id.rawValue)), ("level", .text(rule.level.rawValue)), ("summary", .text(rule.summary)),
      ("reason", .text(rule.reason)), ("remedy", .text(rule.remedy)), ("excusable", .bool(rule.isExcusable)),
      ("examples", .list(examples)),
    ])
  }

  private static func table(_ rules: [any Rule]) -> String {
    let rows = rules.map { "| [\($0.id)](#\($0.id)) | \($0.level.rawValue) | \($0.summary) |\n" }
    return """
      # Rules

      What `git issue check`, every command that writes an issue, and the hook check. The levels are set in \
      `.issues/config.yml`, under `rules:`.

      In the examples `←` stands behind each line that is reported, and is no part of it; `…` stands for lines left out.

      | Rule | Level by default | What holds |
      |---|---|---|
      \(rows.joined())
      """
  }

  private static func markdown(_ rule: any Rule) -> String {
    var text =
      "## \(rule.id)\n\n\(rule.summary) \(rule.reason)\n\nRemedy: \(rule.remedy)\n\nLevel by default: \(rule.level.rawValue). "
    text +=
      !rule.isExcusable
      ? "Nothing inside a report excuses it.\n"
      : "It is excused by `<!-- git-issue: allow \(rule.id): reason -->` on the line, or above the line or the code block.\n"
    for example in rule.reported {
      let lines = example.excerpt.map { "\(TerminalText($0))\n" }.joined()
      text += "\nReported\(example.circumstances.map { "; \($0)" }.joined()):\n\n````markdown\n\(lines)````\n"
    }
    return text
  }
}
