import Foundation
import TestSupport
import Testing

@testable import git_issue

/// A shell at which somebody sits, set up as its users do.
struct CompletingShell {
  let shell: CompletedShell
  private let repository: TemporaryRepository

  private static let prompt = "ready> "

  /// Ends the test as skipped where the shell is not here, or not Git's completion in it.
  static func require(_ shell: CompletedShell) throws {
    let needed = ["/usr/bin/\(shell.rawValue)"] + (shell == .bash ? [gitCompletion] : [])
    guard let missing = needed.first(where: { !FileManager.default.fileExists(atPath: $0) }) else { return }
    try Test.cancel("there is no \(missing)")
  }

  /// Git's own completion, which calls ours.
  private static let gitCompletion = "/usr/share/bash-completion/completions/git"

  init(_ shell: CompletedShell, in repository: TemporaryRepository) throws {
    (self.shell, self.repository) = (shell, repository)
    let script = shell.script
    func write(_ name: String, _ text: String) throws {
      let file = URL(filePath: repository.home).appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    switch shell {
    case .bash:
      try write("git-issue.bash", script)
      try write("rc", "PS1='\(Self.prompt)'; HISTFILE=\n. \(Self.gitCompletion)\n. ~/git-issue.bash\n")
    case .zsh:
      try write("functions/_git-issue", script)
      try write(
        ".zshrc",
        "PS1='\(Self.prompt)'; bindkey -e; fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u -d ~/dump\n")
    case .fish:
      try write(".config/fish/conf.d/git-issue.fish", script)
      try write(
        ".config/fish/config.fish",
        "set -g fish_greeting; set -g fish_autosuggestion_enabled 0; function fish_prompt; echo '\(Self.prompt)'; end\n"
      )
    }
  }

  /// The words of the line that comes of some keys: those of a person, who presses the tabulator too.
  func words(typing keys: String) throws -> [String] {
    // Back to the start of the line, so that the words are printed and not run.
    let all = "\(keys)\u{1}printf '%s\\n' \u{5} >~/words; exit\r"
    let driver = Documentation.root.appending(path: "Tests/CommandTests/Completion/type-keys.py")
    let output = URL(filePath: repository.home).appending(path: "words")
    try? FileManager.default.removeItem(at: output)
    let environment = repository.environment.merging(["TERM": "xterm", "COLUMNS": "100", "LINES": "40"]) { $1 }
    try Shell.run(
      ["python3", driver.path(percentEncoded: false), Self.prompt.trimmingCharacters(in: .whitespaces), all]
        + command, in: repository.path, environment: environment)
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private var command: [String] {
    switch shell {
    case .bash: ["bash", "--noprofile", "--rcfile", "\(repository.home)/rc", "-i"]
    case .zsh: ["zsh", "-d", "-i"]
    case .fish: ["fish", "-i"]
    }
  }
}
