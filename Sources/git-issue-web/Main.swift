internal import ArgumentParser

/// The program behind `git issue web` and `git issue site`, which hand their options on.
@main struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git-issue-web", abstract: "Make pages of the issues of a repository; use git issue web.",
    subcommands: [Serve.self, MakeSite.self])
}
