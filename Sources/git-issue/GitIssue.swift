internal import ArgumentParser
internal import Cversion
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The command line: `git issue …`.
struct GitIssue: ParsableCommand {
  /// The release that this is, or that comes next; its tag is `v0.1.0`.
  static let release = "0.1.0"

  /// The release, or the name of a state between two: `0.1.0~git20261122131500.bc7cbe3`, on the way to 0.1.0.
  static let version: String = {
    let name = String(cString: git_issue_version())
    return name.isEmpty ? release : name
  }()

  static let configuration = CommandConfiguration(
    // With a first word of its own the library would also look for options of its own, which takes as long as the rest.
    commandName: "issue", _superCommandName: "git",
    abstract: "Keep bug reports in the repository, as files that are checked, committed and reviewed.",
    version: "git-issue \(version)",
    subcommands: Registry.commands)
}

/// A command that is given its surroundings.
protocol ConsoleCommand: ParsableCommand {
  static var task: ManualTask { get }
  /// What its manual page says beyond `-h`, as ``ManualText`` reads it.
  ///
  /// The entries below `## Options` go on with what the declarations say of an option, and `## See also` names pages.
  static var manual: String { get }
  func run(on console: Console) throws
}

extension ConsoleCommand {
  static var task: ManualTask { .plumbing }
  static var manual: String { "" }
}

@main enum Main {
  /// The arguments. Bytes that are not UTF-8 are never taken for other text.
  private static var arguments: [String]? {
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let bytes = CommandLine.unsafeArgv[index], let text = String(validatingCString: bytes) else { return nil }
      arguments.append(text)
    }
    return arguments
  }

  static func main() {
    let console = Console.system()
    var status = GitIssue.run(arguments, on: console)
    do {
      try console.standardOutput.flush()
      try console.standardError.flush()
    } catch {
      if !error.isClosedPipe {
        console.standardError.write("fatal: \(error)\n")
        try? console.standardError.flush()
      }
      status = error.exitStatus
    }
    exit(status)
  }
}

extension GitIssue {
  /// Runs a command line and returns its exit status: 0 done, 1 refused by a rule or not found, 2 `check` could not
  /// check, 128 fatal, 129 wrong usage.
  static func run(_ arguments: [String]?, on console: Console) -> Int32 {
    guard let arguments else {
      let failure = Failure(
        .refused, "an argument is not UTF-8 text; nothing was written", hints: ["convert it, for example with iconv"])
      failure.tell(on: console)
      return failure.status
    }
    let command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      if let word = arguments.first, !word.hasPrefix("-"), let failure = unknownCommand(word) {
        failure.tell(on: console)
        return failure.status
      }
      return tell(error, arguments, console)
    }
    do {
      if let command = command as? any ConsoleCommand {
        try command.run(on: console)
      } else {
        var command = command
        try command.run()
      }
      return 0
    } catch {
      if let status = error as? ExitStatus { return status.code }
      // ArgumentParser's own commands, which print help, end with an error of its own.
      guard command is any ConsoleCommand else { return tell(error, arguments, console) }
      let failure = Failure(error, isCheck: arguments.first == "check")
      failure.tell(on: console)
      return failure.status
    }
  }

  private static func unknownCommand(_ word: String) -> Failure? {
    let names = Registry.commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    guard !Registry.commands.contains(where: { $0._commandName == word }) else { return nil }
    let nearest = Nearest.question(about: word, among: names)
    return Failure(
      .usage, "'\(word)' is not a git issue command",
      hints: ["\(nearest)the commands are: \(names.sorted().joined(separator: ", "))"])
  }

  /// A group of commands takes a word that names none of them for an argument of the one that it stands for.
  private static func unknownSubcommand(_ arguments: [String], _ message: String) -> Failure? {
    guard arguments.count > 1, message.contains("nexpected argument '\(arguments[1])'"),
      let group = Registry.commands.first(where: { $0._commandName == arguments[0] })
    else { return nil }
    let names = group.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    guard !names.isEmpty, !names.contains(arguments[1]) else { return nil }
    let nearest = Nearest.question(about: arguments[1], among: names)
    return Failure(
      .usage, "'\(arguments[1])' is not a git issue \(arguments[0]) command",
      hints: ["\(nearest)the commands are: \(names.sorted().joined(separator: ", "))"])
  }

  /// Tells how a command is used: asked for, or because it was used wrongly.
  private static func tell(_ error: any Error, _ arguments: [String], _ console: Console) -> Int32 {
    // The library says what the tool's first word is everywhere but here.
    let text = fullMessage(for: error).replacing("See 'issue ", with: "See 'git issue ")
    switch exitCode(for: error) {
    case .success: return tellUsage(text, arguments, console)
    default:
      let message = self.message(for: error)
      if let failure = unknownSubcommand(arguments, message) {
        failure.tell(on: console)
        return failure.status
      }
      let usage = text.hasPrefix("Error: ") ? text.split(separator: "\n").dropFirst().joined(separator: "\n") : text
      console.standardError.write("error: \(TerminalText(message.loweringFirst, as: .paragraphs))\n")
      console.standardError.write("\(usage)\n")
      return Failure.Kind.usage.status
    }
  }

  /// Tells what was asked for: the version; the options of a command with `-h`; its page with `--help`.
  private static func tellUsage(_ text: String, _ arguments: [String], _ console: Console) -> Int32 {
    let path = Handbook.command(arguments[...]).path
    let isBrief = arguments.contains("-h")
    if !isBrief, arguments.contains("--help"), !text.hasPrefix("git-issue "),
      let page = Handbook.page(path.isEmpty ? ["git-issue"] : path)
    {
      do {
        try console.show(page)
        return 0
      } catch {
        let failure = Failure(error, isCheck: false)
        failure.tell(on: console)
        return failure.status
      }
    }
    if path.isEmpty, text.hasPrefix("OVERVIEW: ") {
      console.write(Handbook.overview)
    } else {
      let usage = text.replacing("See 'git help issue ", with: "See 'git issue help ")
      console.standardOutput.write(wrapped(usage, width: console.width) + "\n")
    }
    // Git's commands exit with 129 after `-h`.
    return isBrief ? Failure.Kind.usage.status : 0
  }

  /// Ends the line with the usage where the terminal does, between its brackets; the library leaves it whole.
  private static func wrapped(_ help: String, width: Int) -> String {
    help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("USAGE: ") else { return String(line) }
      var depth = 0
      let words = line.map { character in
        depth += character == "[" ? 1 : character == "]" ? -1 : 0
        return character == " " && depth > 0 ? Prose.fixedBlank : character
      }
      let usage = ManualBlock.synopsis(Prose([.text(String(words))]))
      return TerminalPage([usage], width: width, style: Style(.plain)).lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// Ends a command that has said all there is to say.
struct ExitStatus: Error {
  let code: Int32
}

extension String {
  /// With its first letter in lower case, as messages begin.
  var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
