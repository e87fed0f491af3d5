#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// System calls on files, with errors that name the path.
enum System {
  /// Why the last call of the system failed; nil where none has.
  static var reason: String? { errno == 0 ? nil : String(cString: strerror(errno)) }

  /// The error that `errno` describes now.
  static func error(_ function: StaticString, path: String, number: Int32 = errno) -> GitError {
    let code: GitError.Code =
      switch number {
      case ENOENT: .notFound
      case EEXIST: .exists
      case EISDIR, ENOTDIR, ENOTEMPTY: .directoryConflict
      default: .other(-number)
      }
    return GitError(code, "\(path): \(String(cString: strerror(number)))", function: "\(function)", path: path)
  }

  /// Runs a call that returns -1 and sets `errno` when it fails.
  @discardableResult
  static func call<Value: SignedInteger>(
    _ function: StaticString, path: String, _ body: () -> Value
  ) throws(GitError) -> Value {
    while true {
      let value = body()
      guard value == -1 else { return value }
      guard errno == EINTR else { throw error(function, path: path) }
    }
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(GitError) -> [UInt8] {
    let file = try call("open", path: path) { open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = try call("read", path: path) { Self.read(file, into: &buffer) }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// The text of a file, or nil when there is none that can be read.
  static func text(_ path: String) -> String? {
    guard let bytes = try? read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a new file; fails with ``GitError/Code/exists`` over an old one.
  static func create(
    _ path: String, bytes: [UInt8], mode: mode_t = 0o666, _ durability: Durability = .usual
  ) throws(GitError) {
    let file = try call("open", path: path) { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
    defer { close(file) }
    try write(bytes, to: file, path: path)
    try call("fsync", path: path) { durability.sync(file) }
  }

  /// What to do about a file that is not there.
  enum Absence {
    case create, fail
  }

  /// Appends to a file in one write, so that lines of several processes do not mix.
  static func append(
    _ bytes: [UInt8], to path: String, whenAbsent absence: Absence, _ durability: Durability = .usual
  ) throws(GitError) {
    let flags = O_WRONLY | O_APPEND | O_CLOEXEC | (absence == .create ? O_CREAT : 0)
    let file = try call("open", path: path) { open(path, flags, 0o666) }
    defer { close(file) }
    try write(bytes, to: file, path: path)
    try call("fsync", path: path) { durability.sync(file) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(GitError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try call("write", path: path) {
        rest.withUnsafeBytes { unsafeWrite(file, $0) }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes a file; one that is not there is no failure.
  static func remove(_ path: String) throws(GitError) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw error("unlink", path: path)
  }

  static func rename(_ path: String, to target: String) throws(GitError) {
    try call("rename", path: target) { systemRename(path, target) }
  }

  /// Makes a directory and those above it; one that is there is no failure.
  static func makeDirectories(_ path: String, _ durability: Durability = .usual) throws(GitError) {
    guard !isDirectory(path), !path.isEmpty else { return }
    try makeDirectories(parent(of: path), durability)
    guard mkdir(path, 0o777) != 0 else { return try durability.sync(parent(of: path)) }
    let number = errno
    guard number == EEXIST, isDirectory(path) else { throw error("mkdir", path: path, number: number) }
  }

  /// Removes a directory when nothing but empty directories is in it.
  static func removeEmptyDirectories(_ path: String) {
    guard let status = status(path), status.st_mode & S_IFMT == S_IFDIR else { return }
    for name in names(in: path) { removeEmptyDirectories("\(path)/\(name)") }
    rmdir(path)
  }

  /// What a directory holds, unsorted; nothing when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a directory that only this user can read.
  static func makeTemporaryDirectory(environment: [String: String]) throws(GitError) -> String {
    // mkdtemp writes what makes the name unique over the six X.
    var template = Array("\(environment["TMPDIR"] ?? "/tmp")/git-issue-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw error("mkdtemp", path: "a temporary directory") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes what may be in a temporary directory, and the directory. What cannot be removed is left to the system.
  static func removeTemporaryDirectory(_ path: String, files: [String]) {
    for file in files { unlink("\(path)/\(file)") }
    rmdir(path)
  }

  /// The device and number of a file, which no other file shares while it exists.
  struct Identity: Equatable {
    let device: UInt64
    let number: UInt64
  }

  /// What `lstat` says, or nil when there is no such file.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  static func identity(_ path: String) -> Identity? {
    status(path).map {
      Identity(device: UInt64(truncatingIfNeeded: $0.st_dev), number: UInt64(truncatingIfNeeded: $0.st_ino))
    }
  }

  /// Seconds since 1970, and the part of a second.
  typealias Time = (seconds: Int, nanoseconds: Int)

  static func modificationTime(_ status: stat) -> Time {
    #if canImport(Darwin)
      (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #else
      (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #endif
  }

  static func changeTime(_ status: stat) -> Time {
    #if canImport(Darwin)
      (status.st_ctimespec.tv_sec, status.st_ctimespec.tv_nsec)
    #else
      (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
    #endif
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The absolute path without links, or nil when there is no such file.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// `path`, seen from `directory` unless it is absolute.
  static func resolve(_ path: String, from directory: String) -> String {
    path.hasPrefix("/") ? path : directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

private func systemRename(_ path: String, _ target: String) -> Int32 { rename(path, target) }
private func unsafeWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
extension System {
  private static func read(_ file: Int32, into buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { systemRead(file, $0) }
  }
}
private func systemRead(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(file, bytes.baseAddress, bytes.count)
}
