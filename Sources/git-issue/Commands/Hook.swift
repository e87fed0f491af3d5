internal import ArgumentParser

/// What the hook files run. Not for people.
struct Hook: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Check what Git is about to do; run by the hooks.", shouldDisplay: false)

  @Argument(help: "Git's name for the hook.") var name: String
  @Argument(parsing: .captureForPassthrough, help: "What Git gives the hook.") var arguments: [String] = []

  func run(on console: Console) throws {
    guard let hook = GitHooks.all.first(where: { $0.name == name }) else {
      throw Failure(.usage, "there is no hook '\(name)'")
    }
    try hook.run(arguments, on: console)
  }
}
