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
    let before = try entriesByName(of: old)
    let after = try entriesByName(of: new)
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      let name = String(decoding: key, as: UTF8.self)
      let path = directory.isEmpty ? name : "\(directory)/\(name)"
      try compare(before[key], after[key], at: path, into: &differences)
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

  private func entriesByName(of tree: ObjectID?) throws(GitError) -> [[UInt8]: TreeEntry] {
    guard let tree else { return [:] }
    return Dictionary(try entries(of: tree).map { (Array($0.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension TreeEntry {
  fileprivate var directory: ObjectID? { mode == .directory ? id : nil }
  fileprivate var file: TreeDifference.File? { mode == .directory ? nil : .init(id: id, mode: mode) }
}
