internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The index as it is in a file, and changes to it that are not in any file yet.
package struct Index: ~Copyable {
  private let handle: Handle<IndexKind>
  /// The file that it was read from.
  package let path: String
  private var changes: [Change] = []

  private enum Change {
    case set(path: String, id: ObjectID, mode: FileMode, status: FileStatus?)
    case remove(path: String)
  }

  /// Reads an index; one without a file is empty.
  ///
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  package init(at path: String) throws(GitError) {
    Library.start()
    self.path = path
    handle = try Self.open(path)
  }

  /// The entries whose path begins with a text, in Git's order. A directory ends with a slash.
  package func entries(under prefix: String = "") -> [IndexEntry] {
    var position = 0
    if !prefix.isEmpty {
      guard git_index_find_prefix(&position, handle.pointer, prefix) == 0 else {
        git_error_clear()
        return []
      }
      // Of the sides of a conflict libgit2 may find any.
      while position > 0, has(prefix, at: position - 1) { position -= 1 }
    }
    var entries: [IndexEntry] = []
    while has(prefix, at: position), let entry = git_index_get_byindex(handle.pointer, position)?.pointee {
      entries.append(IndexEntry(entry))
      position += 1
    }
    return entries
  }

  private func has(_ prefix: String, at position: Int) -> Bool {
    guard let entry = git_index_get_byindex(handle.pointer, position)?.pointee else { return false }
    return strncmp(entry.path, prefix, prefix.utf8.count) == 0
  }

  /// The entry of a path; nil when there is none.
  package func entry(_ path: String, stage: IndexEntry.Stage = .merged) -> IndexEntry? {
    git_index_get_bypath(handle.pointer, path, Int32(stage.rawValue)).map { IndexEntry($0.pointee) }
  }

  /// Whether a merge has left conflicts in paths that begin with a text.
  package func hasConflicts(under prefix: String = "") -> Bool {
    entries(under: prefix).contains { $0.stage != .merged }
  }

  /// Puts an object at a path, in place of all sides of a conflict.
  ///
  /// - Parameter status: What the work tree's file looks like now; nil makes Git look at it again.
  package mutating func set(
    _ path: String, id: ObjectID, mode: FileMode, status: FileStatus? = nil
  ) throws(GitError) {
    let change = Change.set(path: path, id: id, mode: mode, status: status)
    try Self.apply(change, to: handle.pointer)
    changes.append(change)
  }

  /// Removes a path with all sides of a conflict; nothing when it is not there.
  package mutating func remove(_ path: String) throws(GitError) {
    let change = Change.remove(path: path)
    try Self.apply(change, to: handle.pointer)
    changes.append(change)
  }

  /// Writes the index with its changes to another file, the caller's own, which it replaces. The file that it was read
  /// from stays.
  ///
  /// Entries, their flags and the version of the format are kept. Take an ``IndexLock`` before reading, or what
  /// another process writes meanwhile is lost.
  /// - Parameter isUnchanged: Whether a file of the work tree still is what an entry says. Asked about those alone that
  ///   Git would have looked at again: an old index distrusts what changed in the second in which it was written.
  package func write(
    to target: String, isUnchanged: (_ path: String, _ id: ObjectID) -> Bool = { _, _ in false }
  ) throws(GitError) {
    try System.makeDirectories(System.parent(of: target))
    try System.remove(target)
    // That of a writer who was killed: nobody else writes there.
    try System.remove("\(target).lock")
    if System.status(path) != nil { try System.create(target, bytes: System.read(path)) }
    let copy = try Self.open(target)
    try Self.keepRacyEntriesInDoubt(in: copy.pointer, writtenAt: path, isUnchanged)
    for change in changes { try Self.apply(change, to: copy.pointer) }
    // libgit2 takes a file that it cannot look at for one that is not there, and what the user has staged for nothing.
    guard git_index_entrycount(copy.pointer) == git_index_entrycount(handle.pointer) else {
      throw GitError(.other(-5), "\(path) could not be read as it was before", function: "git_index_open", path: path)
    }
    try checkWriting("git_index_write") { git_index_write(copy.pointer) }
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

  private static func apply(_ change: Change, to index: OpaquePointer) throws(GitError) {
    switch change {
    case .set(let path, let id, let mode, let status):
      // What the user has told Git about the file (assume-unchanged, skip-worktree) goes on to hold.
      let old = git_index_get_bypath(index, path, 0)?.pointee
      try remove(path, from: index)
      var entry = git_index_entry()
      entry.flags = (old?.flags ?? 0) & UInt16(GIT_INDEX_ENTRY_VALID.rawValue)
      entry.flags_extended = (old?.flags_extended ?? 0) & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
      entry.id = id.raw
      entry.mode = mode.rawValue
      status?.fill(&entry)
      let result = path.withCString { text in
        entry.path = text
        return git_index_add(index, &entry)
      }
      try check("git_index_add", result)
    case .remove(let path): try remove(path, from: index)
    }
  }

  private static func remove(_ path: String, from index: OpaquePointer) throws(GitError) {
    for stage in Int32(0)...3 where git_index_get_bypath(index, path, stage) != nil {
      try check("git_index_remove", git_index_remove(index, path, stage))
    }
  }

  /// Makes Git look again at files that may have changed in the moment in which the old index was written.
  ///
  /// Git distrusts entries that are not older than the index's own file, most builds of it by the second; a new file
  /// would make them trusted.
  private static func keepRacyEntriesInDoubt(
    in index: OpaquePointer, writtenAt path: String, _ isUnchanged: (String, ObjectID) -> Bool
  ) throws(GitError) {
    guard let status = System.status(path) else { return }
    let written = System.modificationTime(status)
    for position in 0..<git_index_entrycount(index) {
      guard var entry = git_index_get_byindex(index, position)?.pointee, entry.file_size != 0,
        Int(entry.mtime.seconds) >= written.seconds, !isUnchanged(String(cString: entry.path), ObjectID(entry.id))
      else { continue }
      entry.file_size = 0
      try check("git_index_add", git_index_add(index, &entry))
    }
  }
}
