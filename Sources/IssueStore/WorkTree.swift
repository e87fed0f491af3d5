package import Git
package import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The user's files. No component of a path is ever followed through a symbolic link, and only regular files are read.
package struct WorkTree: Sendable {
  package let root: String
  /// Whether what is written is on the disk before the next step.
  let durability: Durability

  package init(root: String, durability: Durability = .usual) {
    self.root = root
    self.durability = durability
  }

  package struct Entry: Sendable {
    package let name: String
    package let mode: Subject.Mode
  }

  /// What is in a folder, by name; nothing where there is no such folder. Whether a regular file can be run is not
  /// looked at, since that costs a call for each: see ``mode(of:)``.
  package func entries(of path: String) throws(StoreError) -> [Entry] {
    guard let directory = try folder(path, create: false) else { return [] }
    guard let stream = fdopendir(directory) else {
      close(directory)
      throw unreadable(path)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let found = readdir(stream) else {
        guard errno == 0 else { throw unreadable(path) }
        break
      }
      let name = withUnsafePointer(to: &found.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let type = Int32(found.pointee.d_type)
      switch type {
      case Int32(DT_REG): entries.append(Entry(name: name, mode: .regular))
      case Int32(DT_UNKNOWN):
        // What is gone by now is none.
        if let mode = try mode(of: name, in: directory, at: "\(path)/\(name)") {
          entries.append(Entry(name: name, mode: mode))
        }
      case Int32(DT_DIR): entries.append(Entry(name: name, mode: .directory))
      case Int32(DT_LNK): entries.append(Entry(name: name, mode: .symlink))
      default: entries.append(Entry(name: name, mode: .other))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// What stands at a path; nil where nothing does.
  package func mode(of path: String) throws(StoreError) -> Subject.Mode? {
    let (parent, name) = Self.split(path)
    guard Self.isSafe(path), let directory = try folder(parent, create: false) else { return nil }
    defer { close(directory) }
    return try mode(of: name, in: directory, at: path)
  }

  /// A regular file's bytes and size; nil where there is none. No more than the limit is read.
  package func read(_ path: String, limit: Int = .max) throws(StoreError) -> (bytes: [UInt8], size: Int)? {
    let (parent, name) = Self.split(path)
    guard let directory = try folder(parent, create: false) else { return nil }
    defer { close(directory) }
    return try read(name, in: directory, at: path, limit: limit).map { ($0.bytes, $0.size) }
  }

  /// A regular file of an open folder.
  func read(_ name: String, in directory: Int32, at path: String, limit: Int) throws(StoreError) -> FileContents? {
    guard Self.isSafe(path) else { return nil }
    // A pipe that nobody writes to would wait for ever.
    let file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ELOOP || errno == ENXIO || errno == ENOTDIR { return nil }
      throw unreadable(path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw error(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let mode: Subject.Mode = status.st_mode & S_IXUSR == 0 ? .regular : .executable
    let stamp = FileStamp(status)
    guard size <= limit else { return FileContents(bytes: [], size: size, mode: mode, stamp: stamp) }
    var failure: StoreError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = systemRead(file, buffer.baseAddress?.advanced(by: count), size - count)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = unreadable(path) }
        guard read > 0 else { break }
        count += read
      }
    }
    if let failure { throw failure }
    return FileContents(bytes: bytes, size: size, mode: mode, stamp: stamp)
  }

  /// The bytes of a file that does not know its size, as those in `/proc`; at most 64 KiB.
  func readStream(_ name: String) throws(StoreError) -> [UInt8] {
    let file = open("\(root)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(name) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes {
        systemRead(file, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      guard read > 0 else { break }
      count += read
    }
    return Array(bytes.prefix(count))
  }

  /// Who may read and run a file that is written.
  package enum Permissions: Sendable {
    case usual
    /// Those of the file that it replaces.
    case asBefore
  }

  /// Writes a file as a whole: a reader sees the old one or the new one. Folders are made as needed.
  package func write(_ path: String, _ bytes: [UInt8], _ permissions: Permissions = .usual) throws(StoreError) {
    let (parent, name) = Self.split(path)
    guard let directory = try folder(parent, create: true) else { throw error(path) }
    defer { close(directory) }
    let temporary = ".git-issue-\(getpid()).tmp"
    unlinkat(directory, temporary, 0)
    let file = openat(directory, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw error(path) }
    var failure: StoreError?
    var status = stat()
    if permissions == .asBefore {
      let isThere = fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      if isThere ? fchmod(file, status.st_mode & 0o7777) != 0 : errno != ENOENT { failure = error(path) }
    }
    var count = 0
    while count < bytes.count {
      let written = bytes.withUnsafeBytes {
        systemWrite(file, $0.baseAddress?.advanced(by: count), bytes.count - count)
      }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else {
        failure = error(path)
        break
      }
      count += written
    }
    if failure == nil, durability.sync(file) != 0 { failure = error(path) }
    if close(file) != 0, failure == nil { failure = error(path) }
    if failure == nil, renameat(directory, temporary, directory, name) != 0 { failure = error(path) }
    if failure == nil, durability.sync(directory) != 0 { throw error(path) }
    if let failure {
      unlinkat(directory, temporary, 0)
      throw failure
    }
  }

  /// Makes the folders of a file, and sees that nothing else is in its place.
  package func prepareFolder(of path: String) throws(StoreError) {
    let (parent, name) = Self.split(path)
    guard let directory = try folder(parent, create: true) else { throw error(path) }
    defer { close(directory) }
    switch try mode(of: name, in: directory, at: path) {
    case nil, .regular, .executable: return
    case .symlink: throw .file(path: "\(root)/\(path)", reason: "there is a symbolic link in its place")
    case .directory: throw .file(path: "\(root)/\(path)", reason: "there is a folder in its place")
    case .unreadable, .submodule, .other:
      throw .file(path: "\(root)/\(path)", reason: "there is something else in its place")
    }
  }

  /// Moves a file that was written elsewhere to its path.
  ///
  /// - Returns: False where it is on another file system, and nothing was done.
  package func place(_ prepared: String, at path: String) throws(StoreError) -> Bool {
    let (parent, name) = Self.split(path)
    guard let directory = try folder(parent, create: true) else { throw error(path) }
    defer { close(directory) }
    if renameat(AT_FDCWD, prepared, directory, name) == 0 {
      guard durability.sync(directory) == 0 else { throw error(path) }
      return true
    }
    if errno == EXDEV { return false }
    throw error(path)
  }

  /// An open folder, or nil where there is none. The caller closes it.
  func folder(_ path: String, create: Bool) throws(StoreError) -> Int32? {
    guard Self.isSafe(path) else {
      if !create { return nil }
      throw .file(path: path, reason: "not a path in the repository")
    }
    var directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .unreadable(path: root, reason: String(cString: strerror(errno))) }
    for part in path.split(separator: "/").map(String.init) {
      if create, mkdirat(directory, part, 0o777) == 0 ? durability.sync(directory) != 0 : errno != EEXIST {
        defer { close(directory) }
        throw error(path)
      }
      let next = openat(directory, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let number = errno
      close(directory)
      guard next >= 0 else {
        if number == ENOENT, !create { return nil }
        if number == ELOOP || number == ENOTDIR {
          if !create { return nil }
          throw .file(path: path, reason: "\(part) is not a folder")
        }
        let reason = String(cString: strerror(number))
        throw create ? .file(path: path, reason: reason) : .unreadable(path: path, reason: reason)
      }
      directory = next
    }
    return directory
  }

  /// What stands in a folder; nil where nothing does, and not where the system cannot say it.
  func mode(of name: String, in directory: Int32, at path: String) throws(StoreError) -> Subject.Mode? {
    if let status = Self.status(of: name, in: directory) { return Self.mode(status) }
    guard errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG else { throw error(path) }
    return nil
  }

  private static func status(of name: String, in directory: Int32) -> stat? {
    var status = stat()
    return fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  private static func mode(_ status: stat) -> Subject.Mode {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_mode & S_IXUSR == 0 ? .regular : .executable
    case S_IFLNK: return .symlink
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  private func unreadable(_ path: String) -> StoreError {
    .unreadable(path: "\(root)/\(path)", reason: String(cString: strerror(errno)))
  }

  func error(_ path: String) -> StoreError {
    .file(path: "\(root)/\(path)", reason: String(cString: strerror(errno)))
  }
}

// Inside a type with methods of these names, the system's calls need another.
#if canImport(Darwin)
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#else
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#endif
