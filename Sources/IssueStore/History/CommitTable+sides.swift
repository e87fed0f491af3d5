internal import Git
internal import Issues

/// Two histories: where they part, and what each has changed since.
extension CommitTable {
  /// How many commits are put together before comparing two trees costs less.
  private static let mostCommits = 256

  /// For each commit, whether one is made on it, or is that one itself.
  func ancestors(of start: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: start + 1)
    isReached[start] = true
    for position in stride(from: start, through: 0, by: -1) where isReached[position] {
      if let parent = onlyParent(of: position) {
        isReached[parent] = true
      } else {
        for parent in parents(of: position) { isReached[parent] = true }
      }
    }
    return isReached
  }

  /// The commits at which a history, followed from its newest one, first meets another one's.
  ///
  /// - Parameter shared: The commits of the other one, as ``ancestors(of:)`` has them.
  func meetings(from tip: Int, with shared: [Bool]) -> Set<Int> {
    var meetings: Set<Int> = []
    var seen: Set<Int> = []
    var waiting = [tip]
    while let position = waiting.popLast() {
      if position < shared.count, shared[position] {
        meetings.insert(position)
      } else if seen.insert(position).inserted {
        waiting += parents(of: position)
      }
    }
    return meetings
  }

  /// What differs below `.issues` between a commit and one that it is made on, sorted by the bytes of the paths.
  func differences(
    from base: Int, to tip: Int, in repository: borrowing Repository
  ) throws(GitError) -> [TreeDifference] {
    var found: [PathKey: TreeDifference] = [:]
    var position = tip
    var count = 0
    while position != base {
      guard count < Self.mostCommits, let parent = onlyParent(of: position) else {
        return try Self.differences(from: folder(base), to: folder(tip), in: repository)
      }
      for earlier in differences(of: position) {
        let key = PathKey(earlier.path)
        let later = found[key] ?? earlier
        found[key] = TreeDifference(path: earlier.path, old: earlier.old, new: later.new)
      }
      position = parent
      count += 1
    }
    return found.values.filter { $0.old != $0.new }.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
  }
}
