internal import Clibgit2

/// An index that is made ready in a file of its own, to be put in the place of the one in use.
///
/// Entries, their flags and the version of the format are kept.
package final class IndexDraft {
  private let handle: Handle<IndexKind>
  var pointer: OpaquePointer { handle.pointer }
  /// The file that it is written to.
  package let path: String
  private let source: String
  private let stamp: Stamp?
  private var isWritten = false

  private struct Stamp: Equatable {
    let identity: System.Identity
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      guard let status = System.status(path), let identity = System.identity(path) else { return nil }
      (seconds, nanoseconds) = System.modificationTime(status)
      self.identity = identity
    }
  }

  /// Copies an index; one without a file is empty.
  ///
  /// Take an ``IndexLock`` first, or what another process writes meanwhile is lost.
  /// - Parameter path: A file that nobody else writes to, which is replaced.
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  init(of source: String, at path: String) throws(GitError) {
    (self.source, self.path) = (source, path)
    Library.start()
    try System.makeDirectories(System.parent(of: path))
    try System.remove(path)
    // That of a writer who was killed.
    try System.remove("\(path).lock")
    stamp = Stamp(source)
    var count = 0
    if let bytes = try Self.bytes(of: source) {
      try System.create(path, bytes: bytes)
      count = Self.entryCount(bytes)
    }
    handle = try Self.open(path)
    // libgit2 takes a file that it cannot look at for one that is not there, and what the user has staged for nothing.
    guard git_index_entrycount(handle.pointer) == count else {
      throw GitError(.other(-5), "\(source) could not be read", function: "git_index_open", path: source)
    }
  }

  /// Whether the index in use is still what was copied, or what was written here.
  package var isCurrent: Bool { [stamp, Stamp(path)].contains(Stamp(source)) }

  /// What is staged at a path by now; nil where nothing is, or a conflict.
  package func blob(at path: String) -> ObjectID? {
    git_index_get_bypath(pointer, path, 0).map { ObjectID($0.pointee.id) }
  }

  /// Puts an object at a path, in place of all sides of a conflict.
  ///
  /// - Parameter status: What the work tree's file looks like now; nil makes Git look at it again.
  package func set(_ path: String, id: ObjectID, mode: FileMode, status: FileStatus? = nil) throws(GitError) {
    // What the user has told Git about the file (assume-unchanged, skip-worktree) goes on to hold.
    let old = git_index_get_bypath(pointer, path, 0)?.pointee
    try remove(path)
    var entry = git_index_entry()
    entry.flags = (old?.flags ?? 0) & UInt16(GIT_INDEX_ENTRY_VALID.rawValue)
    entry.flags_extended = (old?.flags_extended ?? 0) & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
    entry.id = id.raw
    entry.mode = mode.rawValue
    status?.fill(&entry)
    let result = path.withCString { text in
      entry.path = text
      return git_index_add(pointer, &entry)
    }
    try check("git_index_add", result)
  }

  /// Removes a path with all sides of a conflict; nothing when it is not there.
  package func remove(_ path: String) throws(GitError) {
    for stage in Int32(0)...3 where git_index_get_bypath(pointer, path, stage) != nil {
      try check("git_index_remove", git_index_remove(pointer, path, stage))
    }
  }

  /// Writes what was changed since it was written before, all of it or nothing.
  ///
  /// - Parameter isUnchanged: Whether a file of the work tree still is what an entry says. Asked about those alone that
  ///   Git would have looked at again: an old index distrusts what changed in the second in which it was written.
  package func write(isUnchanged: (_ path: String, _ id: ObjectID) -> Bool = { _, _ in false }) throws(GitError) {
    if !isWritten { try keepRacyEntriesInDoubt(isUnchanged) }
    try checkWriting("git_index_write") { git_index_write(pointer) }
    isWritten = true
  }

  /// Makes Git look again at files that may have changed in the moment in which the old index was written.
  ///
  /// Git distrusts entries that are not older than the index's own file, most builds of it by the second; a new file
  /// would make them trusted. What was set here has been looked at since.
  private func keepRacyEntriesInDoubt(_ isUnchanged: (String, ObjectID) -> Bool) throws(GitError) {
    guard let stamp else { return }
    for position in 0..<git_index_entrycount(pointer) {
      guard var entry = git_index_get_byindex(pointer, position)?.pointee, entry.file_size != 0,
        Int(entry.mtime.seconds) >= stamp.seconds, !isUnchanged(String(cString: entry.path), ObjectID(entry.id))
      else { continue }
      entry.file_size = 0
      try check("git_index_add", git_index_add(pointer, &entry))
    }
  }

  private static func open(_ path: String) throws(GitError) -> Handle<IndexKind> {
    do throws(GitError) {
      return try Handle("git_index_open") { git_index_open(&$0, path) }
    } catch {
      // libgit2 names the extension that it does not know.
      if error.message.contains("'link'") { throw .unsupported(.splitIndex, function: error.function) }
      if error.message.contains("'sdir'") { throw .unsupported(.sparseIndex, function: error.function) }
      throw error
    }
  }

  private static func bytes(of path: String) throws(GitError) -> [UInt8]? {
    do throws(GitError) {
      return try System.read(path)
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }

  /// What an index says at its beginning of how many entries it has.
  ///
  /// Source: gitformat-index(5), "The Git index file has the following format".
  private static func entryCount(_ bytes: [UInt8]) -> Int {
    bytes.dropFirst(8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }
}
