internal import Clibgit2

extension Repository {
  /// The tree that a commit holds.
  package func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    let commit: Handle<CommitKind> = try object("git_commit_lookup", commit) { git_commit_lookup(&$0, pointer, $1) }
    guard let id = git_commit_tree_id(commit.pointer)?.pointee else {
      throw GitError(.notFound, "the commit has no tree", function: "git_commit_tree_id")
    }
    return ObjectID(id)
  }

  /// What a tree holds, in Git's order.
  package func entries(of tree: ObjectID) throws(GitError) -> [TreeEntry] {
    let tree = try treeHandle(tree)
    return (0..<git_tree_entrycount(tree.pointer)).compactMap { position in
      git_tree_entry_byindex(tree.pointer, position).flatMap { Self.entry($0) }
    }
  }

  /// The entry at a path below a tree; nil when there is none.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    // Level by level, since `git_tree_entry_bypath` does not tell a missing entry from a tree that is not in the
    // repository.
    var entry = TreeEntry(name: "", id: tree, mode: .directory)
    for name in path.split(separator: "/") {
      guard entry.mode == .directory else { return nil }
      let tree = try treeHandle(entry.id)
      guard let next = git_tree_entry_byname(tree.pointer, String(name)).flatMap({ Self.entry($0) }) else { return nil }
      entry = next
    }
    return entry
  }

  /// Writes a tree that holds what another does, but for some changes, and returns its name.
  ///
  /// - Parameters:
  ///   - changes: In this order; a later one for the same path wins.
  ///   - base: The tree to start from; nil is the empty one.
  package func makeTree(_ changes: [TreeChange], over base: ObjectID?) throws(GitError) -> ObjectID {
    let paths = changes.map { (path: $0.path.split(separator: "/", omittingEmptySubsequences: false)[...], change: $0) }
    if let tree = try makeTree(paths, over: base) { return tree }
    return try write(treeBuilder(over: nil))
  }

  func treeHandle(_ id: ObjectID) throws(GitError) -> Handle<TreeKind> {
    try object("git_tree_lookup", id) { git_tree_lookup(&$0, pointer, $1) }
  }

  private typealias PathChange = (path: ArraySlice<Substring>, change: TreeChange)

  /// Returns nil for a tree that has become empty.
  private func makeTree(_ changes: [PathChange], over base: ObjectID?) throws(GitError) -> ObjectID? {
    let builder = try treeBuilder(over: base)
    var order: [Substring] = []
    var below: [Substring: [PathChange]] = [:]
    for (path, change) in changes {
      guard let name = path.first else { continue }
      if path.count > 1 {
        if below[name] == nil { order.append(name) }
        below[name, default: []].append((path.dropFirst(), change))
        continue
      }
      // A change of the name as a whole makes those made below it before void.
      below[name] = nil
      order.removeAll { $0 == name }
      switch change {
      case .remove: try remove(name, from: builder)
      case .write(_, let id, let mode): try insert(name, id: id, mode: mode, into: builder)
      }
    }
    for name in order {
      let old = git_treebuilder_get(builder.pointer, String(name)).flatMap { Self.entry($0) }
      let isDirectory = old?.mode == .directory
      let changes = below[name] ?? []
      if !isDirectory, old != nil, !changes.contains(where: \.change.isWrite) { continue }
      if let id = try makeTree(changes, over: isDirectory ? old?.id : nil) {
        try insert(name, id: id, mode: .directory, into: builder)
      } else {
        try remove(name, from: builder)
      }
    }
    guard git_treebuilder_entrycount(builder.pointer) > 0 else { return nil }
    return try write(builder)
  }

  private func treeBuilder(over base: ObjectID?) throws(GitError) -> Handle<TreeBuilderKind> {
    guard let base else { return try Handle("git_treebuilder_new") { git_treebuilder_new(&$0, pointer, nil) } }
    let tree = try treeHandle(base)
    return try Handle("git_treebuilder_new") { git_treebuilder_new(&$0, pointer, tree.pointer) }
  }

  private func write(_ builder: borrowing Handle<TreeBuilderKind>) throws(GitError) -> ObjectID {
    let builder = builder.pointer
    return try written("git_treebuilder_write") { git_treebuilder_write(&$0, builder) }
  }

  private func insert(
    _ name: Substring, id: ObjectID, mode: FileMode, into builder: borrowing Handle<TreeBuilderKind>
  ) throws(GitError) {
    let status = git_treebuilder_insert(nil, builder.pointer, String(name), [id.raw], mode.raw)
    try check("git_treebuilder_insert", status)
  }

  private func remove(_ name: Substring, from builder: borrowing Handle<TreeBuilderKind>) throws(GitError) {
    guard git_treebuilder_get(builder.pointer, String(name)) != nil else { return }
    try check("git_treebuilder_remove", git_treebuilder_remove(builder.pointer, String(name)))
  }

  static func entry(_ raw: OpaquePointer) -> TreeEntry? {
    guard let name = git_tree_entry_name(raw), let id = git_tree_entry_id(raw)?.pointee else { return nil }
    let mode = git_tree_entry_filemode_raw(raw).rawValue
    return TreeEntry(name: String(cString: name), id: ObjectID(id), mode: FileMode(raw: mode))
  }
}

extension TreeChange {
  fileprivate var isWrite: Bool {
    switch self {
    case .write: true
    case .remove: false
    }
  }
}
