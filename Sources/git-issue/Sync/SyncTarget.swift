internal import Git
internal import IssueStore
internal import Issues

/// What is brought together with what.
struct SyncTarget {
  /// The name of the branch, here and there.
  let branch: String
  let remoteBranch: String
  let remote: String
  /// Whether the branch knows yet where it is pushed to.
  let isTracking: Bool

  /// Where the remote's branch was when it was last fetched.
  var tracking: String { "refs/remotes/\(remote)/\(remoteBranch)" }
  /// For people: `origin/main`.
  var name: String { "\(remote)/\(remoteBranch)" }

  /// - Parameter remote: Nil for that of the branch, or the only one, or `origin`.
  init(_ remote: String?, _ store: IssueStore, _ git: GitProgram) throws {
    guard case .branch(let reference, _) = try store.repository.head() else {
      throw Failure(.refused, "HEAD is on no branch", hints: ["git switch to the branch that is to be synced"])
    }
    branch = String(reference.dropFirst("refs/heads/".count))
    let remotes = try git.run("remote").output.split(whereSeparator: \.isNewline).map(String.init)
    let configured = try store.setting("branch.\(branch).remote")
    let name =
      remote ?? configured.flatMap { remotes.contains($0) ? $0 : nil } ?? (remotes.count == 1 ? remotes[0] : "origin")
    guard remotes.contains(name) else {
      throw Failure(
        .refused, "there is no remote '\(name)'",
        hints: [
          remotes.isEmpty ? "git remote add origin URL names one" : "use one of: \(remotes.joined(separator: ", "))"
        ])
    }
    self.remote = name
    isTracking = configured != nil
    let merged = try store.setting("branch.\(branch).merge").map { String($0.dropFirst("refs/heads/".count)) }
    remoteBranch = configured == name ? merged ?? branch : branch
  }
}
