internal import Git

extension IssueStore {
  /// How a change is delivered: as asked, but staged during a merge, a rebase and the like, whose commit is the user's.
  package func delivery(staging isAsked: Bool) throws -> Delivery {
    guard workTree != nil, intake == nil else {
      guard !isAsked else {
        throw StoreError.refused(
          message: "there is nothing to stage in: this repository is bare", help: "leave --stage out")
      }
      return .commit
    }
    if isAsked || repository.state != .none { return .stage }
    return try repository.configuration.bool("issue.autocommit") == false ? .stage : .commit
  }

  /// Changes issues: all of the plan, or nothing of it.
  ///
  /// The user's index lock is held from before the plan is made until the work tree, the branch and the index agree, so
  /// that no `git commit` goes on over a half-done change, and a journal tells the next `git issue` what to finish or
  /// undo after a crash. The plan is made anew when the branch has moved meanwhile.
  ///
  /// - Parameter plan: Works out the change from the snapshot that it is given. It may be called more than once.
  package func transact<Value>(
    _ delivery: Delivery, _ session: Session, plan: (Snapshot) throws -> Plan<Value>
  ) throws -> Outcome<Value> {
    let lock = try WriterLock(directory: "\(repository.commonDirectory)/git-issue", session)
    defer { lock.release() }
    // Without such a lock nobody can tell a journal that was left from one that is being written.
    if lock.isReal { try recover(session) }
    let patience = Patience(session)
    while true {
      do {
        return try attempt(delivery, session, plan: plan)
      } catch let error as GitError where error.code == .modified || error.code == .locked {
        try patience.wait(for: error)
      }
    }
  }

  private func attempt<Value>(
    _ delivery: Delivery, _ session: Session, plan: (Snapshot) throws -> Plan<Value>
  ) throws -> Outcome<Value> {
    let journal = journal
    guard workTree != nil, reference == nil, intake == nil else {
      return try commitWithoutWorkTree(journal, session, plan: plan)
    }

    try journal.begin()
    let indexLock: IndexLock
    do {
      indexLock = try repository.lockIndex(ownerPath: journal.indexOwner)
    } catch {
      journal.end()
      throw error
    }
    let begun: Begun<Value>
    do {
      begun = try begin(delivery, journal, session, plan: plan)
    } catch {
      indexLock.release()
      journal.end()
      throw error
    }
    guard !begun.changes.isEmpty else {
      indexLock.release()
      journal.end()
      return Outcome(value: begun.value, commit: nil, delivery: delivery, hasChanged: false)
    }
    // While the files are put in place, a git that has read the index as it was runs into the lock. Where that cannot be
    // had, the index follows in the end all the same.
    try? indexLock.showIndex(begun.index.path)
    try finish(begun.changes, begun.index, journal, indexLock)
    return Outcome(value: begun.value, commit: begun.commit, delivery: delivery, hasChanged: true)
  }

  /// What has been made of a plan when the work tree and the index are still as they were.
  private struct Begun<Value> {
    let value: Value
    let changes: [RecordedChange]
    let index: IndexDraft
    let commit: ObjectID?
  }

  /// Makes the plan, its objects and its index, and moves the branch last: where it fails, nothing has changed.
  private func begin<Value>(
    _ delivery: Delivery, _ journal: Journal, _ session: Session, plan: (Snapshot) throws -> Plan<Value>
  ) throws -> Begun<Value> {
    let head = try repository.head()
    let index = try repository.draftIndex(at: journal.newIndex)
    let plan = try plan(Snapshot(self, .workTree))
    guard !plan.edits.isEmpty else { return Begun(value: plan.value, changes: [], index: index, commit: nil) }
    let changes = try prepare(plan, delivery, head: head.commit, repository.openIndex(), journal)
    // Written twice, now without the files' time stamps, so that a full disk shows before anything has changed.
    try setEntries(of: changes, in: index, .unstamped)
    try index.write(isUnchanged: isAsStaged)

    guard delivery == .commit else {
      try repository.syncObjects()
      try journal.record(.init(changes: changes, reference: nil))
      return Begun(value: plan.value, changes: changes, index: index, commit: nil)
    }
    let tree = try repository.makeTree(
      changes.map(\.treeChange), over: try head.commit.map { try repository.tree(of: $0) })
    let commit = try writeCommits(of: plan, tree: tree, over: head.commit, session)
    let reference = Journal.Reference(
      name: head.reference, old: head.commit, new: commit, ownerPath: journal.referenceOwner)
    try repository.syncObjects()
    try journal.record(.init(changes: changes, reference: reference))
    try repository.updateReference(
      reference.name, to: commit, expecting: reference.old, message: reflogLine(plan.message),
      by: repository.committer(now: session.now), ownerPath: reference.ownerPath)
    return Begun(value: plan.value, changes: changes, index: index, commit: commit)
  }

