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
  private let life: Life

  /// - Throws: ``GitError/Code/locked`` when another process holds the lock.
  init(_ path: String, in commonDirectory: String) throws(GitError) {
    self.path = path
    lock = Self.lock(path, commonDirectory)
    life = try Life(in: commonDirectory)
    do throws(GitError) {
      try lock.releaseIfOwn()
      try lock.take(holding: [])
    } catch {
      life.end()
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
    life.end()
  }

  /// Gives the lock up and leaves the file as it was.
  func release() {
    lock.release()
    life.end()
  }

  /// Removes what a process of ours that was killed has left.
  static func recover(in commonDirectory: String) {
    // Every command asks.
    guard access(Life.path(commonDirectory), F_OK) == 0 || access(ownerPath(commonDirectory), F_OK) == 0 else { return }
    let path = "\(commonDirectory)/config"
    let lock = lock(System.realPath(path) ?? path, commonDirectory)
    guard let life = try? Life(in: commonDirectory, flags: LOCK_EX | LOCK_NB) else { return }
    _ = try? lock.releaseIfOwn()
    life.end()
  }

  private static func lock(_ path: String, _ commonDirectory: String) -> OwnedLock {
    OwnedLock(path: "\(path).lock", ownerPath: ownerPath(commonDirectory))
  }

  private static func ownerPath(_ commonDirectory: String) -> String { "\(commonDirectory)/git-issue/config.owner" }
}

/// A file that one process at a time keeps locked for the system, which gives it up when the process ends.
private struct Life {
  private let path: String
  private let file: Int32
  /// Whether there was no such directory before.
  private let hasMadeDirectory: Bool

  static func path(_ commonDirectory: String) -> String { "\(commonDirectory)/git-issue/config.writer" }

  /// - Parameter flags: Those of flock(2).
  init(in commonDirectory: String, flags: Int32 = LOCK_EX) throws(GitError) {
    path = Self.path(commonDirectory)
    let directory = System.parent(of: path)
    hasMadeDirectory = !System.isDirectory(directory)
    while true {
      try System.makeDirectories(directory)
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw System.error("open", path: path) }
      guard flock(file, flags) == 0 else {
        let error = System.error("flock", path: path)
        close(file)
        throw error
      }
      // Whoever had it before has removed it, and what was waited for is no file any more.
      var status = stat()
      if fstat(file, &status) == 0, let there = System.status(path), there.st_ino == status.st_ino,
        there.st_dev == status.st_dev
      {
        self.file = file
        return
      }
      close(file)
    }
  }

  func end() {
    unlink(path)
    close(file)
    if hasMadeDirectory { rmdir(System.parent(of: path)) }
  }
}

extension Repository {
  /// Removes a lock on the configuration that a killed process of ours has left; never anybody else's.
  package func recoverConfiguration() { LockedConfiguration.recover(in: commonDirectory) }
}
