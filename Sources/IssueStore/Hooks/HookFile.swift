#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A path in a hook folder, and the operations that installing needs.
struct HookFile: Hashable {
  let path: String

  init(_ path: String) { self.path = path }

  /// Where the hook that was there before is kept.
  var kept: HookFile { HookFile("\(path).before-git-issue") }
  /// Where a file is written before it is put in place.
  var prepared: HookFile { HookFile("\(path).new-git-issue") }

  private var status: stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// Whether there is anything; a link that leads nowhere is something.
  var exists: Bool { status != nil }
  /// Whether it is a link.
  var isLink: Bool { status.map { $0.st_mode & S_IFMT == S_IFLNK } ?? false }
  /// Whether it is a file, or a link to whatever.
  var isFileOrLink: Bool { status.map { [S_IFREG, S_IFLNK].contains($0.st_mode & S_IFMT) } ?? false }
  /// Whether Git would run it.
  var isExecutable: Bool { access(path, X_OK) == 0 }

  /// Whether both are the same file on disk.
  func isSameFile(as other: HookFile) -> Bool {
    guard let mine = status, let theirs = other.status else { return false }
    return mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
  }

  /// Whether both are files with the same bytes and permissions, so that either may go.
  func isEqual(to other: HookFile) -> Bool {
    guard !isSameFile(as: other) else { return true }
    guard let mine = status, let theirs = other.status, mine.st_mode == theirs.st_mode, !isLink else { return false }
    guard let bytes = try? read(), let others = try? other.read() else { return false }
    return bytes == others
  }

  /// All bytes, through links; none for a link that leads nowhere.
  func read() throws(HookError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      guard errno != ENOENT else { return [] }
      throw failure("open")
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = systemRead(file, &buffer)
      guard count >= 0 || errno == EINTR else {
        // A link to a directory: Git cannot run it either.
        guard errno != EISDIR else { return [] }
        throw failure("read")
      }
      guard count != 0 else { return bytes }
      bytes += buffer.prefix(max(0, count))
    }
  }

  /// Writes a new executable file in this one's place and has the disk keep it.
  func write(_ text: String) throws(HookError) {
    try remove()
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o777)
    guard file >= 0 else { throw failure("create") }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(file, $0) }
      guard count >= 0 || errno == EINTR else { throw failure("write") }
      rest = rest.dropFirst(max(0, count))
    }
    guard fsync(file) == 0 else { throw failure("fsync") }
  }

  /// Gives the file a second name, if that is free.
  ///
  /// - Returns: False when the file system has no such names.
  /// - Throws: ``HookError/busy(path:)`` when the name is taken.
  func link(to other: HookFile) throws(HookError) -> Bool {
    // A link is not followed: it is itself what was there before.
    guard linkat(AT_FDCWD, path, AT_FDCWD, other.path, 0) != 0 else { return true }
    switch errno {
    case EPERM, EOPNOTSUPP, ENOSYS, EXDEV, EMLINK: return false
    case EEXIST, ENOENT: throw .busy(path: other.path)
    default: throw other.failure("link")
    }
  }

  /// Moves the file over another, which is replaced in one step.
  func move(to other: HookFile) throws(HookError) {
    guard rename(path, other.path) != 0 else { return }
    guard errno != ENOENT else { throw .busy(path: path) }
    throw other.failure("rename")
  }

  /// Removes the file; one that is not there is no failure.
  func remove() throws(HookError) {
    guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { return }
    throw failure("remove")
  }

  /// What `errno` says, of the folder where that is what is closed.
  private func failure(_ operation: String) -> HookError {
    let number = errno
    let reason = String(cString: strerror(number))
    let isOfFolder = [EACCES, EPERM, EROFS].contains(number) && !["open", "read", "write"].contains(operation)
    guard isOfFolder, let slash = path.lastIndex(of: "/") else {
      return .file(operation: operation, path: path, reason: reason)
    }
    return .folder(path: String(path[..<slash]), reason: reason)
  }
}

private func systemRead(_ file: Int32, _ buffer: inout [UInt8]) -> Int {
  buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
}
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
