internal import IssueStore
internal import Issues

/// Judges what a merge without conflicts will commit.
struct PreMergeCommitHook: GitHook {
  let name = "pre-merge-commit"

  func run(_ arguments: [String], on console: Console) throws {
    let judge = { (store: IssueStore) in
      // Two sides that took the same number are no fault of either; which of the two moves, and what goes with it, is
      // found out when both are there.
      let judged = try store.checkStaged(amending: nil).tellingAsWarnings {
        ["duplicate-id", "misplaced-folder"].contains($0.rule)
      }
      // What is let in is told by `post-merge`, once.
      return judged.hasErrors ? judged : Judged()
    }
    try StagedCheck(subject: "merge", judge: judge).run(on: console)
  }
}
