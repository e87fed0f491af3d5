internal import ArgumentParser
internal import Issues

struct Explain: ConsoleCommand {
  static let configuration = CommandConfiguration(abstract: "Explain a rule, with examples.")

  @Argument(help: "The rule's name, as it stands in brackets in a message.") var rule: String?
  @Flag(help: "Explain all rules.") var all = false

  func run(on console: Console) throws {
    let rules = RuleSet.all
    guard let rule else {
      if all {
        for rule in rules { console.standardOutput.write(Self.text(rule, console.style) + "\n") }
      } else {
        let width = rules.map(\.id.rawValue.count).max() ?? 0
        for rule in rules {
          let name = TerminalText(rule.id.rawValue).padded(to: width)
          console.standardOutput.write("\(console.style.paint(name, as: .bold))  \(TerminalText(rule.summary))\n")
        }
      }
      return
    }
    guard let found = rules.first(where: { $0.id.rawValue == rule }) else {
      let nearest = Nearest.word(to: rule, among: rules.map(\.id.rawValue)).map { "did you mean '\($0)'? " } ?? ""
      throw Failure(.usage, "there is no rule '\(rule)'", hints: ["\(nearest)git issue explain lists them all"])
    }
    console.standardOutput.write(Self.text(found, console.style))
  }

  private static func text(_ rule: any Rule, _ style: Style) -> String {
    var text = "\(style.paint(TerminalText(rule.id.rawValue), as: .bold)) (\(rule.level.rawValue) by default)\n\n"
    text += "\(rule.summary)\n\(rule.reason)\n"
    text +=
      RuleSet.inexcusable.contains(rule.id)
      ? "Nothing inside a report excuses it.\n"
      : "A line is excused with a comment above it: <!-- git-issue: allow \(rule.id): reason -->\n"
    let broken = rule.examples.filter { !$0.marked.lines.isEmpty }.prefix(2)
    for example in broken {
      text +=
        "\n\(style.paint(TerminalText("Reported"), as: .error)), on the marked line:\n\n\(indented(example.text, style))\n"
    }
    return text
  }

  private static func indented(_ text: String, _ style: Style) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? "" : "    \(TerminalText($0))" }.joined(separator: "\n")
  }
}
