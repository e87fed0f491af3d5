internal import Git

/// The sides of conflicts, where there is an index.
struct ConflictIndex {
  private var entries: [String: [IndexEntry.Stage: IndexEntry]] = [:]

  /// Reads them, below a folder.
  init(_ repository: borrowing Repository, under folder: String) throws {
    guard repository.workTree != nil else { return }
    for entry in try repository.openIndex().entries(under: folder + "/") where entry.stage != .merged {
      entries[entry.path, default: [:]][entry.stage] = entry
    }
  }

  func entry(_ path: String, _ side: IndexEntry.Stage) -> IndexEntry? { entries[path]?[side] }
  func isConflicted(_ path: String) -> Bool { entries[path] != nil }
}

/// Looks paths up in commits.
struct CommitTrees {
  let store: IssueStore

  func entry(_ path: String, in commit: ObjectID) throws -> TreeEntry? {
    try store.repository.entry(at: path, in: store.repository.tree(of: commit))
  }

  func has(_ path: String, in commit: ObjectID) throws -> Bool { try entry(path, in: commit) != nil }

  /// The commit that brought two files together: it has both, and none of its parents has.
  func meeting(of one: String, _ other: String, from head: ObjectID) throws -> Commit? {
    func hasBoth(_ commit: ObjectID) throws -> Bool { try has(one, in: commit) && has(other, in: commit) }
    guard try hasBoth(head) else { return nil }
    var commit = try store.repository.commitInfo(head)
    while let next = try commit.parents.first(where: { try hasBoth($0) }) {
      commit = try store.repository.commitInfo(next)
    }
    return commit
  }
}
