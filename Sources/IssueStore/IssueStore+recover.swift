internal import Git

extension IssueStore {
  /// Finishes or undoes what a killed `git issue` left behind, if none is at work now. Reading commands do it too.
  func recoverIfIdle() throws {
    guard Journal(directory: stateDirectory).isPresent,
      let lock = WriterLock(ifIdleIn: "\(repository.commonDirectory)/git-issue")
    else { return }
    defer { lock.release() }
    // What stands in the way now stands in the way of a writing command too, which says so.
    try? recover(Session(now: 0, isWaiting: { _ in }))
  }

  /// Goes by the journal: a change whose commit is on the branch is finished, any other is taken back. Only locks that
  /// are proven to be ours are removed.
  ///
  /// Call it with the ``WriterLock`` held: then whoever wrote the journal is no more.
  func recover(_ session: Session) throws {
    let journal = Journal(directory: stateDirectory)
    guard journal.isPresent else { return }
    let indexLock = OwnedLock(path: "\(repository.indexPath).lock", ownerPath: journal.indexOwner)
    guard let record = try journal.read() else {
      _ = try indexLock.releaseIfOwn()
      return journal.end()
    }
    if let reference = record.reference {
      let lock = try repository.lock(of: reference.name, ownerPath: journal.referenceOwner)
      _ = try lock.releaseIfOwn()
      let current = try repository.commit(ofReference: reference.name)
      let isMade = try current.map { try $0 == reference.new || repository.isAncestor(reference.new, of: $0) } ?? false
      guard isMade else {
        _ = try indexLock.releaseIfOwn()
        return journal.end()
      }
    }
    // A branch that is not checked out any more has its commit, and nothing else is to do.
    let isCheckedOut = try record.reference.map { try repository.head().reference == $0.name } ?? true
    guard workTree != nil, isCheckedOut, !record.changes.isEmpty else {
      _ = try indexLock.releaseIfOwn()
      return journal.end()
    }
    try finish(record, journal, indexLock, session)
  }

  private func finish(_ record: Journal.Record, _ journal: Journal, _ stale: OwnedLock, _ session: Session) throws {
    _ = try stale.releaseIfOwn()
    let patience = Patience(session, seconds: 2)
    while true {
      do {
        let lock = try repository.lockIndex(ownerPath: journal.indexOwner)
        do {
          return try finish(record.changes, journal, lock)
        } catch {
          lock.release()
          throw error
        }
      } catch let error as GitError where error.code == .locked {
        try patience.wait(for: error)
      }
    }
  }

  private func finish(_ changes: [RecordedChange], _ journal: Journal, _ lock: IndexLock) throws {
    var index = try repository.openIndex()
    var settled: [RecordedChange] = []
    for change in changes {
      let present = try workTree?.read(change.path).map { try repository.blobID(of: $0.bytes, at: change.path) }
      // What somebody has edited since is theirs.
      if present == change.old, present != change.new { try writeWorkTree([change]) }
      let staged = index.entry(change.path)?.id
      guard staged == change.old || staged == change.new else { continue }
      settled.append(change)
    }
    try settle(settled, &index, journal, lock)
  }
}
