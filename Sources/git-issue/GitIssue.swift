internal import ArgumentParser
internal import Git
internal import Issues

@main struct GitIssue: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "git-issue", abstract: "Track issues in Git.", subcommands: Registry.commands)
}
