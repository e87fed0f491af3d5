internal import Foundation

/// A repository of the real git, which lasts as long as its test and sees nothing of the user's own settings.
package final class TemporaryRepository {
  /// The work tree, or the bare repository; absolute, without links.
  package let path: String
  /// The directory that `~` stands for.
  package let home: String
  /// What git and the code under test are run with. A test may change it.
  package var environment: [String: String]

  private let root: String

  /// Runs `git init`.
  ///
  /// - Parameter options: Options of `git init`, `--bare` for one.
  package init(options: String...) throws {
    let root = try Shell.makeTemporaryDirectory()
    self.root = root
    path = "\(root)/repository"
    home = "\(root)/home"
    environment = [
      "HOME": home,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_DATE": "2026-01-02T03:04:05+0100",
      "GIT_COMMITTER_DATE": "2026-01-02T03:04:06+0100",
      "LC_ALL": "C",
      "TZ": "UTC",
    ]
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let settings = """
      [user]
      \tname = Ada Lovelace
      \temail = ada@example.org
      [init]
      \tdefaultBranch = main
      [protocol "file"]
      \tallow = always
      [gc]
      \tauto = 0

      """
    try settings.write(toFile: "\(home)/.gitconfig", atomically: false, encoding: .utf8)
    try git(arguments: ["init", "--quiet"] + options)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// A path beside the repository, removed with it.
  package func sibling(_ name: String) -> String { "\(root)/\(name)" }

  /// Runs git in the repository and returns its output without the line break at its end.
  ///
  /// - Throws: ``Shell/Failure`` with what git wrote to standard error.
  @discardableResult
  package func git(
    _ arguments: String..., in directory: String? = nil, input: String = "", with variables: [String: String] = [:]
  ) throws -> String {
    try git(arguments: arguments, in: directory, input: input, with: variables)
  }

  /// Runs git with arguments that are counted at run time.
  @discardableResult
  package func git(
    arguments: [String], in directory: String? = nil, input: String = "", with variables: [String: String] = [:]
  ) throws -> String {
    try Shell.run(
      ["git"] + arguments, in: directory ?? path, input: input,
      environment: environment.merging(variables) { _, new in new })
  }

  /// Writes a file of the work tree, with the directories above it.
  package func write(_ name: String, _ text: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: false, encoding: .utf8)
  }

  /// The text of a file of the work tree.
  package func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Whether the work tree has a file, also below `.git`.
  package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Writes a file, commits it with the real git, and returns the commit's name.
  @discardableResult
  package func commit(_ name: String, _ text: String, message: String = "change") throws -> String {
    try write(name, text)
    try git("add", "--", name)
    try git("commit", "--quiet", "--message", message)
    return try git("rev-parse", "HEAD")
  }
}
