import Foundation
import Git
import Issues

@testable import IssueStore

/// The state that `kill -9` leaves after a step of a transaction, made by the steps themselves.
struct KilledTransaction {
  /// The steps of `IssueStore.transact`, in their order.
  enum Step: Int, CaseIterable, Comparable, CustomStringConvertible {
    case journalBegun, indexLocked, filesPrepared, indexPrepared, commitWritten, changeRecorded, referenceLocked
    case referenceMoved, firstFilePlaced, filesPlaced, indexStamped, indexReplaced, lockReleased

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    var description: String {
      switch self {
      case .journalBegun: "the journal is begun"
      case .indexLocked: "the index is locked"
      case .filesPrepared: "the files are written beside their places"
      case .indexPrepared: "the new index is prepared"
      case .commitWritten: "the commit is written"
      case .changeRecorded: "the change is recorded"
      case .referenceLocked: "the branch is locked"
      case .referenceMoved: "the branch has moved"
      case .firstFilePlaced: "the first file is in place"
      case .filesPlaced: "all files are in place"
      case .indexStamped: "the index is prepared again, with time stamps"
      case .indexReplaced: "the index is replaced"
      case .lockReleased: "the lock is released"
      }
    }
  }

  let store: IssueStore
  let edits: [FileEdit]
  let delivery: Delivery

  /// Goes on up to a step, and leaves everything as it is then.
  func run(upTo last: Step) throws {
    let journal = store.journal
    try journal.begin()
    guard last >= .indexLocked else { return }
    let lock = try store.repository.lockIndex(ownerPath: journal.indexOwner)
    guard last >= .filesPrepared else { return }
    let head = try store.repository.head()
    let index = try store.repository.openIndex()
    let changes = try edits.map { try recorded($0, index, journal) }
    guard last >= .indexPrepared else { return }
    try write(changes, stamped: false, to: journal.newIndex)
    guard last >= .commitWritten else { return }
    var record = Journal.Record(changes: changes, reference: nil)
    if delivery == .commit { record.reference = try commit(changes, on: head, journal) }
    guard last >= .changeRecorded else { return }
    try journal.record(record)
    try move(record.reference, upTo: last)
    guard last >= .firstFilePlaced else { return }
    try place(changes.prefix(last == .firstFilePlaced ? 1 : changes.count))
    guard last >= .indexStamped else { return }
    try write(changes, stamped: true, to: journal.newIndex)
    guard last >= .indexReplaced else { return }
    try lock.replaceIndex(with: journal.newIndex)
    // Replacing gives the lock up too: for the step between, it is taken again.
    if last == .indexReplaced { _ = try store.repository.lockIndex(ownerPath: journal.indexOwner) }
  }

  private func recorded(_ edit: FileEdit, _ index: Index, _ journal: Journal) throws -> RecordedChange {
    let old = index.entry(edit.path)?.id
    switch edit {
    case .write(let path, let bytes):
      let id = try store.repository.writeBlob(bytes)
      try journal.prepare(bytes, as: id)
      return RecordedChange(path: path, old: old, staged: old, new: id, raw: id, isSkipped: false)
    case .remove(let path):
      return RecordedChange(path: path, old: old, staged: old, new: nil, raw: nil, isSkipped: false)
    case .move: throw StoreError.refused(message: "no move is killed here", help: "see MigrateTests")
    }
  }

  private func write(_ changes: [RecordedChange], stamped isStamped: Bool, to path: String) throws {
    let index = try store.repository.draftIndex(at: path)
    for change in changes {
      if let new = change.new {
        let file = "\(store.workTree?.root ?? "")/\(change.path)"
        try index.set(change.path, id: new, mode: .regular, status: isStamped ? FileStatus(of: file) : nil)
      } else {
        try index.remove(change.path)
      }
    }
    try index.write()
  }

  private func commit(_ changes: [RecordedChange], on head: Head, _ journal: Journal) throws -> Journal.Reference {
    let tree = try store.repository.makeTree(
      changes.map(\.treeChange), over: head.commit.map { try store.repository.tree(of: $0) })
    let commit = try store.repository.writeCommit(
      tree: tree, parents: head.commit.map { [$0] } ?? [], author: store.repository.author(now: 0),
      committer: store.repository.committer(now: 0), message: "issue: killed\n", signer: nil)
    return Journal.Reference(
      name: head.reference, old: head.commit, new: commit, ownerPath: journal.referenceOwner)
  }

  private func place(_ changes: some Sequence<RecordedChange>) throws {
    for change in changes {
      if let raw = change.raw {
        try store.workTree?.write(change.path, store.repository.blob(raw))
      } else {
        try store.workTree?.remove(change.path)
      }
    }
  }

  private func move(_ reference: Journal.Reference?, upTo last: Step) throws {
    guard let reference, last >= .referenceLocked else { return }
    guard last >= .referenceMoved else {
      // As OwnedLock takes it: a link to the owner file.
      let lock = try store.repository.lock(of: reference.name, ownerPath: reference.ownerPath)
      try Data("\(reference.new)\n".utf8).write(to: URL(filePath: lock.ownerPath))
      try FileManager.default.linkItem(atPath: lock.ownerPath, toPath: lock.path)
      return
    }
    try store.repository.updateReference(
      reference.name, to: reference.new, expecting: reference.old, message: "commit: issue: killed",
      by: store.repository.committer(now: 0), ownerPath: reference.ownerPath)
  }
}
