internal import Clibgit2

extension Repository {
  /// The lock of a reference, or of the one that a symbolic one leads to.
  ///
  /// - Parameter ownerPath: Where the file is to be that proves whose the lock is; one for each attempt.
  /// - Throws: ``GitError/Code/invalidSpec`` for a name that is none.
  package func lock(of reference: String, ownerPath: String) throws(GitError) -> OwnedLock {
    OwnedLock(
      path: try path(ofReference: target(of: reference)) + ".lock", ownerPath: ownerPath, durability: durability)
  }

  /// Moves a reference, if it is where the caller last saw it.
  ///
  /// libgit2's own update leaves locks behind that nobody can tell from those of a running `git`. This one follows
  /// the same protocol (lock, compare, log, rename) with an ``OwnedLock``.
  ///
  /// - Parameters:
  ///   - name: The full name of a branch, or `HEAD` when it is detached. A symbolic reference is followed.
  ///   - old: What it has to name now; nil when it must not exist.
  ///   - message: The line for the reflog.
  ///   - person: Who the reflog says did it.
  ///   - ownerPath: See ``OwnedLock``.
  /// - Precondition: What it is to name is there, and ``syncObjects()`` has been called.
  /// - Throws: ``GitError/Code/modified`` when it has moved, ``GitError/Code/locked`` when someone else is at it: read
  ///   again and retry. ``GitError/Code/exists`` when another branch stands in the way of the name.
  package func updateReference(
    _ name: String, to new: ObjectID, expecting old: ObjectID?, message: String, by person: Signature,
    ownerPath: String
  ) throws(GitError) {
    let name = try target(of: name)
    let lock = try lock(of: name, ownerPath: ownerPath)
    try take(lock, of: name, holding: new)
    do throws(GitError) {
      try verify(name, is: old)
      let line = "\(old ?? .zero) \(new) \(person)\t\(Self.line(message))\n"
      try log(line, of: name)
      try publish(lock, of: name)
    } catch {
      lock.release()
      throw error
    }
  }

  private func take(_ lock: OwnedLock, of name: String, holding id: ObjectID) throws(GitError) {
    // `git pack-refs` and `git branch -d` remove directories that have become empty, perhaps just made here.
    for attempt in 1...4 {
      do throws(GitError) {
        try System.makeDirectories(System.parent(of: lock.path), durability)
        return try lock.take(holding: Array("\(id)\n".utf8), permissions: try sharedPermissions())
      } catch  where error.code == .notFound && attempt < 4 {
        continue
      } catch  where error.code == .directoryConflict || error.code == .exists {
        throw Self.inTheWay(of: name, function: error.function)
      }
    }
  }

  private func verify(_ name: String, is old: ObjectID?) throws(GitError) {
    let current = try commit(ofReference: name)
    guard current == old else {
      throw GitError(
        .modified, "\(name) has moved from \(old?.short ?? "nothing") to \(current?.short ?? "nothing")",
        function: "git update-ref")
    }
    guard old == nil else { return }
    if let branch = try referenceInTheWay(of: name) { throw Self.inTheWay(of: name, branch: branch) }
  }

  private func publish(_ lock: OwnedLock, of name: String) throws(GitError) {
    let path = try path(ofReference: name)
    do throws(GitError) {
      try lock.commit(to: path)
    } catch  where error.code == .directoryConflict {
      // Directories without references are left by branches that are gone.
      System.removeEmptyDirectories(path)
      try lock.commit(to: path)
    }
  }

  /// The reference that a symbolic one leads to.
  private func target(of name: String) throws(GitError) -> String {
    var name = name
    for _ in 0..<5 {
      var raw: OpaquePointer?
      guard try found("git_reference_lookup", git_reference_lookup(&raw, pointer, name)) else { return name }
      defer { git_reference_free(raw) }
      guard let raw, let target = git_reference_symbolic_target(raw) else { return name }
      name = String(cString: target)
    }
    throw GitError(.invalidSpec, "symbolic references go round in a circle at \(name)", function: "git update-ref")
  }

  /// HEAD and a few others belong to one work tree, the rest to all.
  private func path(ofReference name: String) throws(GitError) -> String {
    var isValid: Int32 = 0
    try check("git_reference_name_is_valid", git_reference_name_is_valid(&isValid, name))
    guard isValid == 1 else {
      throw GitError(.invalidSpec, "'\(name)' is no name for a reference", function: "git_reference_name_is_valid")
    }
    let isOwn =
      !name.hasPrefix("refs/") || ["refs/bisect/", "refs/worktree/", "refs/rewritten/"].contains { name.hasPrefix($0) }
    return "\(isOwn ? gitDirectory : commonDirectory)/\(name)"
  }

  private static func inTheWay(of name: String, branch: String? = nil, function: String = "git update-ref") -> GitError
  {
    GitError(.exists, "\(branch ?? "another reference") is in the way of \(name)", function: function)
  }

  private static func line(_ message: String) -> String {
    message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
