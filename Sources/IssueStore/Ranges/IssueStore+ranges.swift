package import Git
internal import Issues

extension IssueStore {
  /// What the commits of a range are judged by: the settings of the side that they go to.
  package func policy(for range: CommitRange) throws -> Policy { try PolicyHistory(self).policy(for: range) }

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
      let steps = try statusSteps(in: range, under: checker.policy)
      judged.diagnostics = try judged.diagnostics.filter { diagnostic in
        guard diagnostic.rule == transition, let bytes = try change.snapshot.bytes(at: diagnostic.path) else {
          return true
        }
        let new = Document(bytes)
        guard let after = new["status"]?.text,
          let before = try checker.previousDocument(diagnostic.path, new)?["status"]?.text
        else { return true }
        return !steps.lead(from: before, to: after, at: diagnostic.path)
      }
    }
    return judged
  }

  /// How the issues went from status to status, commit by commit: what is no single step may be several allowed ones.
  private func statusSteps(in range: CommitRange, under policy: Policy) throws -> StatusSteps {
    var steps = StatusSteps(configuration: policy.settings.configuration)
    try walk(range) { commit, differences in
      func statuses(_ side: (TreeDifference) -> TreeDifference.File?) throws -> [String: String] {
        var statuses: [String: String] = [:]
        for difference in differences {
          guard let file = side(difference), file.mode == .regular || file.mode == .executable else { continue }
          let document = try repository.pastDocument(file.id)
          statuses[steps.key(of: difference.path)] = document["status"]?.text
        }
        return statuses
      }
      let after = try statuses { $0.new }
      for (issue, old) in try statuses({ $0.old }) {
        if let new = after[issue], old != new { steps.byIssue[issue, default: []].append((old, new)) }
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
  let configuration: Configuration
  var byIssue: [String: [(from: String, to: String)]] = [:]

  /// An issue's id, by which it is known where its file is renamed.
  func key(of path: String) -> String {
    IssueFolder.id(of: path, prefixes: configuration.prefixes)?.description ?? path
  }

  /// Whether the steps are all allowed, and lead from one status to the other: where a file is deleted in between and
  /// brought back with another status, they do not.
  func lead(from old: String, to new: String, at path: String) -> Bool {
    var steps = byIssue[key(of: path)] ?? []
    guard steps.allSatisfy({ configuration.transitions[$0.from]?.contains($0.to) ?? true }) else { return false }
    var reached: Set = [old]
    while let next = steps.firstIndex(where: { reached.contains($0.from) }) {
      reached.insert(steps.remove(at: next).to)
    }
    return reached.contains(new)
  }
}
