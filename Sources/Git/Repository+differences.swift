internal import Clibgit2

extension Repository {
  /// The files that differ between two trees, sorted by the bytes of their paths.
  ///
  /// Trees with one name are skipped unread, so the cost follows the change and not the size: libgit2's own diff reads
  /// them all, 100 ms at 100,000 files.
  ///
  /// - Parameters:
  ///   - old: The first tree; nil is the empty one.
  ///   - new: The second tree; nil is the empty one.
  ///   - directory: A path that all results are below; nil for all.
  package func changes(
    from old: ObjectID?, to new: ObjectID?, under directory: String? = nil
  ) throws(GitError) -> [TreeDifference] {
    var differences: [TreeDifference] = []
    if let directory {
      let pair = (try entry(at: directory, below: old), try entry(at: directory, below: new))
      try compare(pair.0, pair.1, at: directory, into: &differences)
    } else {
      try compare(old, new, at: "", into: &differences)
    }
    return differences.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func entry(at path: String, below tree: ObjectID?) throws(GitError) -> TreeEntry? {
    guard let tree else { return nil }
    return try entry(at: path, in: tree)
  }

  private func compare(
    _ old: ObjectID?, _ new: ObjectID?, at directory: String, into differences: inout [TreeDifference]
  ) throws(GitError) {
    guard old != new else { return }
    for (before, after) in try differingEntries(of: old, and: new) {
      let name = (before ?? after)?.name ?? ""
      try compare(before, after, at: directory.isEmpty ? name : "\(directory)/\(name)", into: &differences)
    }
  }

  private func compare(
    _ old: TreeEntry?, _ new: TreeEntry?, at path: String, into differences: inout [TreeDifference]
  ) throws(GitError) {
    guard old?.id != new?.id || old?.mode != new?.mode else { return }
    try compare(old?.directory, new?.directory, at: path, into: &differences)
    if old?.file != nil || new?.file != nil {
      differences.append(TreeDifference(path: path, old: old?.file, new: new?.file))
    }
  }

  /// What two trees do not hold alike, in Git's order: a file that became a directory is one that goes and one that
  /// comes. What is the same is compared where libgit2 keeps it, and not copied.
  private func differingEntries(
    of old: ObjectID?, and new: ObjectID?
  ) throws(GitError) -> [(old: TreeEntry?, new: TreeEntry?)] {
    let before = try RawTree(old, in: self)
    let after = try RawTree(new, in: self)
    var pairs: [(old: TreeEntry?, new: TreeEntry?)] = []
    var (next, other) = (0, 0)
    while next < before.count || other < after.count {
      let (one, two) = (before[next], after[other])
      var order: Int32 = one == nil ? 1 : -1
      if let one, let two { order = git_tree_entry_cmp(one, two) }
      if order <= 0 { next += 1 }
      if order >= 0 { other += 1 }
      if order == 0, let one, let two, RawTree.isSame(one, two) { continue }
      pairs.append(
        (order <= 0 ? one.flatMap { Self.entry($0) } : nil, order >= 0 ? two.flatMap { Self.entry($0) } : nil))
    }
    return pairs
  }
}

/// The entries of a tree in libgit2's memory, which last as long as this does. Without a tree there are none.
private struct RawTree: ~Copyable {
  let count: Int
  private let owner: Handle<TreeKind>?
  private let pointer: OpaquePointer?

  init(_ id: ObjectID?, in repository: borrowing Repository) throws(GitError) {
    guard let id else {
      count = 0
      owner = nil
      pointer = nil
      return
    }
    let handle = try repository.treeHandle(id)
    count = git_tree_entrycount(handle.pointer)
    pointer = handle.pointer
    owner = consume handle
  }

  /// Nil behind the last one.
  subscript(position: Int) -> OpaquePointer? {
    position < count ? git_tree_entry_byindex(pointer, position) : nil
  }

  /// Whether two entries of one name hold the same.
  static func isSame(_ one: OpaquePointer, _ other: OpaquePointer) -> Bool {
    git_oid_equal(git_tree_entry_id(one), git_tree_entry_id(other)) == 1
      && git_tree_entry_filemode_raw(one) == git_tree_entry_filemode_raw(other)
  }
}

extension TreeEntry {
  fileprivate var directory: ObjectID? { mode == .directory ? id : nil }
  fileprivate var file: TreeDifference.File? { mode == .directory ? nil : .init(id: id, mode: mode) }
}
