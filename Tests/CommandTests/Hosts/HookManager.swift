import Foundation
import TestSupport
import Testing

/// A program that runs the hooks of a repository, set up with the lines that the documentation gives to paste.
enum HookManager: String, CaseIterable, CustomTestStringConvertible {
  case framework = "pre-commit"
  case lefthook
  case husky

  var testDescription: String { rawValue }

  /// Those that can be run here. The first run fetches two of them from Python's package index.
  static let available = allCases.filter { $0 == .husky || isFetched }

  /// A folder beside the build, so that they are fetched once.
  private static let folder = "\(HostFiles.project)/.build/hook-managers-1"

  private static let isFetched: Bool = {
    let line = """
      test -e '\(folder)/done' && exit
      rm -rf '\(folder)' && \(HostFiles.python) -m venv '\(folder)' &&
        '\(folder)/bin/pip' install --quiet --retries 1 --timeout 20 pre-commit==4.7.0 lefthook==2.2.2 && touch '\(folder)/done'
      """
    let environment = ProcessInfo.processInfo.environment
    return (try? Shell.run(["sh", "-c", line], in: HostFiles.project, environment: environment)) != nil
  }()

  /// Lets a repository's commands find it.
  func add(to repository: TemporaryRepository) {
    repository.environment["PATH", default: ""] += ":\(Self.folder)/bin"
    repository.environment["PRE_COMMIT_HOME"] = repository.sibling("framework")
  }

  /// Sets it up and commits that.
  func install(in program: ProgramRepository) throws {
    let page = try String(contentsOfFile: "\(HostFiles.project)/Documentation/Hooks.md", encoding: .utf8)
    let lines = try page.codeBlock(after: "## \(rawValue)\n")
    let repository = program.repository
    add(to: repository)
    switch self {
    case .framework:
      let (hooks, revision) = try Self.makeHookRepository(beside: repository)
      try repository.write(
        ".pre-commit-config.yaml",
        lines.replacing("URL of git-issue", with: hooks).replacing("TAG", with: revision))
      try program.sh("git add .pre-commit-config.yaml && pre-commit install --install-hooks")
    case .lefthook:
      try repository.write("lefthook.yml", lines)
      try program.sh("git add lefthook.yml && lefthook install")
    case .husky:
      // What husky 9 writes, as far as it matters here.
      for name in ["pre-commit", "pre-merge-commit", "commit-msg"] {
        try repository.write(".husky/_/\(name)", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n")
      }
      try repository.write(
        ".husky/_/h", "file=.husky/$(basename \"$0\")\ntest ! -f \"$file\" || exec sh -e \"$file\" \"$@\"\n")
      try program.sh("chmod +x .husky/_/* && git config core.hooksPath .husky/_\n\(lines)git add .husky/[!_]*")
    }
    try program.sh("git commit --quiet --message hooks")
  }

  /// A repository with this project's list of hooks and nothing else: all that a hook needs that uses the installed
  /// program.
  private static func makeHookRepository(
    beside repository: TemporaryRepository
  ) throws -> (path: String, revision: String) {
    let path = repository.sibling("hooks")
    try Shell.run(
      ["sh", "-ec", "mkdir '\(path)' && cp '\(HostFiles.project)/.pre-commit-hooks.yaml' '\(path)'"],
      in: repository.path, environment: repository.environment)
    try repository.git("init", "--quiet", in: path)
    try repository.git("add", ".", in: path)
    try repository.git("commit", "--quiet", "--message", "hooks", in: path)
    return (path, try repository.git("rev-parse", "HEAD", in: path))
  }
}

extension String {
  /// The first block of code after a heading.
  fileprivate func codeBlock(after heading: String) throws -> String {
    guard let start = range(of: heading), let block = self[start.upperBound...].firstMatch(of: /```\w+\n((?s:.*?))```/)
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return String(block.1)
  }
}
