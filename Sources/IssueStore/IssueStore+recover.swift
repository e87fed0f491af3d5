internal import Git

extension IssueStore {
  var journal: Journal {
    Journal(directory: stateDirectory, indexPath: repository.indexPath, durability: repository.durability)
  }

  /// Finishes or undoes what a killed `git issue` left behind, if none is at work now. Reading commands do it too.
  func recoverIfIdle() {
    repository.recoverConfiguration()
    guard journal.isPresent, let lock = WriterLock(ifIdleIn: "\(repository.commonDirectory)/git-issue") else { return }
    defer { lock.release() }
    do {
      try recover(Session(now: 0, isWaiting: { _ in }))
    } catch StoreError.unfinished(let path, let reason) {
      notices.append("\(path) is committed, but its file is not as it should be: \(reason); see git diff -- \(path)")
    } catch {
      // What stands in the way now stands in the way of a writing command too, which says so.
    }
  }

  /// Goes by the journal: a change whose commit is on the branch is finished, any other is taken back. Only locks that
  /// are proven to be ours are removed.
  ///
  /// Call it with the ``WriterLock`` held: then whoever wrote the journal is no more.
  func recover(_ session: Session) throws {
    let journal = journal
    guard journal.isPresent else { return }
    let record = try journal.read()
    // A journal about another index (`GIT_INDEX_FILE`) is for a command that uses that one.
    if let record, record.indexPath != repository.indexPath { return }
    let indexLock = OwnedLock(
      path: "\(repository.indexPath).lock", ownerPath: journal.indexOwner, durability: repository.durability)
    guard let record, try isMade(record, journal) else {
      _ = try indexLock.releaseIfOwn()
      return journal.end()
    }
    // A branch that is not checked out any more has its commit, and nothing else is to do.
    let isCheckedOut = try record.reference.map { try repository.head().reference == $0.name } ?? true
    guard workTree != nil, isCheckedOut, !record.changes.isEmpty else {
      _ = try indexLock.releaseIfOwn()
      return journal.end()
    }
    _ = try indexLock.releaseIfOwn()
    let lock = try takeIndexLock(journal, session)
    let changes = try record.changes.filter { try record.reference == nil || isCommitted($0) }
    if let workTree {
      for folder in Set(changes.map { WorkTree.split($0.path).parent }) { workTree.removeAbandoned(in: folder) }
    }
    try finish(changes, nil, journal, lock)
  }

  /// Whether the branch still has a file as the change has made it; what was committed since holds.
  private func isCommitted(_ change: RecordedChange) throws -> Bool {
    guard let head = try headCommit() else { return false }
    return try repository.entry(at: change.path, in: repository.tree(of: head))?.id == change.new
  }

  /// Whether the branch holds the change; a change that is only staged is always carried on with.
  private func isMade(_ record: Journal.Record, _ journal: Journal) throws -> Bool {
    guard let reference = record.reference else { return true }
    let lock = try repository.lock(of: reference.name, ownerPath: journal.referenceOwner)
    _ = try lock.releaseIfOwn()
    // Without power a commit may be lost that was written before the journal.
    guard try repository.contains(reference.new),
      let current = try repository.commit(ofReference: reference.name)
    else { return false }
    return try current == reference.new || repository.isAncestor(reference.new, of: current)
  }

  private func takeIndexLock(_ journal: Journal, _ session: Session) throws -> IndexLock {
    let patience = Patience(session, seconds: 2)
    while true {
      switch Result(catching: { () throws(GitError) in try repository.lockIndex(ownerPath: journal.indexOwner) }) {
      case .success(let lock): return lock
      case .failure(let error):
        guard error.code == .locked else { throw error }
        try patience.wait(for: error)
      }
    }
  }
}
