package import Git
internal import Issues

extension IssueStore {
  /// Gives issues whose id another has the next free one.
  package func renumber(_ delivery: Delivery, _ session: Session) throws -> Outcome<Renumbering> {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      return try RenumberPlanner(snapshot).plan()
    }
  }

  /// What ``renumber(_:_:)`` would do.
  package func previewRenumbering() throws -> Renumbering {
    let snapshot = try current()
    try snapshot.requireTracker()
    return try RenumberPlanner(snapshot).plan().value
  }

  /// What became of the duplicate ids that a merge has brought.
  package enum MergeRepair {
    /// The merge commit was replaced by one in which they are renumbered.
    case repaired(Renumbering, ObjectID)
    /// The merge is not this clone's own any more, or none that was just made.
    case published
  }

  /// Replaces the merge commit that has just been made by one with the same parents, message and people, in which no id is
  /// taken twice; nil where there is nothing to repair.
  ///
  /// - Throws: ``StoreError/uncommittedEdits(_:)`` where the user has edited a file that would have to move.
  package func repairMerge(_ session: Session) throws -> MergeRepair? {
    guard workTree != nil, let head = try headCommit() else { return nil }
    let merge = try repository.commitInfo(head)
    guard merge.parents.count > 1 else { return nil }
    let merged = Snapshot(self, .commit(head))
    guard try merged.hasDuplicates || RenumberPlanner(merged, sides: merge.parents).hasLate else { return nil }
    // A branch that was only moved forward to a merge of somebody else's names that one as merged.
    let justMerged = try repository.mergedCommits()
    guard !justMerged.isEmpty, merge.parents.dropFirst().allSatisfy({ justMerged.contains($0) }) else {
      return .published
    }
    let own = try repository.head().reference
    let isElsewhere = try repository.branches().contains { branch in
      try branch.name != own && (branch.commit == head || repository.isAncestor(head, of: branch.commit))
    }
    guard !isElsewhere, !merge.message.unicodeScalars.contains("\u{FFFD}") else { return .published }
    let outcome = try transact(.commit, session) { snapshot in
      var plan = try RenumberPlanner(snapshot, sides: merge.parents).plan()
      plan.replacing = merge
      return plan
    }
    return outcome.commit.map { .repaired(outcome.value, $0) }
  }
}

extension Snapshot {
  /// Whether several files are named after one id.
  fileprivate var hasDuplicates: Bool {
    get throws {
      let prefixes = try settings.configuration.prefixes
      var seen: Set<IssueID> = []
      return try candidates().contains { file in
        IssueFolder.id(of: file.path, prefixes: prefixes).map { !seen.insert($0).inserted } ?? false
      }
    }
  }
}
