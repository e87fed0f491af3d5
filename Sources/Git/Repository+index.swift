#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Repository {
  /// Reads the index in use.
  ///
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  package func openIndex() throws(GitError) -> Index { try Index(at: indexPath) }

  /// Copies the index into a file, for changes to it.
  ///
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  package func draftIndex(at path: String) throws(GitError) -> IndexDraft { try IndexDraft(of: indexPath, at: path) }

  /// Takes the lock of the index, which keeps `git add` and `git commit` out.
  ///
  /// - Parameter ownerPath: See ``OwnedLock``.
  /// - Throws: ``GitError/Code/locked`` when someone holds it.
  package func lockIndex(ownerPath: String) throws(GitError) -> IndexLock {
    let lock = OwnedLock(path: "\(indexPath).lock", ownerPath: ownerPath, durability: durability)
    try lock.take(holding: [], permissions: try sharedPermissions())
    return IndexLock(lock: lock, indexPath: indexPath, permissions: try sharedPermissions(), durability: durability)
  }
}

/// The lock of an index, which this process holds.
package struct IndexLock: Sendable {
  /// The file, and the proof whose it is.
  package let lock: OwnedLock
  private let indexPath: String
  private let permissions: SharedPermissions?
  private let durability: Durability

  init(lock: OwnedLock, indexPath: String, permissions: SharedPermissions?, durability: Durability) {
    self.lock = lock
    self.indexPath = indexPath
    self.permissions = permissions
    self.durability = durability
  }

  /// Puts a file that ``IndexDraft/write(isUnchanged:)`` has written in the index's place, and gives the lock up.
  ///
  /// - Parameter prepared: A file on the index's file system.
  /// - Throws: A ``GitError``; the index is then as it was and the lock still held.
  package func replaceIndex(with prepared: String) throws(GitError) {
    try putInPlace(prepared)
    lock.release()
  }

  /// Lets others read what ``IndexDraft/write(isUnchanged:)`` has written, and keeps the lock. The file stays where it is, too.
  ///
  /// `git commit` reads the index before it takes the lock, and then writes what it has read: an index that is replaced
  /// in the moment in which the lock is given up may be lost. Whoever has read the one before has to meet the lock.
  ///
  /// - Throws: A ``GitError``, also where there are no hard links; the index is then as it was.
  package func showIndex(_ prepared: String) throws(GitError) {
    let copy = "\(prepared).shown"
    try System.remove(copy)
    try System.call("link", path: copy) { link(prepared, copy) }
    try putInPlace(copy)
  }

  private func putInPlace(_ prepared: String) throws(GitError) {
    var mode = (System.status(indexPath) ?? System.status(prepared)).map { UInt32($0.st_mode & 0o777) }
    if let permissions { mode = mode.map { permissions.applied(to: $0) } }
    if let mode = mode.map({ mode_t($0) }) { try System.call("chmod", path: prepared) { chmod(prepared, mode) } }
    // libgit2 has the disk keep only an index that it knows to be a repository's.
    try durability.sync(prepared)
    try System.rename(prepared, to: indexPath)
  }

  /// Gives the lock up and leaves the index as it was.
  package func release() { lock.release() }
}
