package import Git

/// Up to which commit a branch has been audited: a reference of ours, so that what it names is not pruned, whatever
/// becomes of the branch.
package struct Checkpoint: Sendable {
  /// The branch's name as people write it; `HEAD` where none is checked out.
  package let branch: String
  /// The full name of the reference.
  package let reference: String
  /// Nil where nothing has been recorded.
  package let commit: ObjectID?
}

extension IssueStore {
  /// The checkpoint of the branch that is worked on.
  package func checkpoint() throws -> Checkpoint {
    let name = try reference.map(fullName) ?? repository.head().reference
    let branch = name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : name
    let reference = "refs/git-issue/audit/\(branch)"
    return Checkpoint(branch: branch, reference: reference, commit: try repository.commit(ofReference: reference))
  }

  /// Moves a checkpoint to a commit that has been audited, whatever was found there.
  package func record(_ commit: ObjectID, at checkpoint: Checkpoint, _ session: Session) throws {
    let lock = try WriterLock(directory: "\(repository.commonDirectory)/git-issue", session)
    defer { lock.release() }
    if lock.isReal { try recover(session) }
    let journal = journal
    // On a server nobody need be configured.
    let person =
      (try? repository.committer(now: session.now))
      ?? Signature(name: "git issue", email: "", time: session.now, offset: 0)
    try journal.begin()
    defer { journal.end() }
    try journal.record(
      .init(
        changes: [],
        reference: .init(
          name: checkpoint.reference, old: checkpoint.commit, new: commit, ownerPath: journal.referenceOwner)))
    try repository.updateReference(
      checkpoint.reference, to: commit, expecting: checkpoint.commit, message: "git issue audit: \(checkpoint.branch)",
      by: person, ownerPath: journal.referenceOwner)
  }
}
