package import Git
internal import Issues

extension IssueStore {
  /// What the commits of a range are judged by: the settings of the side that they go to, or their own where that side
  /// keeps no issues yet, or has settings that nobody can read: else they could never be mended.
  package func policy(for range: CommitRange) throws -> Policy {
    if let target = range.target {
      let snapshot = Snapshot(self, .commit(target))
      if try snapshot.isTracker, let policy = try? Policy(of: snapshot) { return policy }
    }
    return try Policy(of: Snapshot(self, .commit(range.tip)))
  }

  /// Judges what the commits of a range change, all in all.
  package func judge(_ range: CommitRange, under policy: Policy) throws -> Judged {
    let change = try changes(in: range)
    return try judge(change, range, by: Checker(change, under: policy))
  }

  func judge(_ change: ChangeSet, _ range: CommitRange, by checker: Checker) throws -> Judged {
    guard !change.touched.isEmpty else { return Judged() }
    var judged = try change.judge(by: checker)
    let transition = RuleID(rawValue: "transition-forbidden")
    if judged.diagnostics.contains(where: { $0.rule == transition }) {
      let steps = try statusSteps(in: range)
      judged.diagnostics.removeAll { $0.rule == transition && steps.areAllowed(for: $0.path, under: checker.policy) }
    }
    return judged
  }

  /// How the issues went from status to status, commit by commit: what is no single step may be several allowed ones.
  private func statusSteps(in range: CommitRange) throws -> StatusSteps {
    var steps = StatusSteps()
    try walk(range) { commit, differences in
      for difference in differences {
        guard let old = difference.old, let new = difference.new else { continue }
        func status(_ file: TreeDifference.File) throws -> String? {
          Document(try repository.blob(file.id, limit: Document.largest))["status"]?.text
        }
        if let before = try status(old), let after = try status(new), before != after {
          steps.byPath[difference.path, default: []].append((before, after))
        }
      }
      return .next
    }
    return steps
  }

  /// The commits that brought in what the range ends with at some paths: for each the newest that changed it.
  package func origins(of paths: Set<String>, in range: CommitRange) throws -> [String: Commit] {
    var origins: [String: Commit] = [:]
    guard !paths.isEmpty else { return origins }
    try walk(range) { commit, differences in
      for difference in differences where paths.contains(difference.path) && origins[difference.path] == nil {
        origins[difference.path] = commit
      }
      return origins.count == paths.count ? .stop : .next
    }
    return origins
  }

  /// Visits the commits of a range that change issues, the newest first, with what no parent of theirs has.
  func walk(_ range: CommitRange, visit: (Commit, [TreeDifference]) throws -> WalkStep) throws {
    // What is visited may throw any error, the walk only Git's.
    var failure: (any Error)?
    try repository.walk(from: [range.tip], hiding: range.base.map { [$0] } ?? []) { (id) throws(GitError) in
      let commit = try repository.commitInfo(id)
      let differences = try ownDifferences(of: commit)
      guard !differences.isEmpty else { return .next }
      switch Result(catching: { try visit(commit, differences) }) {
      case .success(let step): return step
      case .failure(let error):
        failure = error
        return .stop
      }
    }
    if let failure { throw failure }
  }

  /// What a commit changes below `.issues`, compared with its first parent. Of a merge only what no parent has: the rest
  /// is told by the commits of its sides.
  func ownDifferences(of commit: Commit) throws(GitError) -> [TreeDifference] {
    var differences = try repository.changes(
      from: commit.parents.first.map { (parent) throws(GitError) in try repository.tree(of: parent) }, to: commit.tree,
      under: IssueFolder.path)
    for parent in commit.parents.dropFirst() where !differences.isEmpty {
      let others = Set(
        try repository.changes(from: repository.tree(of: parent), to: commit.tree, under: IssueFolder.path).map {
          PathKey($0.path)
        })
      differences.removeAll { !others.contains(PathKey($0.path)) }
    }
    return differences
  }
}

private struct StatusSteps {
  var byPath: [String: [(from: String, to: String)]] = [:]

  func areAllowed(for path: String, under policy: Policy) -> Bool {
    let transitions = policy.settings.configuration.transitions
    guard let steps = byPath[path], !steps.isEmpty else { return false }
    return steps.allSatisfy { transitions[$0.from]?.contains($0.to) ?? true }
  }
}
