import Foundation
import TestSupport

/// A project at a host, and runs of the action on clones of it. All paths have spaces.
///
/// On `main` is BUG-001, on `topic` BUG-002 besides; `main` has moved on since.
final class Workflow {
  /// What a run printed.
  struct Run {
    let status: Int32
    let log: String

    /// What the action hands to later steps.
    func output(_ name: String) -> String? {
      log.split(separator: "\n").last { $0.hasPrefix("output \(name)=") }
        .map { String($0.dropFirst("output \(name)=".count)) }
    }
  }

  let program: ProgramRepository
  let main: String
  let topic: String
  /// What the host made of the two.
  let merge: String

  private var runs: String { program.repository.sibling("a run") }
  var clone: String { program.repository.sibling("a clone") }
  private var action: String { program.repository.sibling("the action") }

  init(onTopic change: (ProgramRepository) throws -> Void = { try $0.add("On the branch") }) throws {
    program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    try program.add("On main")
    try program.sh("git switch --quiet --create topic")
    try change(program)
    try program.sh("git switch --quiet main && echo 1 >code && git add code && git commit --quiet --message code")
    try program.sh("git switch --quiet --create merge && git merge --quiet --no-ff --no-edit topic")
    main = try program.repository.git("rev-parse", "main")
    topic = try program.repository.git("rev-parse", "topic")
    merge = try program.repository.git("rev-parse", "merge")
    try FileManager.default.createDirectory(atPath: runs, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: action, withDestinationPath: HostFiles.project)
  }

  /// What the host tells of a pull request of `topic` into `main`.
  var pullRequest: String {
    #"{"pull_request": {"number": 7, "base": {"sha": "\#(main)"}, "head": {"sha": "\#(topic)"}}}"#
  }

  /// What the host tells of a push.
  func push(from before: String, to after: String, deleted: Bool = false) -> String {
    #"{"before": "\#(before)", "after": "\#(after)", "deleted": \#(deleted), "repository": {"default_branch": "main"}}"#
  }

  /// Clones one commit as `actions/checkout` does, with or without the history.
  func checkOut(_ commit: String, depth: Int? = 1) throws {
    try program.sh(
      """
      rm -rf '\(clone)' && git init --quiet '\(clone)' && cd '\(clone)'
      git remote add origin 'file://\(program.repository.path)'
      git fetch --quiet \(depth.map { "--depth=\($0)" } ?? "origin '+refs/heads/*:refs/remotes/origin/*'") \
        \(depth == nil ? "" : "origin \(commit)")
      git checkout --quiet --detach \(commit)
      """)
  }

  /// Runs all steps of the action in the clone.
  func run(
    _ event: String, _ payload: String, reference: String = "refs/heads/topic", inputs: [String: String] = [:]
  ) throws -> Run {
    var command = ["ACTION='\(action)' GITHUB_REF='\(reference)' exec \(HostFiles.python) -B"]
    command += [HostFiles.path("run-action.py"), runs, event, payload].map { "'\($0)'" }
    command += inputs.map { "'\($0.key)=\($0.value)'" }
    let (status, log) = try program.status(command.joined(separator: " "), in: clone)
    return Run(status: status, log: log)
  }

  /// Writes what the server of a run answers by.
  func setServer(_ settings: String) throws { try write("settings.json", settings) }

  /// Writes a file among those of the runs, and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: "\(runs)/\(name)", atomically: false, encoding: .utf8)
    return "\(runs)/\(name)"
  }

  /// A file among those of the runs; empty if there is none.
  func read(_ name: String) -> String { (try? String(contentsOfFile: "\(runs)/\(name)", encoding: .utf8)) ?? "" }

  /// The comments on the pull request, each as author and text.
  func comments() throws -> [(author: String, body: String)] {
    struct Comment: Decodable {
      struct User: Decodable { let login: String }
      let user: User
      let body: String
    }
    return try JSONDecoder().decode([Comment].self, from: Data(read("comments.json").utf8))
      .map { ($0.user.login, $0.body) }
  }
}
