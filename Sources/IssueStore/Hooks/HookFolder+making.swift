#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension HookFolder {
  /// Makes the folder and those above it.
  ///
  /// - Returns: How many were made.
  func make() throws(HookError) -> Int { try Self.make(path) }

  private static func make(_ path: String) throws(HookError) -> Int {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return 0 }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let above = slash == path.startIndex ? 0 : try make(String(path[..<slash]))
    if mkdir(path, 0o777) == 0 { return above + 1 }
    let number = errno
    guard number == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      let reason = String(cString: strerror(number))
      guard ![EACCES, EPERM, EROFS].contains(number) else {
        throw .folder(path: String(path[..<slash]), reason: reason)
      }
      throw .file(operation: "mkdir", path: path, reason: reason)
    }
    return above
  }

  /// Removes the folder and those above it, as many as were made and as far as they are empty.
  func removeEmpty(levels: Int) {
    var path = path[...]
    for _ in 0..<max(0, levels) {
      guard rmdir(String(path)) == 0, let slash = path.lastIndex(of: "/") else { return }
      path = path[..<slash]
    }
  }
}

/// Keeps other installations in the same clone waiting. The system gives it up when the process ends.
///
/// The lock is on the directory itself, so that no file stays behind. Where directories cannot be locked, as on some
/// network file systems, there is none: two installations then still end in one right arrangement, since names are
/// taken exclusively.
struct HookLock: ~Copyable {
  private let directory: Int32

  init(_ path: String) {
    directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    while flock(directory, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { if directory >= 0 { close(directory) } }
}