  /// Brings the work tree and the index up to a change that has been made, and gives the lock up.
  ///
  /// Whatever happens to a file, the index follows the branch: or the user's next commit would take the change back.
  ///
  /// - Throws: ``StoreError/unfinished(_:reason:)`` where a file holds an edit of the user's by now, and
  ///   ``StoreError/pending(_:reason:)`` where something could not be put in place and is left to the next command.
  ///
  /// - Parameter index: What was written beforehand; nil after a crash, when what cannot be put in place is not tried
  ///   again.
  func finish(_ changes: [RecordedChange], _ index: IndexDraft?, _ journal: Journal, _ lock: IndexLock) throws {
    var edited: [String] = []
    var failed: [(path: String, reason: String)] = []
    for change in changes {
      do {
        if try !place(change, journal) { edited.append(change.path) }
      } catch {
        failed.append((change.path, Self.reason(of: error)))
      }
    }
    do {
      try replaceIndex(index, by: changes, misplaced: Set(edited + failed.map(\.path)), journal, lock)
    } catch {
      throw StoreError.pending(repository.indexPath, reason: Self.reason(of: error))
    }
    if let first = failed.first, index != nil { throw StoreError.pending(first.path, reason: first.reason) }
    journal.end()
    if let first = failed.first { throw StoreError.unfinished(first.path, reason: first.reason) }
    if let path = edited.first { throw StoreError.unfinished(path, reason: "it was edited meanwhile") }
  }

  private func replaceIndex(
    _ written: IndexDraft?, by changes: [RecordedChange], misplaced: Set<String>, _ journal: Journal, _ lock: IndexLock
  ) throws {
    do {
      // Where somebody has not minded the lock, what they have written holds.
      let written = written.flatMap { $0.isCurrent ? $0 : nil }
      let index = try written ?? repository.draftIndex(at: journal.newIndex)
      let current = changes.filter { change in
        let staged = index.blob(at: change.path)
        return staged == change.staged || staged == change.new
      }
      try setEntries(of: current.filter { misplaced.contains($0.path) }, in: index, .unstamped)
      try setEntries(of: current.filter { !misplaced.contains($0.path) }, in: index, .stamped)
      try index.write(isUnchanged: isAsStaged)
    } catch let error as GitError {
      // What was written beforehand will do, and Git looks at the files again: but not after a crash, when it may be old,
      // or half.
      guard written?.isCurrent == true else { throw error }
    }
    try lock.replaceIndex(with: journal.newIndex)
  }

  private static func reason(of error: any Error) -> String {
    switch error {
    case StoreError.file(_, let reason), StoreError.unreadable(_, let reason): reason
    case let error as GitError: error.message
    default: "\(error)"
    }
  }

  /// Whether a file of the work tree is what the index says.
  private func isAsStaged(_ path: String, _ id: ObjectID) -> Bool {
    guard let workTree, let bytes = try? workTree.read(path, limit: 16 << 20)?.bytes else { return false }
    return (try? repository.stores(bytes, as: id, at: path)) ?? false
  }

