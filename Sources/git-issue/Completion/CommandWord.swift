internal import ArgumentParser

/// The word of a command line that is being written: what it may be, by the words before it.
struct CommandWord {
  enum Place {
    /// The name of a command, of one of these.
    case command([any ParsableCommand.Type])
    /// The name of an option that is not given yet; where nothing else can stand here, for an empty word too.
    case option
    /// A value.
    case value(WordKind)
  }

  let place: Place
  /// What stands before the value in the word: `--at=`.
  let prefix: String
  /// The word as it is so far, behind the prefix.
  let text: String
  let usage: CommandUsage?
  /// The arguments that were given before, with the words that give them.
  private(set) var given: [(argument: CommandUsage.Argument, value: String)] = []

  /// - Parameter words: Those behind `git issue`; the last one is being written.
  init(_ words: [String]) {
    var commands = GitIssue.configuration.subcommands
    var (command, path): ((any ParsableCommand.Type)?, [String]) = (nil, [])
    var before = words.dropLast()[...]
    let last = words.last ?? ""
    while let word = before.first, let found = commands.first(where: { $0._commandName == word }) {
      before = before.dropFirst()
      (command, commands) = (found, found.configuration.subcommands)
      path.append(word)
    }
    guard let command, commands.isEmpty else {
      // What stands before a command is no command of ours.
      let isOption = before.isEmpty && last.hasPrefix("-")
      // Behind a word that is no command, nothing is known.
      place = isOption ? .option : before.isEmpty ? .command(commands) : .value(.free)
      (prefix, text) = ("", last)
      // All that all commands declare is told with it, which takes its time.
      usage = isOption && path.isEmpty ? CommandUsage(of: GitIssue.self, path: []) : nil
      return
    }
    let usage = CommandUsage(of: command, path: path)
    self.usage = usage
    var positionals = usage.positionals[...]
    var (pending, isBehindOptions): (CommandUsage.Argument?, Bool) = (nil, false)
    for word in before {
      if let option = pending {
        given.append((option, word))
        pending = nil
      } else if word == "--", !isBehindOptions {
        isBehindOptions = true
      } else if !isBehindOptions, word.hasPrefix("-"), let option = usage.option(word.prefix { $0 != "=" }) {
        if option.kind == .option, !word.contains("=") {
          pending = option
        } else {
          given.append((option, word.drop { $0 != "=" }.dropFirst().description))
        }
      } else if let argument = positionals.first {
        given.append((argument, word))
        if !argument.isRepeating { positionals = positionals.dropFirst() }
      }
    }
    func kind(_ argument: CommandUsage.Argument) -> WordKind { WordKind(argument, of: path) ?? .free }
    if let pending {
      (place, prefix, text) = (.value(kind(pending)), "", last)
    } else if !isBehindOptions, last.hasPrefix("--"), let equals = last.firstIndex(of: "="),
      let option = usage.option(last[..<equals]), option.kind == .option
    {
      place = .value(kind(option))
      (prefix, text) = (String(last[...equals]), String(last[last.index(after: equals)...]))
    } else {
      (prefix, text) = ("", last)
      if let argument = positionals.first, argument.takesAll, !last.hasPrefix("--"), last != "-" {
        place = .value(kind(argument))
      } else if !isBehindOptions, last.hasPrefix("-") || positionals.isEmpty {
        place = .option
      } else {
        place = positionals.first.map { .value(kind($0)) } ?? .value(.free)
      }
    }
  }

  /// The value that an option was given last.
  func value(of name: String) -> String? { given.last { $0.argument.names.contains(name) }?.value }
}
