internal import IssueStore

/// Judges what will be committed.
struct PreCommitHook: GitHook {
  let name = "pre-commit"

  func run(_ arguments: [String], on console: Console) throws {
    try StagedCheck(subject: "commit") { try $0.checkStaged(amending: try $0.amendedCommit()) }.run(on: console)
  }
}
