internal import Git
internal import Issues

extension IssueStore {
  /// Tells as warnings the errors of a merge that a remote has already: to refuse them would stop other people's work,
  /// and mend nothing.
  func sparingLanded(_ judged: Judged, under policy: Policy) throws -> Judged {
    guard judged.hasErrors else { return judged }
    let paths = Set(judged.diagnostics.filter { $0.level == .error }.map(\.path)).sorted()
    let landed = Set(
      try landedCommits().flatMap { try diagnostics(of: $0, at: paths, under: policy) }.map { Fault($0) })
    return judged.tellingAsWarnings { landed.contains(Fault($0)) }
  }

  /// The commits that are being merged and that a remote-tracking branch has.
  private func landedCommits() throws -> [ObjectID] {
    let merged = try repository.mergedCommits()
    guard !merged.isEmpty else { return [] }
    let remote = try repository.branches().filter { !$0.isLocal }.map(\.commit)
    return try merged.filter { commit in
      try remote.contains(commit) || remote.contains { try repository.isAncestor(commit, of: $0) }
    }
  }

  /// What is said of some files as a commit has them, compared with where it parted from HEAD.
  private func diagnostics(of commit: ObjectID, at paths: [String], under policy: Policy) throws -> [Diagnostic] {
    let base = try headCommit().flatMap { try repository.mergeBase($0, commit) }
    let change = try changes(in: CommitRange(base: base, tip: commit, target: nil))
    let checker = Checker(change, under: policy)
    return try checker.check(paths.compactMap { try change.snapshot.file(at: $0) }).diagnostics
  }
}
