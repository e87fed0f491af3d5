package import Git

extension IssueStore {
  /// What the merge that has just ended brought to HEAD, or the branch that was moved forward; nil where there was none.
  package func mergedRange() throws -> CommitRange? {
    guard let head = try headCommit(), let before = try repository.commit(ofReference: "ORIG_HEAD") else { return nil }
    // Others write ORIG_HEAD too, and long ago; the log of HEAD, where one is kept, knows the commit before this one.
    if let last = try? repository.resolve("HEAD@{1}"), last != before { return nil }
    guard before != head, try repository.isAncestor(before, of: head) else { return nil }
    return CommitRange(base: before, tip: head, target: before)
  }

  /// Commits that were written anew, on what they stand on now; nil where HEAD does not have them.
  ///
  /// - Parameter commits: Their new names, the oldest first.
  package func rewrittenRange(_ commits: [ObjectID]) throws -> CommitRange? {
    guard let head = try headCommit(), let first = commits.first, try repository.contains(first),
      try repository.isAncestor(first, of: head)
    else { return nil }
    let base = try repository.commitInfo(first).parents.first
    return CommitRange(base: base, tip: head, target: base)
  }
}
