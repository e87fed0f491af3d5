internal import ArgumentParser
internal import Issues

/// Finds what `git issue help` is asked for.
enum Handbook {
  /// The page of a topic or a command; nil where the words are neither.
  ///
  /// - Parameter words: Those behind `git issue help`, such as `form show`, or the name of a page for `man`.
  static func page(_ words: [String]) -> ManualPage? {
    var words = words
    if words.count == 1, words[0].hasPrefix("git-issue-") {
      words = words[0].split(separator: "-").dropFirst(2).map(String.init)
    }
    if words == ["git-issue"] { return .main }
    if words.count == 1, let topic = Topic(rawValue: words[0]) { return topic.page }
    let (command, path) = command(words[...])
    guard let command, path == words else { return nil }
    return ManualPage(of: command, path: path)
  }

  /// The command that words begin with, and those that name it.
  static func command(
    _ words: ArraySlice<String>
  ) -> (command: (any ParsableCommand.Type)?, path: [String]) {
    var commands = Registry.commands
    var (command, path): ((any ParsableCommand.Type)?, [String]) = (nil, [])
    for word in words {
      guard let found = commands.first(where: { $0._commandName == word && $0.configuration.shouldDisplay }) else {
        break
      }
      (command, commands) = (found, found.configuration.subcommands)
      path.append(word)
    }
    return (command, path)
  }

  /// What may follow words: the names of commands and topics, or of the commands of a command.
  static func names(after words: [String]) -> [Candidate] {
    func candidates(_ commands: [any ParsableCommand.Type]) -> [Candidate] {
      commands.filter { $0.configuration.shouldDisplay }.map { Candidate($0._commandName, $0.configuration.abstract) }
    }
    guard !words.isEmpty else {
      let topics = Topic.allCases.map { Candidate($0.rawValue, $0.page.summary.plain) }
      return (candidates(Registry.commands) + topics).sorted { $0.text < $1.text }
    }
    let (command, path) = command(words[...])
    return path == words ? candidates(command?.configuration.subcommands ?? []).sorted { $0.text < $1.text } : []
  }

  /// All commands by what they are for, and the topics: what `git issue` says of itself.
  static var overview: [ManualBlock] {
    let commands = ManualPage.commandTables.map { block -> ManualBlock in
      if case .heading(let text, _) = block { .heading(text, level: 1) } else { block }
    }
    let hooks = ManualBlock.Row(name: "hooks", text: Prose("what each of Git's hooks does; also the command"))
    let topics = Topic.allCases.map { ManualBlock.Row(name: $0.rawValue, text: $0.page.summary) } + [hooks]
    return [
      .synopsis(Prose([.text("usage: git issue <command> [<arguments>]")])),
      .paragraph(Prose(GitIssue.configuration.abstract)),
    ] + commands + [
      .heading("topics", level: 1), .table(topics.sorted { $0.name < $1.name }),
      .heading("more", level: 1),
      .table([
        .init(name: "git issue <command> -h", text: Prose("the options of a command")),
        .init(name: "git issue help <command>", text: Prose("its manual page; also that of a topic")),
        .init(
          name: "git issue help git-issue",
          text: Prose("what all commands share: options, settings, files, exit status")),
        .init(name: "git issue --version", text: Prose("the version")),
      ]),
    ]
  }
}
