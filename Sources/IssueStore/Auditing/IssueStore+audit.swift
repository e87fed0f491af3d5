internal import Git
internal import Issues

extension IssueStore {
  /// What an audit looks at where nothing else is said: all of the history.
  package func auditScope() throws -> AuditScope { AuditScope(tip: try headCommit()) }

  /// The commits of a range `A..B`: those that can be reached from B and not from A.
  package func auditScope(of range: String) throws -> AuditScope {
    let (old, new) = try Self.names(ofRange: range)
    let base = try repository.resolve(old)
    return AuditScope(tip: try repository.resolve(new), base: base)
  }

  /// Commits that follow each other have the most in common, so a thread takes many.
  private static var commitsAtOnce: Int { 256 }

  /// Whether an audit lets Git verify signatures.
  package enum SignatureCheck: Sendable { case verify, skip }

  /// Judges every commit by the rules of its time: the settings, forms and baseline of its first parent, as a server
  /// would have done, or its own where the parent keeps no issues.
  ///
  /// - Parameters:
  ///   - threads: The most threads to use. What they find does not depend on it.
  ///   - progress: Told how many commits there are, and how many more have been judged.
  package func audit(
    _ scope: AuditScope, signatures: SignatureCheck = .verify, threads: Int? = nil,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> AuditReport {
    guard let tip = scope.tip else { return AuditReport(head: nil, commits: [], isComplete: true) }
    let cuts = repository.shallowCommits
    let history = try repository.history(from: [tip], hiding: scope.base.map { [$0] } ?? [])
    // What was there already where the history is cut is nobody's change.
    let commits = history.filter { !cuts.contains($0) }
    let work = SharedWork<ObjectID, AuditedCommit>(commits, atOnce: Self.commitsAtOnce)
    func tell() { progress(work.takeDone(), commits.count) }
    let place = place
    let count = min(threads ?? Threads.available, commits.count / Self.commitsAtOnce)
    // Without a store of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = { if let store = try? place.open() { work.run(Auditor(store).audit) } }
    Threads.run(max(0, count - 1), body) { work.run(Auditor(self).audit, progress: tell) }
    tell()
    var report = AuditReport(head: tip, commits: try work.found, isComplete: history.count == commits.count)
    if signatures == .verify { try verifySignatures(&report) }
    return report
  }

  private func verifySignatures(_ report: inout AuditReport) throws {
    let signed = try report.commits.map(\.commit.id).filter { try repository.isSigned($0) }
    var verified: [ObjectID: CommitSignature] = [:]
    switch Result(catching: { () throws(GitError) in try repository.signatures(of: signed) }) {
    case .success(let signatures): verified = signatures
    case .failure(let error): report.signatureFailure = error
    }
    let isSigned = Set(signed)
    for index in report.commits.indices {
      let id = report.commits[index].commit.id
      report.commits[index].signature =
        isSigned.contains(id) ? verified[id] ?? CommitSignature(.unchecked) : CommitSignature(.unsigned)
    }
  }
}
