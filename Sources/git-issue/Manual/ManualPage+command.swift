internal import ArgumentParser
internal import Issues

/// The page of a command, made of what it declares, as `-h` is, and of what it says beyond that.
extension ManualPage {
  /// - Parameter path: The words that name the command: `["form", "show"]`.
  init(of command: any ParsableCommand.Type, path: [String]) {
    let said = CommandText(command, path: path)
    let inner = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .map { CommandText($0, path: path + [$0._commandName]) }
    var body: [ManualBlock] = [.heading("SYNOPSIS", level: 1)]
    body += inner.isEmpty ? said.synopsis : inner.flatMap(\.synopsis)
    body += [.heading("DESCRIPTION", level: 1)] + said.description
    if let standard = command.configuration.defaultSubcommand {
      body.append(.paragraph(Prose("Without one of its commands, `\(standard._commandName)` is meant.")))
    }
    if !said.options.isEmpty { body += [.heading("OPTIONS", level: 1), .entries(said.options)] }
    if !inner.isEmpty { body.append(.heading("COMMANDS", level: 1)) }
    for command in inner {
      body += [.heading(command.path.joined(separator: " "), level: 2)] + command.description
      if !command.options.isEmpty { body.append(.entries(command.options)) }
      body += command.sections.flatMap { section in section.blocks }
    }
    for section in said.sections { body += [.heading(section.title.uppercased(), level: 1)] + section.blocks }
    body += [.heading("SEE ALSO", level: 1), .paragraph(Self.related(said, path))]
    let summary = command.configuration.abstract.loweringFirst
    self.init(
      name: (["git-issue"] + path).joined(separator: "-"), section: 1,
      summary: Prose(summary.hasSuffix(".") ? summary.dropLast() : summary[...]), body: body)
  }

  private static func related(_ said: CommandText, _ path: [String]) -> Prose {
    var pages = ["git-issue(1)"]
    if path.count > 1 { pages.append("git-issue-\(path[0])(1)") }
    if said.usage.arguments.contains(where: { $0.valueName == "query" || $0.takesAll && $0.valueName == "text" }) {
      pages.append("git-issue-query(7)")
    }
    if said.usage.path == ["explain"] || said.usage.option("--fix") != nil { pages.append("git-issue-rules(7)") }
    return Prose((pages + said.related).joined(separator: ", "))
  }
}

/// What a command says of itself.
private struct CommandText {
  let path: [String]
  let usage: CommandUsage
  let synopsis: [ManualBlock]
  let description: [ManualBlock]
  let options: [ManualBlock.Entry]
  /// What is neither description nor options.
  let sections: [(title: String, blocks: [ManualBlock])]
  /// The pages that it names itself.
  let related: [String]

  init(_ command: any ParsableCommand.Type, path: [String]) {
    self.path = path
    usage = CommandUsage(of: command, path: path)
    let configuration = command.configuration
    var description: [ManualBlock] = [.paragraph(Prose(configuration.abstract))]
    description += ManualText.blocks(configuration.discussion)
    var sections: [(title: String, blocks: [ManualBlock])] = []
    for block in ManualText.blocks((command as? any ConsoleCommand.Type)?.manual ?? "") {
      if case .heading(let title, level: 1) = block {
        sections.append((title, []))
      } else if sections.isEmpty {
        description.append(block)
      } else {
        sections[sections.count - 1].blocks.append(block)
      }
    }
    self.description = description
    let more = sections.first { $0.title == "Options" }?.blocks.flatMap(\.entries) ?? []
    let arguments = usage.positionals + usage.options.filter { !$0.names.contains("--help") }
    options = arguments.map { argument in
      let blocks = more.first { argument.names.contains($0.term.plain) || "<\(argument.valueName)>" == $0.term.plain }
      return ManualBlock.Entry(term: argument.term, blocks: Self.joined(argument.text, blocks?.blocks ?? []))
    }
    related = sections.first { $0.title == "See also" }?.blocks.flatMap(\.words) ?? []
    self.sections = sections.filter { $0.title != "Options" && $0.title != "See also" }
    let words = arguments.filter { $0.kind != .positional } + usage.positionals
    let name = Prose([.code((["git", "issue"] + path).joined(separator: String(Prose.fixedBlank)))])
    let hasCommands = !configuration.subcommands.isEmpty
    synopsis = hasCommands ? [] : [.synopsis(words.reduce(name) { $0 + Prose([.text(" ")]) + $1.pattern })]
  }

  /// A sentence and what goes on with it, which may be in its paragraph.
  private static func joined(_ text: Prose, _ more: [ManualBlock]) -> [ManualBlock] {
    guard case .paragraph(let rest)? = more.first else { return [.paragraph(text)] + more }
    return [.paragraph(text + Prose([.text(" ")]) + rest)] + more.dropFirst()
  }
}

extension ManualBlock {
  fileprivate var entries: [Entry] { if case .entries(let entries) = self { entries } else { [] } }
  /// The words of a paragraph that is a list of names.
  fileprivate var words: [String] {
    if case .paragraph(let text) = self { text.plain.split(separator: ", ").map(String.init) } else { [] }
  }
}

extension CommandUsage.Argument {
  /// The short name first, as `-h` has it.
  private var orderedNames: [String] { names.filter { !$0.hasPrefix("--") } + longNames }

  /// What is typed for it, all names: `-l <label>, --label <label>`.
  fileprivate var term: Prose {
    guard kind != .positional else { return Prose("`<\(valueName)>`") }
    return Prose(orderedNames.map { "`\($0)\(kind == .option ? " <\(valueName)>" : "")`" }.joined(separator: ", "))
  }

  /// How it stands in a synopsis: `[-l <label>]...`.
  fileprivate var pattern: Prose {
    let value = "<\(valueName)>"
    let name = orderedNames.joined(separator: "|")
    let words = kind == .positional ? value : kind == .flag ? name : "\(name)\(Prose.fixedBlank)\(value)"
    let isOptional = isOptional || kind == .flag
    return Prose([.text((isOptional ? "[\(words)]" : words) + (isRepeating ? "..." : ""))])
  }

  /// What `-h` says of it.
  fileprivate var text: Prose {
    var sentences = [abstract]
    let untold = choices.filter { !abstract.contains($0) }
    if !untold.isEmpty { sentences.append("One of: \(choices.map { "`\($0)`" }.joined(separator: ", ")).") }
    if let defaultValue, !defaultValue.isEmpty, kind != .flag {
      sentences.append("Without it: `\(defaultValue)`.")
    }
    if isRepeating, kind == .option { sentences.append("May be given more than once.") }
    return Prose(sentences.joined(separator: " "))
  }
}
