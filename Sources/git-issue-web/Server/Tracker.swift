internal import Git
internal import IssueStore
internal import Issues
internal import Synchronization

/// The issues of a repository for many readers at once: as they were a moment ago, in memory, and brought up to date.
///
/// Pages are made from a ``TrackerState``, which never changes. Whoever changes an issue opens the repository anew, as a
/// command does, one after the other.
final class Tracker: Sendable {
  /// Which repository, and the surroundings that Git looks at.
  struct Place: Sendable {
    let directory: String
    let environment: [String: String]
    /// The branch of a bare repository, instead of HEAD.
    var reference: String?
    /// Where reports go, of whoever may not commit.
    var intake: IntakeBranch?
  }

  let place: Place
  /// Seconds since 1970.
  let clock: @Sendable () -> Int64
  private let published = Mutex<Published?>(nil)
  private let refresher = OwnThread("refresh")
  /// By itself, since a change may have to wait for another program's lock: who reads does not wait for it.
  private let changer = OwnThread("change")
  /// The issues with their texts, as long as somebody searches in them, and where they are looked up.
  let texts = Mutex<SearchableIssues?>(nil)
  let searcher = OwnThread("search")
  private let watchers = Mutex<[Int: AsyncStream<Int>.Continuation]>([:])

  private struct Published {
    let state: TrackerState
    let time: ContinuousClock.Instant
    /// How long it took to find out.
    let effort: Duration
    var lastAsked: ContinuousClock.Instant
  }

  init(_ place: Place, clock: @escaping @Sendable () -> Int64) {
    self.place = place
    self.clock = clock
  }

  /// Opens the repository, to read one issue or to change something.
  func openStore(recovery: IssueStore.Recovery = .later, author: Person? = nil) throws -> IssueStore {
    var environment = place.environment
    if let author {
      environment["GIT_AUTHOR_NAME"] = author.name ?? author.email
      environment["GIT_AUTHOR_EMAIL"] = author.email ?? ""
    }
    return try IssueStore(
      directory: place.directory, environment: environment, reference: place.reference, intake: place.intake,
      recovery: recovery)
  }

  /// The issues as they are, or were less than a second ago.
  func state() async throws -> TrackerState {
    let known = published.withLock { published -> Published? in
      published?.lastAsked = .now
      return published
    }
    // What is watched is never older than a pause and the looks before and behind it; nobody has to wait for the next.
    if let known, .now - known.time < max(Self.freshness, known.effort * (Self.pauses + 3)) { return known.state }
    return try await refresh(after: known?.time)
  }

  /// The issues as they are now.
  @discardableResult func refresh() async throws -> TrackerState { try await refresh(after: .now) }

  private func refresh(after time: ContinuousClock.Instant?) async throws -> TrackerState {
    try await refresher.run { () throws -> TrackerState in
      // Who waited for another's refresh may be served by it.
      if let known = self.published.withLock({ $0 }), let time, known.time > time { return known.state }
      return try self.look()
    }
  }

  private func look() throws -> TrackerState {
    let start = ContinuousClock.now
    let old = published.withLock { $0 }
    let state = try TrackerState(of: openStore(), now: clock(), after: old?.state)
    published.withLock {
      $0 = Published(state: state, time: start, effort: .now - start, lastAsked: $0?.lastAsked ?? start)
    }
    if state.generation != old?.state.generation {
      tell(state.generation)
    }
    return state
  }

  /// Changes something in the repository. Changes wait for one another.
  func change<Value: Sendable>(
    by author: Person?, _ body: @escaping @Sendable (IssueStore, Session) throws -> Value
  ) async throws -> Value {
    let value = try await changer.run { () throws -> Value in
      let store = try self.openStore(recovery: .now, author: author)
      return try body(store, Session(now: self.clock()) { _ in })
    }
    try await refresh()
    return value
  }

  // MARK: Watching

  private static let freshness: Duration = .milliseconds(500)
  /// A look takes at most a fifth of the time of one processor.
  private static let pauses = 4
  /// How long after the last question it is worth looking.
  private static let patience: Duration = .seconds(10)

  /// How often watchers are told that there is nothing new.
  private static let pulse: Duration = .seconds(5)

  /// Looks again and again while somebody may want to know, until the task is cancelled.
  func watch() async {
    var told = ContinuousClock.now
    while !Task.isCancelled {
      let known = published.withLock { $0 }
      try? await Task.sleep(for: max(Self.freshness / 2, (known?.effort ?? .zero) * Self.pauses))
      let isAsked = known.map { .now - $0.lastAsked < Self.patience } ?? false
      texts.withLock { texts in
        if let last = texts?.lastAsked, .now - last > Self.patience { texts = nil }
      }
      // What cannot be read now is told to whoever asks.
      if isAsked || watchers.withLock({ !$0.isEmpty }) { _ = try? await refresh() }
      if .now - told > Self.pulse, let generation = published.withLock({ $0?.state.generation }) {
        told = .now
        tell(generation)
      }
    }
  }

  private func tell(_ generation: Int) {
    for watcher in watchers.withLock({ Array($0.values) }) { watcher.yield(generation) }
  }

  /// The generations to come, and the last one again where nothing comes. The newest is enough.
  func generations() -> AsyncStream<Int> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let key = watchers.withLock { watchers in
        let key = (watchers.keys.max() ?? 0) + 1
        watchers[key] = continuation
        return key
      }
      continuation.onTermination = { [weak self] _ in self?.watchers.withLock { _ = $0.removeValue(forKey: key) } }
    }
  }
}
