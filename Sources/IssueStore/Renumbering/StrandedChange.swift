package import Git
package import Issues

/// A change to one issue that a rebase has made to another, which has its number and its name now.
package struct StrandedChange {
  package let commit: ObjectID
  /// Whose file it has changed.
  package let id: IssueID
  /// Whose it should have.
  package let meant: IssueID
}

extension IssueStore {
  /// The rewritten commits that change a report, or its comments, under the name that another one had when they were made:
  /// Git goes by names. Two clones had filed reports of one title, and one of them was renumbered on the way.
  package func strandedChanges(_ commits: [ReplacedCommit]) throws -> [StrandedChange] {
    guard let head = try headCommit() else { return [] }
    let snapshot = Snapshot(self, .commit(head))
    let (names, trees) = (snapshot.namesOfIssues, CommitTrees(store: self))
    let prefixes = try snapshot.configuration.prefixes
    return try commits.compactMap { commit -> StrandedChange? in
      guard try repository.contains(commit.new), try repository.contains(commit.old) else { return nil }
      for difference in try ownDifferences(of: repository.commitInfo(commit.new)) {
        let path = IssueFolder.companionFolder(of: difference.path).map { "\($0).md" } ?? difference.path
        guard let id = IssueFolder.id(of: path, prefixes: prefixes), let slug = IssueFolder.slug(ofPath: path),
          snapshot.exists(path), let meant = try names.successor(of: id, slug: slug, in: snapshot),
          try !trees.has(meant, in: commit.old), let other = IssueFolder.id(of: meant, prefixes: prefixes)
        else { continue }
        return StrandedChange(commit: commit.new, id: id, meant: other)
      }
      return nil
    }
  }
}
