#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is replaced under Git's kind of lock, `X.lock`, into which its new content is written.
struct LockedFile {
  private let path: String
  private let lock: String

  /// - Throws: ``GitError/Code/locked`` when another process holds the lock.
  init(_ path: String) throws(GitError) {
    self.path = path
    lock = "\(path).lock"
    do throws(GitError) {
      try System.create(lock, bytes: [])
    } catch  where error.code == .exists {
      throw GitError(
        .locked, "another process holds \(lock)", function: "open", path: lock,
        remedy: "wait for it to end; if there is none: rm \(ShellQuoting.quoted(lock))")
    }
  }

  /// Puts new content in the file's place, with the old one's mode, and gives the lock up.
  func replace(with bytes: [UInt8]) throws(GitError) {
    try System.append(bytes, to: lock, whenAbsent: .fail)
    if let status = System.status(path) { try System.call("chmod", path: lock) { chmod(lock, status.st_mode & 0o777) } }
    try System.rename(lock, to: path)
  }

  /// Gives the lock up and leaves the file as it was.
  func release() { try? System.remove(lock) }
}
