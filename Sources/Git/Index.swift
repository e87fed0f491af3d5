internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The index, read from a file.
package struct Index: ~Copyable {
  private let handle: Handle<IndexKind>
  var pointer: OpaquePointer { handle.pointer }

  /// Reads an index; one without a file is empty.
  ///
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  package init(at path: String) throws(GitError) {
    Library.start()
    handle = try Self.open(path)
  }

  /// Reads the index that a repository has been given.
  init(of repository: OpaquePointer) throws(GitError) {
    handle = try Handle("git_repository_index") { index in
      let code = git_repository_index(&index, repository)
      return code == 0 ? git_index_read(index, 0) : code
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

  /// The entries whose path begins with a text, in Git's order. A directory ends with a slash.
  package func entries(under prefix: String = "") -> [IndexEntry] {
    var entries: [IndexEntry] = []
    forEach(under: prefix) { entries.append(IndexEntry($0)) }
    return entries
  }

  /// Calls a function with each path that begins with a text.
  package func forEachPath(under prefix: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    forEach(under: prefix) { body(UnsafeRawBufferPointer(start: $0.path, count: strlen($0.path))) }
  }

  private func forEach(under prefix: String, _ body: (git_index_entry) -> Void) {
    var position = 0
    if !prefix.isEmpty {
      guard git_index_find_prefix(&position, pointer, prefix) == 0 else {
        git_error_clear()
        return
      }
      // Of the sides of a conflict libgit2 may find any.
      while position > 0, has(prefix, at: position - 1) { position -= 1 }
    }
    while has(prefix, at: position), let entry = git_index_get_byindex(pointer, position)?.pointee {
      body(entry)
      position += 1
    }
  }

  private func has(_ prefix: String, at position: Int) -> Bool {
    guard let entry = git_index_get_byindex(pointer, position)?.pointee else { return false }
    return strncmp(entry.path, prefix, prefix.utf8.count) == 0
  }

  /// The entry of a path; nil when there is none.
  package func entry(_ path: String, stage: IndexEntry.Stage = .merged) -> IndexEntry? {
    git_index_get_bypath(pointer, path, Int32(stage.rawValue)).map { IndexEntry($0.pointee) }
  }

  /// Whether a merge has left conflicts in paths that begin with a text.
  package func hasConflicts(under prefix: String = "") -> Bool {
    entries(under: prefix).contains { $0.stage != .merged }
  }
}
