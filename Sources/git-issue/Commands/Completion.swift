internal import ArgumentParser

struct Completion: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print the script that completes commands, ids, fields and queries in a shell.",
    discussion: """
      Scripts/install puts the scripts where the shells look for them. By hand, in ~/.bashrc: \
      eval "$(git issue completion bash)"
      """)
  static let task = ManualTask.automation
  static let manual = """
    In Bash the line stands behind Git's own completion. For zsh the script is saved as `_git-issue` in a folder of
    `$fpath`, for fish as `~/.config/fish/conf.d/git-issue.fish`. Where more than 100 issues begin as what is written,
    it is told how their ids go on. A number alone is completed to the id that has it.

    ## Examples

    ```
    git issue completion zsh
    ```
    """

  @Argument(help: "The shell: bash, zsh or fish.") var shell: CompletedShell

  func run(on console: Console) { console.standardOutput.write(shell.script) }
}
