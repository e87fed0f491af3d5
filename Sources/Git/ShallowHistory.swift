/// The commits of a history that was cut, which libgit2 1.5 cannot walk.
///
/// It reads every commit before the first is visited; a history that was cut is short.
struct ShallowHistory {
  private var commits: [ObjectID: Commit] = [:]

  init(
    _ repository: borrowing Repository, from starts: [ObjectID], hiding hidden: [ObjectID], parents: WalkParents
  ) throws(GitError) {
    let hidden = Set(try Self.reachable(from: hidden, in: repository, parents: .all).keys)
    commits = try Self.reachable(from: starts, in: repository, parents: parents).filter { !hidden.contains($0.key) }
  }

  /// The commits in order; of two that may stand next, the newer one first.
  func sorted(_ order: WalkOrder) -> [ObjectID] {
    switch order {
    case .time: return commits.values.sorted(by: Self.isNewer).map(\.id)
    case .topological:
      var children: [ObjectID: Int] = [:]
      for commit in commits.values { for parent in commit.parents { children[parent, default: 0] += 1 } }
      var ready = commits.values.filter { children[$0.id] == nil }.sorted(by: Self.isNewer)
      var ids: [ObjectID] = []
      while !ready.isEmpty {
        let commit = ready.removeFirst()
        ids.append(commit.id)
        for parent in commit.parents {
          children[parent, default: 0] -= 1
          guard children[parent] == 0, let next = commits[parent] else { continue }
          ready.insert(next, at: ready.firstIndex { Self.isNewer(next, $0) } ?? ready.endIndex)
        }
      }
      return ids
    }
  }

  private static func isNewer(_ one: Commit, _ other: Commit) -> Bool {
    (one.committer.time, one.id) > (other.committer.time, other.id)
  }

  private static func reachable(
    from starts: [ObjectID], in repository: borrowing Repository, parents: WalkParents
  ) throws(GitError) -> [ObjectID: Commit] {
    var commits: [ObjectID: Commit] = [:]
    var waiting = starts
    while let id = waiting.popLast() {
      guard commits[id] == nil else { continue }
      let commit = try repository.commitInfo(id)
      commits[id] = commit
      switch parents {
      case .all: waiting += commit.parents
      case .first: waiting += commit.parents.prefix(1)
      }
    }
    return commits
  }
}
