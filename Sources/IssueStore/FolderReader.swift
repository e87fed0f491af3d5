internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What was read of a regular file.
struct FileContents {
  /// Nothing where the file is larger than what is read.
  let bytes: [UInt8]
  let size: Int
  /// Regular or executable; or unreadable, and then without bytes.
  let mode: Subject.Mode
  /// Nil for what does not stand in the work tree.
  let stamp: FileStamp?
}

/// Reads files of the work tree, and keeps the folder of the last one open: most calls of the system would go into
/// finding it again.
final class FolderReader {
  private let workTree: WorkTree
  private var opened: (path: String, descriptor: Int32)?

  init(_ workTree: WorkTree) { self.workTree = workTree }

  deinit { if let opened { close(opened.descriptor) } }

  /// A regular file; nil where there is none. No more than the limit is read, and of a file that may not be read nothing.
  func read(_ path: String, limit: Int) throws(StoreError) -> FileContents? {
    let (parent, name) = WorkTree.split(path)
    guard let directory = try folder(parent) else { return nil }
    let found = Result { () throws(StoreError) in
      try workTree.read(name, in: directory, at: path, limit: limit)
    }
    guard case .failure = found, faccessat(directory, name, R_OK, 0) != 0, errno == EACCES else {
      return try found.get()
    }
    return FileContents(bytes: [], size: 0, mode: .unreadable, stamp: nil)
  }

  /// What the system says of a regular file; nil where there is none.
  func stamp(of path: String) throws(StoreError) -> FileStamp? {
    let (parent, name) = WorkTree.split(path)
    guard WorkTree.isSafe(path), let directory = try folder(parent) else { return nil }
    var status = stat()
    guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return FileStamp(status)
  }

  /// A folder, open until another is asked for; nil where there is none.
  func open(_ path: String) throws(StoreError) -> Folder? { try folder(path).map { Folder(descriptor: $0) } }

  struct Folder {
    fileprivate let descriptor: Int32

    /// What the system says of whatever has a name in it; nil where there is nothing.
    func status(of name: UnsafePointer<CChar>) -> stat? {
      var status = stat()
      return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }
  }

  /// What the system says of whatever is at a path; nil where there is nothing.
  func stampOfAny(_ path: String) throws(StoreError) -> FileStamp? {
    let (parent, name) = WorkTree.split(path)
    return try open(parent)?.status(of: name).map { FileStamp($0) }
  }

  /// What the system says of a folder; nil where there is none.
  func stamp(ofFolder path: String) throws(StoreError) -> FileStamp? {
    var status = stat()
    guard let directory = try folder(path) else { return nil }
    guard fstat(directory, &status) == 0 else {
      throw .unreadable(path: "\(workTree.root)/\(path)", reason: String(cString: strerror(errno)))
    }
    return FileStamp(status)
  }

  private func folder(_ path: String) throws(StoreError) -> Int32? {
    if let opened, opened.path == path { return opened.descriptor }
    if let opened { close(opened.descriptor) }
    opened = nil
    guard let descriptor = try workTree.folder(path, create: false) else { return nil }
    opened = (path, descriptor)
    return descriptor
  }
}
