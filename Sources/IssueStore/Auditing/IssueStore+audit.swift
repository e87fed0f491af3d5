internal import Git
internal import Issues
internal import Synchronization

extension IssueStore {
  /// What an audit looks at where nothing else is said: all of the history.
  package func auditScope() throws -> AuditScope { AuditScope(tip: try headCommit()) }

  /// The commits of a range `A..B`: those that can be reached from B and not from A.
  package func auditScope(of range: String) throws -> AuditScope {
    let (old, new) = try Self.names(ofRange: range)
    let base = try repository.resolve(old)
    return AuditScope(tip: try repository.resolve(new), base: base)
  }

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
    let work = AuditWork(commits)
    func tell() { progress(work.takeDone(), commits.count) }
    let place = place
    let count = min(threads ?? Threads.available, commits.count / AuditWork.commitsAtOnce)
    // Without a store of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = { if let store = try? place.open() { work.run(by: Auditor(store)) {} } }
    Threads.run(max(0, count - 1), body) { work.run(by: Auditor(self), tell) }
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

/// Commits that several threads judge, some that follow each other at a time: they have the most in common.
private final class AuditWork: Sendable {
  static let commitsAtOnce = 256

  private let commits: [ObjectID]
  private let state = Mutex(State())

  private struct State {
    var next = 0
    /// What was found, by the first commit of those judged together.
    var found: [Int: [AuditedCommit]] = [:]
    var failure: (start: Int, error: any Error)?
    /// Judged, and not yet told.
    var done = 0
  }

  init(_ commits: [ObjectID]) { self.commits = commits }

  /// - Parameter progress: Called now and then, on the same thread.
  func run(by auditor: Auditor, _ progress: () -> Void) {
    while let range = next() {
      let result = Result { try commits[range].compactMap { try auditor.audit($0) } }
      state.withLock { state in
        switch result {
        case .success(let commits): state.found[range.lowerBound] = commits
        case .failure(let error):
          if range.lowerBound < state.failure?.start ?? .max { state.failure = (range.lowerBound, error) }
        }
        state.done += range.count
      }
      progress()
    }
  }

  /// How many have been judged since the last call.
  func takeDone() -> Int {
    state.withLock { state in
      defer { state.done = 0 }
      return state.done
    }
  }

  /// The next ones that nobody has begun with; nil after a failure, since those before it have been begun.
  private func next() -> Range<Int>? {
    state.withLock { state in
      guard state.failure == nil, state.next < commits.count else { return nil }
      let range = state.next..<min(commits.count, state.next + Self.commitsAtOnce)
      state.next = range.upperBound
      return range
    }
  }

  /// In the order of the commits.
  var found: [AuditedCommit] {
    get throws {
      let (found, failure) = state.withLock { ($0.found, $0.failure) }
      if let failure { throw failure.error }
      return found.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}
