internal import Clibgit2

extension Repository {
  /// Whether a commit carries a signature, whatever it is worth.
  package func isSigned(_ commit: ObjectID) throws(GitError) -> Bool {
    let commit = try commitHandle(commit)
    var field = git_buf()
    defer { git_buf_dispose(&field) }
    return try found("git_commit_header_field", git_commit_header_field(&field, commit.pointer, "gpgsig"))
  }

  /// Lets Git verify the signatures of some commits that carry one, as its configuration says. One `git` for all; it
  /// starts the programs that know the keys.
  ///
  /// - Throws: ``GitError/Code/notFound`` where there is no `git`.
  package func signatures(of commits: [ObjectID]) throws(GitError) -> [ObjectID: CommitSignature] {
    guard !commits.isEmpty else { return [:] }
    // Unsorted, each as it is: a commit is not its ancestors, nor what `git replace` shows for it.
    let arguments = [
      "--no-replace-objects", "--git-dir=\(gitDirectory)", "log", "--no-walk=unsorted", "--stdin",
      "--no-show-signature",
      "--no-patch", "--no-color", "--format=%H%x00%G?%x00%GS%x00%GK",
    ]
    let input = commits.map { "\($0)\n" }.joined()
    let output = try ChildProcess.run(
      .program("git", arguments: arguments), input: Array(input.utf8), environment: environment)
    guard output.status.isSuccess else {
      let line = output.errorText.split(separator: "\n").first.map(String.init)
      throw GitError(.other(-1), line ?? "git log could not verify the signatures", function: "git log")
    }
    var signatures: [ObjectID: CommitSignature] = [:]
    for line in output.text.split(separator: "\n") {
      let parts = line.split(separator: "\0", omittingEmptySubsequences: false)
      guard parts.count == 4, let id = ObjectID(hex: parts[0]) else { continue }
      signatures[id] = CommitSignature(
        .init(letter: parts[1]), signer: parts[2].isEmpty ? nil : String(parts[2]),
        key: parts[3].isEmpty ? nil : String(parts[3]))
    }
    return signatures
  }
}
