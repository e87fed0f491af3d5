internal import Git

extension IssueStore {
  /// Writes the commits of a plan, without moving a branch: those that lead up to it, and one for what they leave.
  ///
  /// - Parameter tree: What the plan comes to.
  func writeCommits<Value>(of plan: Plan<Value>, tree: ObjectID, over head: ObjectID?, _ session: Session) throws
    -> ObjectID
  {
    let signer = try CommitSigner.configured(by: repository.configuration, environment: environment)
    if let old = plan.replacing { return try replace(old, by: tree, at: head, signer) }
    let committer = try repository.committer(now: session.now)
    let author = try repository.author(now: session.now)
    func write(_ tree: ObjectID, over parent: ObjectID?, _ message: String, by author: Signature) throws -> ObjectID {
      try repository.writeCommit(
        tree: tree, parents: parent.map { [$0] } ?? [], author: author, committer: committer, message: message,
        signer: signer)
    }
    var tip = head
    var reached = try head.map { try repository.tree(of: $0) }
    for commit in plan.history {
      let next = try repository.makeTree(
        commit.edits.flatMap { try treeChanges($0, over: reached) }, over: reached)
      tip = try write(next, over: tip, commit.message, by: commit.author ?? author)
      reached = next
    }
    if let tip, reached == tree, !plan.history.isEmpty { return tip }
    return try write(tree, over: tip, plan.message, by: author)
  }

  private func replace(_ old: Commit, by tree: ObjectID, at head: ObjectID?, _ signer: CommitSigner?) throws
    -> ObjectID
  {
    guard old.id == head else {
      throw GitError(.modified, "HEAD has moved from \(old.id.short)", function: "git commit")
    }
    var signer = signer
    if signer == nil, try repository.isSigned(old.id) {
      signer = try CommitSigner(repository.configuration, environment: environment)
    }
    return try repository.writeCommit(
      tree: tree, parents: old.parents, author: old.author, committer: old.committer, message: old.message,
      signer: signer)
  }

  /// What an edit does to a tree.
  func treeChanges(_ edit: FileEdit, over tree: ObjectID?) throws -> [TreeChange] {
    switch edit {
    case .write(let path, let bytes):
      let stored =
        workTree == nil || reference != nil || intake != nil ? bytes : try repository.normalized(bytes, at: path)
      return [.write(path: path, id: try repository.writeBlob(stored), mode: .regular)]
    case .remove(let path): return [.remove(path: path)]
    case .move(let source, let target):
      guard let entry = try tree.flatMap({ try repository.entry(at: source, in: $0) }) else {
        throw StoreError.uncommittedEdits(source)
      }
      return [.write(path: target, id: entry.id, mode: entry.mode), .remove(path: source)]
    }
  }
}
