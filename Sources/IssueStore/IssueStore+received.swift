internal import Git

extension IssueStore {
  /// What the merge that has just ended brought to HEAD, or the branch that was moved forward; nil where there was none.
  package func mergedRange() throws -> CommitRange? {
    guard let head = try headCommit(), let before = try repository.commit(ofReference: "ORIG_HEAD") else { return nil }
    // Others write ORIG_HEAD too, and long ago; the log of HEAD, where one is kept, knows the commit before this one.
    if let last = try? repository.resolve("HEAD@{1}"), last != before { return nil }
    guard before != head, try repository.isAncestor(before, of: head) else { return nil }
    return CommitRange(base: before, tip: head, target: before)
  }

  /// Commits that were written anew, with what came under them: all that HEAD has gained since its history and the old
  /// one parted. Nil where HEAD does not have them.
  package func rewrittenRange(_ commits: [ReplacedCommit]) throws -> CommitRange? {
    guard let head = try headCommit(), let first = commits.first, try repository.contains(first.new),
      try repository.isAncestor(first.new, of: head)
    else { return nil }
    var base = try repository.commitInfo(first.new).parents.first
    if let onto = base, try repository.contains(first.old),
      let before = try repository.commitInfo(first.old).parents.first, before != onto
    {
      base = try repository.mergeBase(before, onto) ?? onto
    }
    return CommitRange(base: base, tip: head, target: base)
  }
}
