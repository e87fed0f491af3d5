#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether the disk holds what was written before anything relies on it.
package enum Durability: Sendable {
  /// The system writes when it sees fit: what was written last may be lost with the power.
  case usual
  /// What was written, and the name under which it is found, are on the disk before the next step.
  case synced

  /// Waits until the disk holds an open file, or the names in an open directory, where that is wanted.
  ///
  /// - Returns: 0, or -1 with `errno`, as `fsync` does.
  package func sync(_ file: Int32) -> Int32 {
    guard self == .synced else { return 0 }
    #if canImport(Darwin)
      // There fsync only hands over to the disk, which may keep it in its own memory.
      let result = fcntl(file, F_FULLFSYNC)
    #else
      let result = fsync(file)
    #endif
    // Some file systems have nothing to say about directories.
    return result != 0 && (errno == EINVAL || errno == ENOTSUP) ? 0 : result
  }

  /// Waits until the disk holds a file, or the names in a directory, where that is wanted.
  func sync(_ path: String) throws(GitError) {
    guard self == .synced else { return }
    let file = try System.call("open", path: path) { open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(file) }
    try System.call("fsync", path: path) { sync(file) }
  }
}
