internal import Git
internal import IssueStore
internal import Issues

/// What is done before a commit: what the index holds is judged, told, and refused where it has errors. Never writes, and
/// costs next to nothing where no issue is touched.
struct StagedCheck {
  /// What is to be made, for messages: `commit`.
  let subject: String
  let judge: (IssueStore) throws -> Judged

  func run(on console: Console) throws {
    let judged: Judged
    do {
      judged = try judge(console.openStore(recovery: .later))
    } catch {
      // A repository that cannot be read here is no reason to stop work on anything else.
      guard try touchesIssues(console) else { return }
      let failure = Failure(error, isCheck: false)
      failure.tell(on: console)
      console.standardError.write("git-issue: the \(subject) was stopped: its issues could not be checked\n")
      console.standardError.write("hint: `git commit --no-verify` skips the check\n")
      throw ExitStatus(code: failure.status)
    }
    guard !judged.diagnostics.isEmpty else { return }
    console.write(judged.diagnostics, to: console.standardError)
    let summary = judged.summary
    guard judged.hasErrors else {
      return console.standardError.write("git-issue: \(summary)\n")
    }
    console.standardError.write("git-issue: the \(subject) was refused: \(summary)\n")
    console.standardError.write("hint: mend what is named above, `git add` it, and `git commit` again\n")
    throw ExitStatus(code: Failure.Kind.refused.status)
  }

  /// Asks Git itself, which can read every repository that it makes.
  private func touchesIssues(_ console: Console) throws -> Bool {
    let arguments = ["diff", "--cached", "--quiet", "--no-ext-diff", "--", IssueFolder.path]
    let output = try ChildProcess.run(.program("git", arguments: arguments), environment: console.environment)
    return output.status != .exited(0)
  }
}
