#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A repository's own configuration, replaced under Git's kind of lock, into which its new content is written.
///
/// The lock that a killed process has left is known as ours by an ``OwnedLock``; that the process is no more, by a second
/// file that each of ours locks for the system while it lives.
struct LockedConfiguration {
  private let path: String
  private let lock: OwnedLock
  /// Open, and locked for the system.
  private let life: Int32

  /// - Throws: ``GitError/Code/locked`` when another process holds the lock.
  init(_ path: String, in commonDirectory: String) throws(GitError) {
    self.path = path
    lock = Self.lock(path, commonDirectory)
    let lifePath = Self.lifePath(commonDirectory)
    try System.makeDirectories(System.parent(of: lifePath))
    life = open(lifePath, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard life >= 0 else { throw System.error("open", path: lifePath) }
    do throws(GitError) {
      try System.call("flock", path: lifePath) { flock(life, LOCK_EX) }
      try lock.releaseIfOwn()
      try lock.take(holding: [])
    } catch {
      close(life)
      throw error
    }
  }

  /// Puts new content in the file's place, with the old one's mode, and gives the lock up.
  func replace(with bytes: [UInt8]) throws(GitError) {
    try System.append(bytes, to: lock.path, whenAbsent: .fail)
    if let status = System.status(path) {
      try System.call("chmod", path: lock.path) { chmod(lock.path, status.st_mode & 0o777) }
    }
    try lock.commit(to: path)
    close(life)
  }

  /// Gives the lock up and leaves the file as it was.
  func release() {
    lock.release()
    close(life)
  }

  /// Removes the lock of a process of ours that was killed.
  static func recover(in commonDirectory: String) {
    let path = "\(commonDirectory)/config"
    let lock = lock(System.realPath(path) ?? path, commonDirectory)
    guard access(lock.ownerPath, F_OK) == 0 else { return }
    let life = open(lifePath(commonDirectory), O_RDWR | O_CLOEXEC)
    guard life >= 0 else { return }
    defer { close(life) }
    if flock(life, LOCK_EX | LOCK_NB) == 0 { _ = try? lock.releaseIfOwn() }
  }

  private static func lock(_ path: String, _ commonDirectory: String) -> OwnedLock {
    OwnedLock(path: "\(path).lock", ownerPath: "\(commonDirectory)/git-issue/config.owner")
  }

  private static func lifePath(_ commonDirectory: String) -> String { "\(commonDirectory)/git-issue/config.writer" }
}

extension Repository {
  /// Removes a lock on the configuration that a killed process of ours has left; never anybody else's.
  package func recoverConfiguration() { LockedConfiguration.recover(in: commonDirectory) }
}
