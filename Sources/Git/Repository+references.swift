internal import Clibgit2

/// What HEAD names.
package enum Head: Hashable, Sendable {
  /// A branch by its full name, `refs/heads/main`; its commit is nil before the first one.
  case branch(name: String, commit: ObjectID?)
  case detached(ObjectID)

  /// The commit that is checked out; nil on a branch without commits.
  package var commit: ObjectID? {
    switch self {
    case .branch(_, let commit): commit
    case .detached(let commit): commit
    }
  }

  /// The reference that a commit made now moves: the branch, or `HEAD` itself.
  package var reference: String {
    switch self {
    case .branch(let name, _): name
    case .detached: "HEAD"
    }
  }
}

/// A branch and its newest commit.
package struct Branch: Hashable, Sendable {
  /// The full name: `refs/heads/main`, `refs/remotes/origin/main`.
  package let name: String
  /// The newest commit.
  package let commit: ObjectID

  /// Whether it is one of this repository's own, and not a copy of a remote's.
  package var isLocal: Bool { name.hasPrefix("refs/heads/") }
  /// The name as people write it: `main`, `origin/main`.
  package var shortName: String {
    String(name.dropFirst((isLocal ? "refs/heads/" : "refs/remotes/").count))
  }
}

extension Repository {
  /// What HEAD names now.
  package func head() throws(GitError) -> Head {
    let head = try Handle<ReferenceKind>("git_reference_lookup") { git_reference_lookup(&$0, pointer, "HEAD") }
    if let target = git_reference_symbolic_target(head.pointer) {
      let name = String(cString: target)
      return .branch(name: name, commit: try commit(ofReference: name))
    }
    guard let id = git_reference_target(head.pointer)?.pointee else {
      throw GitError(.invalidSpec, "HEAD names nothing", function: "git_reference_target")
    }
    return .detached(ObjectID(id))
  }

  /// The object that a reference names, through symbolic ones; nil when there is no such reference.
  package func commit(ofReference name: String) throws(GitError) -> ObjectID? {
    var id = git_oid()
    guard try found("git_reference_name_to_id", git_reference_name_to_id(&id, pointer, name)) else { return nil }
    return ObjectID(id)
  }

  /// The local and the remote-tracking branches, sorted by name. Symbolic ones (`origin/HEAD`) are left out.
  package func branches() throws(GitError) -> [Branch] {
    let iterator = try Handle<BranchIteratorKind>("git_branch_iterator_new") {
      git_branch_iterator_new(&$0, pointer, GIT_BRANCH_ALL)
    }
    var branches: [Branch] = []
    while true {
      var raw: OpaquePointer?
      var kind = GIT_BRANCH_ALL
      let status = git_branch_next(&raw, &kind, iterator.pointer)
      guard status != GIT_ITEROVER.rawValue else { break }
      try check("git_branch_next", status)
      defer { git_reference_free(raw) }
      guard let raw, let name = git_reference_name(raw), let id = git_reference_target(raw)?.pointee else { continue }
      branches.append(Branch(name: String(cString: name), commit: ObjectID(id)))
    }
    return branches.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The remote-tracking branch that a local one is set to follow, by full name; nil when it follows none.
  package func upstream(of branch: String) throws(GitError) -> String? {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard try found("git_branch_upstream_name", git_branch_upstream_name(&buffer, pointer, branch)) else { return nil }
    return buffer.ptr.map { String(cString: $0) }
  }
}
