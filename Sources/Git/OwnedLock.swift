#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A lock of Git's that can be proven, after a crash, to be this program's own.
///
/// Git's lock is a file `X.lock` that must not exist. Here it is a hard link to an owner file, which was written
/// before in a directory of the caller's choice. A process that finds both after `kill -9` compares device and inode:
/// a lock that is the owner file was taken by whoever wrote the owner file, and any other is left alone.
package struct OwnedLock: Hashable, Sendable {
  /// The file that keeps others out.
  package let path: String
  /// The file that proves whose it is.
  package let ownerPath: String
  private let durability: Durability

  /// Names a lock, without taking it.
  package init(path: String, ownerPath: String, durability: Durability = .usual) {
    self.path = path
    self.ownerPath = ownerPath
    self.durability = durability
  }

  /// Whether the lock is there and is the owner file.
  package var isOwn: Bool {
    guard let lock = System.identity(path), let owner = System.identity(ownerPath) else { return false }
    return lock == owner
  }

  /// Takes the lock, with its content in place from the first moment.
  ///
  /// On a file system without hard links the lock is created by itself; it then cannot be proven to be its own.
  ///
  /// - Parameter permissions: Those of a shared repository's files; nil follows the umask.
  /// - Throws: ``GitError/Code/locked`` when someone holds it, ``GitError/Code/notFound`` without its directory.
  func take(holding bytes: [UInt8], permissions: SharedPermissions? = nil) throws(GitError) {
    try System.makeDirectories(System.parent(of: ownerPath), durability)
    try System.remove(ownerPath)
    try System.create(ownerPath, bytes: bytes, durability)
    if let permissions, let status = System.status(ownerPath) {
      chmod(ownerPath, mode_t(permissions.applied(to: UInt32(status.st_mode))))
    }
    // A lock must not outlive the power without the proof whose it is.
    try durability.sync(System.parent(of: ownerPath))
    guard link(ownerPath, path) != 0 else { return }
    let number = errno
    switch number {
    case EPERM, EOPNOTSUPP, ENOSYS, EXDEV, EMLINK:
      do {
        try System.create(path, bytes: bytes, durability)
      } catch {
        try? System.remove(ownerPath)
        throw error.code == .exists ? locked : error
      }
    default:
      try? System.remove(ownerPath)
      throw number == EEXIST ? locked : System.error("link", path: path, number: number)
    }
  }

  /// Moves the lock onto a file, which publishes its content, and forgets the owner file.
  func commit(to target: String) throws(GitError) {
    try System.rename(path, to: target)
    try durability.sync(System.parent(of: target))
    try? System.remove(ownerPath)
  }

  /// Gives the lock up. Only for a process that has taken it.
  ///
  /// A lock that cannot be removed keeps the proof whose it is, for ``releaseIfOwn()``.
  func release() {
    guard (try? removeDurably(path)) != nil else { return }
    try? System.remove(ownerPath)
  }

  /// Removes a lock that a process left behind when it was killed, if it is proven to be its own.
  ///
  /// The owner file goes in either case: without a lock it proves nothing.
  ///
  /// - Returns: Whether there was such a lock.
  @discardableResult
  package func releaseIfOwn() throws(GitError) -> Bool {
    // A pipe in its place has no writer to wait for.
    let file = open(ownerPath, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    // Of several processes that clean up at once, a slow one must not remove a lock that was taken since.
    try System.call("flock", path: ownerPath) { flock(file, LOCK_EX) }
    let isOwn = isOwn
    if isOwn { try removeDurably(path) }
    try System.remove(ownerPath)
    return isOwn
  }

  private func removeDurably(_ path: String) throws(GitError) {
    try System.remove(path)
    try durability.sync(System.parent(of: path))
  }

  private var locked: GitError {
    GitError(
      .locked, "another process holds \(path)", function: "link", path: path,
      remedy: "wait for it to end; if there is none: rm \(ShellQuoting.quoted(path))")
  }
}
