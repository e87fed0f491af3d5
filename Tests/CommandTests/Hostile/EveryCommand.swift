import ArgumentParser
import Foundation
import TestSupport

@testable import git_issue

/// All that people may run, with arguments that let it do its work in a repository with the issue BUG-001. A command
/// that has none here is run without any, so that a new one is tried too.
enum EveryCommand {
  /// A command line, and how it ended.
  struct Run {
    let line: String
    let status: Int32
    let output: String
    /// Whether it was still running when its time was up.
    var isStuck: Bool { status == 124 || status == 137 }
    /// Whether it ended as the manual says: never by a signal.
    var isOrderly: Bool { [0, 1, 2, 128, 129].contains(status) }
  }

  /// Each line behind `git-issue`; those that change something last.
  static let lines: [String] = {
    let commands = leaves(of: GitIssue.configuration.subcommands, under: [])
    let lines = commands.flatMap { name in (arguments[name] ?? [""]).map { "\(name) \($0)" } }
    return lines.filter { !isChange($0) } + lines.filter(isChange)
  }()

  /// A server runs until it is ended.
  static let servers: Set = ["web"]

  /// Runs all of them, each for ten seconds at most and servers for one.
  static func run(in program: ProgramRepository, prefix: String = "", directory: String? = nil) throws -> [Run] {
    try lines.map { line in
      let isServer = servers.contains(String(line.prefix { $0 != " " }))
      let (status, output) = try program.status(
        "EDITOR=true GIT_PAGER=cat timeout -k 1 \(isServer ? 1 : 10) \(prefix) git-issue \(line) </dev/null",
        in: directory)
      return Run(line: line, status: isServer && status == 124 ? 0 : status, output: output)
    }
  }

  private static func leaves(of commands: [any ParsableCommand.Type], under path: [String]) -> [String] {
    commands.filter { $0.configuration.shouldDisplay }.flatMap { command in
      let name = path + [command._commandName]
      let inner = command.configuration.subcommands
      return inner.isEmpty ? [name.joined(separator: " ")] : leaves(of: inner, under: name)
    }
  }

  private static func isChange(_ line: String) -> Bool {
    let words = line.split(separator: " ").prefix(2)
    return changes.contains { $0.split(separator: " ").elementsEqual(words.prefix($0.contains(" ") ? 2 : 1)) }
  }

  private static let changes = [
    "set", "comment", "attach", "close", "reopen", "edit", "add", "batch", "import", "known add", "watch add",
    "watch tick", "form import", "renumber", "fmt", "hooks install", "hooks uninstall", "migrate layout", "sync",
    "init",
  ]

  private static let arguments: [String: [String]] = [
    "add": ["Third \(ProgramRepository.answers)", "--dry-run x -l a", "First -s nothing=x"],
    "attach": ["BUG-001 ../home/.gitconfig"],
    "batch": ["--dry-run"],
    "blame": ["BUG-001", "BUG-001 --json"],
    "check": ["", "--all", "--staged", "--at HEAD", "--format github", "--json", ".issues"],
    "close": ["BUG-001 -s resolution='Fixed in 1.2.'"],
    "comment": ["BUG-001 -m more"],
    "completion": ["bash"],
    "doctor": ["", "--json"],
    "edit": ["BUG-001"],
    "explain": ["steps-missing"],
    "export": ["--to json", "--to bug-document -o ../export.md", "--to html -o ../export.html"],
    "fmt": ["--check", "BUG-001"],
    "form export": ["bug --to github"],
    "form import": ["../home/.gitconfig"],
    "form show": ["bug"],
    "import": ["--dry-run ../home", "--dry-run ../export.json"],
    "init": [""],
    "known add": ["Seen --cause x --solution y"],
    "known search": ["it"],
    "list": ["", "--branches", "--json", "--count", "severity:nothing", "--at HEAD", "--sort=title login"],
    "log": ["", "BUG-001", "--json"],
    "migrate layout": ["bucketed"],
    "reopen": ["BUG-001"],
    "review": ["", "HEAD~1..HEAD", "--format markdown HEAD~1..HEAD"],
    "scan": ["../home/.gitconfig"],
    "search": ["it"],
    "set": ["BUG-001 severity=low", "BUG-001 severity=nothing", "BUG-001 labels+=x"],
    "show": ["BUG-001", "BUG-002", "BUG-001 --json", "BUG-001 --branches", "BUG-404"],
    "site": ["-o ../site"],
    "stats": ["", "--by reporter", "--json"],
    "watch add": ["Slow --pattern slow"],
    "watch tick": ["Slow"],
    "web": ["--port 0", "--intake"],
    "where": ["BUG-001", "BUG-001 --json"],
  ]
}
