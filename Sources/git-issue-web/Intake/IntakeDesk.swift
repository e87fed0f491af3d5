internal import Git
internal import IssueStore
internal import Issues
internal import Synchronization

/// Takes reports in, one after the other, and remembers what came of them.
final class IntakeDesk: Sendable {
  let tracker: Tracker
  let limits: IntakeLimits
  private let thread = OwnThread("intake")
  private let submissions = Submissions()
  /// By keys that nobody can guess, so that nobody learns what others have filed.
  private let receipts = Mutex(Recent<String, Receipt>(most: 1_000))

  init(tracker: Tracker, limits: IntakeLimits) {
    self.tracker = tracker
    self.limits = limits
  }

  private let known = Mutex<(project: String, time: ContinuousClock.Instant)?>(nil)
  private static let freshness: Duration = .seconds(1)

  /// What the tracker is called, or was a second ago: whoever is refused costs no look at the repository.
  var project: String {
    if let known = known.withLock({ $0 }), .now - known.time < Self.freshness { return known.project }
    let project = (try? tracker.openStore().current().settings.configuration.project) ?? nil
    known.withLock { $0 = (project ?? "Reports", .now) }
    return project ?? "Reports"
  }

  /// What somebody gets for a report.
  struct Receipt: Sendable {
    let id: IssueID
    let title: String
  }

  /// Files a report.
  ///
  /// - Parameter make: The report, under the settings that hold where it goes.
  /// - Returns: Where its receipt is.
  /// - Throws: ``Rejected`` where it breaks rules.
  func file(
    _ fields: Fields, from address: NetworkAddress, by author: Person?,
    make: @escaping @Sendable (Settings) throws -> Draft
  ) async throws -> String {
    let key = Submissions.key(of: fields)
    return try await thread.run { [self] in
      // Whoever sends the same once more is led to the same receipt, and not counted.
      if let place = submissions.place(of: key) { return place }
      try limits.take(.attempt, address)
      try limits.require(.report, address)
      let store = try tracker.openStore(recovery: .now, author: author)
      let (today, session) = (tracker.today, Session(now: tracker.clock()) { _ in })
      let draft = try make(store.current().settings)
      do {
        let issue = try store.add(draft, today: today, .commit, session).value.issue
        limits.note(.report, address)
        let place = "/receipt/\(keep(Receipt(id: issue.id, title: issue.title)))"
        submissions.remember(key, place)
        return place
      } catch StoreError.rejected(let diagnostics) {
        let found = try store.check(draft, today: today, session)
        throw Rejected(diagnostics: diagnostics, document: found.document)
      }
    }
  }

  /// Nil for what is no key, or one that is known no more.
  func receipt(_ key: String) -> Receipt? { receipts.withLock { $0[key] } }

  private func keep(_ receipt: Receipt) -> String {
    let key = Access.newToken()
    receipts.withLock { $0.keep(receipt, for: key) }
    return key
  }
}
