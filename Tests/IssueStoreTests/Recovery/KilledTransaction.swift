import Foundation
import Git
import Issues

@testable import IssueStore

/// The state that `kill -9` leaves after a step of a transaction, made by the steps themselves.
struct KilledTransaction {
  /// The steps of `IssueStore.transact`, in their order.
  enum Step: Int, CaseIterable, Comparable, CustomStringConvertible {
    case journalBegun, indexLocked, indexPrepared, commitWritten, changeRecorded, referenceLocked, referenceMoved,
      firstFileWritten, filesWritten, indexReplaced, lockReleased

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    var description: String {
      switch self {
      case .journalBegun: "the journal is begun"
      case .indexLocked: "the index is locked"
      case .indexPrepared: "the new index is prepared"
      case .commitWritten: "the commit is written"
      case .changeRecorded: "the change is recorded"
      case .referenceLocked: "the branch is locked"
      case .referenceMoved: "the branch has moved"
      case .firstFileWritten: "the first file is in place"
      case .filesWritten: "all files are in place"
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
    let journal = Journal(directory: store.stateDirectory)
    try journal.begin()
    guard last >= .indexLocked else { return }
    let lock = try store.repository.lockIndex(ownerPath: journal.indexOwner)
    guard last >= .indexPrepared else { return }
    let head = try store.repository.head()
    var index = try store.repository.openIndex()
    let changes = try edits.map { try recorded($0, &index) }
    try index.write(to: journal.newIndex)
    guard last >= .commitWritten else { return }
    var record = Journal.Record(changes: changes, reference: nil)
    if delivery == .commit {
      let tree = try store.repository.makeTree(
        changes.map(\.treeChange), over: head.commit.map { try store.repository.tree(of: $0) })
      let commit = try store.repository.writeCommit(
        tree: tree, parents: head.commit.map { [$0] } ?? [], author: store.repository.author(now: 0),
        committer: store.repository.committer(now: 0), message: "issue: killed\n", signer: nil)
      record.reference = .init(
        name: head.reference, old: head.commit, new: commit, ownerPath: journal.referenceOwner)
    }
    guard last >= .changeRecorded else { return }
    try journal.record(record)
    try move(record.reference, upTo: last)
    guard last >= .firstFileWritten else { return }
    try store.writeWorkTree(Array(changes.prefix(1)))
    guard last >= .filesWritten else { return }
    try store.writeWorkTree(changes)
    guard last >= .indexReplaced else { return }
    // The lock goes with the index that replaces it, so the lock is put back for the step before.
    try lock.replaceIndex(with: journal.newIndex)
    if last == .indexReplaced { _ = try store.repository.lockIndex(ownerPath: journal.indexOwner) }
  }

  private func recorded(_ edit: FileEdit, _ index: inout Index) throws -> RecordedChange {
    let old = index.entry(edit.path)?.id
    switch edit {
    case .write(let path, let bytes):
      let id = try store.repository.writeBlob(bytes)
      try index.set(path, id: id, mode: .regular)
      return RecordedChange(path: path, old: old, new: id, raw: id)
    case .remove(let path):
      try index.remove(path)
      return RecordedChange(path: path, old: old, new: nil, raw: nil)
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
