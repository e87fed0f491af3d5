internal import ArgumentParser

struct Completion: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print the script that completes commands, ids, fields and queries in a shell.",
    discussion: """
      Scripts/install puts the scripts where the shells look for them. By hand, in ~/.bashrc: \
      eval "$(git issue completion bash)"
      """)

  @Argument(help: "The shell: bash, zsh or fish.") var shell: CompletedShell

  func run(on console: Console) { console.standardOutput.write(shell.script) }
}
