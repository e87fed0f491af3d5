internal import IssueStore

/// Judges all issues beside the pages, since that may take seconds the first time, and remembers what came of it.
actor Judge {
  private let tracker: Tracker
  private let thread = OwnThread("judge")
  private var known: (fingerprint: UInt64, judged: Result<Judged, any Error>)?
  /// Of the issues that are being judged.
  private var running: UInt64?

  /// How long a page waits.
  private static let patience: Duration = .milliseconds(60)

  init(_ tracker: Tracker) { self.tracker = tracker }

  /// What rules say of the issues of a state; nil while they are being judged.
  func verdict(on state: TrackerState) async throws -> Judged? {
    if let known, known.fingerprint == state.fingerprint { return try known.judged.get() }
    begin(state)
    let start = ContinuousClock.now
    while .now - start < Self.patience {
      try await Task.sleep(for: .milliseconds(5))
      if let known, known.fingerprint == state.fingerprint { return try known.judged.get() }
    }
    return nil
  }

  /// Judges all issues of a snapshot, with what stands beside them.
  static func judge(_ snapshot: Snapshot) throws -> Judged {
    let checker = try Checker(snapshot)
    var judged = try checker.check(snapshot.files(), memory: .kept) { _ in }
    judged += try checker.checkCompanions()
    judged += checker.judgeBaseline(after: judged)
    return judged
  }

  private func begin(_ state: TrackerState) {
    guard running != state.fingerprint else { return }
    running = state.fingerprint
    let tracker = tracker
    Task {
      let judged = await thread.result { try Self.judge(tracker.openStore().current()) }
      known = (state.fingerprint, judged)
      if running == state.fingerprint { running = nil }
    }
  }
}
