package import Git
package import Issues

/// The revisions of an issue, worked out from commits, so that they cannot disagree with the files.
package struct History {
  let store: IssueStore
  private let progress: (IndexProgress) -> Void

  /// - Parameter progress: Told how many commits there are to be read that were never seen before, and then how many
  ///   more have been.
  package init(_ store: IssueStore, progress: @escaping (IndexProgress) -> Void = { _ in }) {
    self.store = store
    self.progress = progress
  }

  /// The revisions of one issue, the newest first.
  ///
  /// A commit counts where it differs from all of its parents; of a merge that took one side as it was, only that side
  /// is followed, as `git log` does. A renamed or renumbered file is followed by its id.
  ///
  /// - Parameter isCut: Whether the history ends early, because the clone is shallow.
  package func revisions(of id: IssueID, from start: ObjectID, isCut: inout Bool) throws -> [Revision] {
    let prefixes = try Snapshot(store, .commit(start)).configuration.prefixes
    let table = try commits(from: start)
    var ids: Set = [id]
    while true {
      let family = IssueFamily(of: ids, in: table, prefixes: prefixes)
      var walk = RevisionWalk(store, table, family)
      let revisions = try walk.revisions(of: id, from: start)
      isCut = walk.isCut
      // What an issue was called before is told by its files, and they are to be followed too.
      guard !walk.names.isSubset(of: ids) else { return revisions }
      ids.formUnion(walk.names)
    }
  }

  /// A commit and all that it is made on.
  func commits(from start: ObjectID) throws -> CommitTable {
    try CommitTable.upTo([start], in: store, progress: progress)
  }
}
