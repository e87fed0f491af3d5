internal import Git
internal import IssueStore
internal import Issues

extension Failure {
  /// What to say of an issue that is not where somebody has looked for it.
  static func unknown(_ id: IssueID, in store: IssueStore) throws -> Failure {
    if let head = try store.headCommit(),
      try BranchSurvey(store, from: head).versions(of: id).contains(where: { $0.state == .only })
    {
      return Failure(
        .refused, "there is no issue \(id) here, but on another branch", hints: ["git issue where \(id) says on which"])
    }
    return Failure(StoreError.unknownIssue(id), isCheck: false)
  }

  /// What to say of an issue that is in the work tree, or staged, and in no commit yet; nil where there is none.
  static func uncommitted(_ id: IssueID, in store: IssueStore) throws -> Failure? {
    guard store.workTree != nil, let file = try store.current().files(of: id).first else { return nil }
    return Failure(
      .refused, "\(id) is not committed yet, so it has no history",
      hints: ["commit it first: git add \(file.path), git commit", "git issue show \(id) shows it as it is"])
  }
}