  /// Puts one file of a change in place.
  ///
  /// - Returns: False where somebody has edited it since the change was worked out, and it was left alone.
  private func place(_ change: RecordedChange, _ journal: Journal) throws -> Bool {
    guard let workTree, !change.isSkipped else { return true }
    let present = try workTree.read(change.path).map { try repository.blobID(of: $0.bytes, at: change.path) }
    if present == change.new { return true }
    guard present == change.old else { return false }
    guard let raw = change.raw else {
      try workTree.remove(change.path)
      return true
    }
    if let source = change.source, let bytes = try workTree.read(source)?.bytes {
      guard try repository.stores(bytes, as: raw, at: source) else { return false }
      try workTree.move(source, to: change.path)
      return true
    }
    if let prepared = journal.preparedFile(raw), try workTree.place(prepared, at: change.path) { return true }
    try workTree.write(change.path, try repository.blob(raw))
    return true
  }

  /// Whether entries carry what the work tree's files look like, so that Git need not read them again.
  private enum Stamps { case stamped, unstamped }

  private func setEntries(of changes: [RecordedChange], in index: IndexDraft, _ stamps: Stamps) throws {
    for change in changes {
      if let new = change.new {
        let isStamped = stamps == .stamped && !change.isSkipped
        try index.set(change.path, id: new, mode: change.mode, status: isStamped ? status(of: change) : nil)
      } else {
        try index.remove(change.path)
      }
    }
  }

  private func status(of change: RecordedChange) -> FileStatus? {
    workTree.flatMap { FileStatus(of: "\($0.root)/\(change.path)") }
  }

  /// Writes the blobs of edits, and the work tree's files beside their places, so that what could fail fails now.
  ///
  /// - Throws: ``StoreError/uncommittedEdits(_:)`` where a commit would take along, or undo, what the user has edited.
  private func prepare<Value>(
    _ plan: Plan<Value>, _ delivery: Delivery, head: ObjectID?, _ index: Index, _ journal: Journal
  ) throws -> [RecordedChange] {
    let tree = try head.map { try repository.tree(of: $0) }
    var changes: [RecordedChange] = []
    for edit in plan.edits {
      if case .move(let source, let target) = edit {
        changes += try prepareMove(source, to: target, delivery, in: tree, index)
        continue
      }
      let path = edit.path
      let isInConflict = IndexEntry.Stage.conflicting.contains { index.entry(path, stage: $0) != nil }
      guard !isInConflict || plan.resolving.contains(path) else {
        throw StoreError.conflicted(path)
      }
      let committed = try tree.flatMap { try repository.entry(at: path, in: $0)?.id }
      let staged = index.entry(path).flatMap { $0.isIntentToAdd ? nil : $0.id }
      let present = try workTree?.read(path).map { try repository.blobID(of: $0.bytes, at: path) }
      let isSkipped = index.entry(path)?.isSkippedInWorkTree ?? false
      if delivery == .commit, staged != committed || (present != committed && !(isSkipped && present == nil)) {
        throw StoreError.uncommittedEdits(path)
      }
      let skips = isSkipped && present == nil
      switch edit {
      case .write(_, let bytes):
        if !skips { try workTree?.prepareFolder(of: path) }
        let id = try repository.writeBlob(try repository.normalized(bytes, at: path))
        // Where filters change bytes on their way, the work tree gets what was written, and Git what it would store.
        let raw = try repository.writeBlob(bytes)
        if !skips { try journal.prepare(bytes, as: raw) }
        changes.append(RecordedChange(path: path, old: present, staged: staged, new: id, raw: raw, isSkipped: skips))
      case .remove:
        changes.append(RecordedChange(path: path, old: present, staged: staged, new: nil, raw: nil, isSkipped: skips))
      case .move: preconditionFailure("moves are prepared above")
      }
    }
    return changes
  }

  func reflogLine(_ message: String) -> String { "commit: \(message.prefix { $0 != "\n" })" }
}

extension IndexEntry.Stage {
  static let conflicting: [IndexEntry.Stage] = [.base, .ours, .theirs]
}
