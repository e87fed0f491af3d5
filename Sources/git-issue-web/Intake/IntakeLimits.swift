internal import Hummingbird
internal import Synchronization

/// What nobody may do more often while reports are taken in.
final class IntakeLimits: Sendable {
  /// What is counted, each by itself.
  enum Deed: Sendable {
    /// A report that was filed.
    case report
    /// One that was sent, whatever came of it.
    case attempt
    /// A look at what the rules would say, or at how a text is shown.
    case check
    /// A page that was asked for.
    case page
  }

  /// Bytes of what is posted.
  static let body = 256 << 10
  /// Reports of one address within an hour, unless `--intake-limit` says otherwise.
  static let usual = 10
  /// How many addresses may make full use of it.
  private static let addresses = 10
  /// How many attempts there may be for each report that is filed.
  private static let attempts = 6

  private struct Limits {
    var reports: RateLimit
    var attempts: RateLimit
    var checks = RateLimit(ofAddress: 60, inAll: 600, period: 60)
    var pages = RateLimit(ofAddress: 120, inAll: 6_000, period: 60)

    subscript(deed: Deed) -> RateLimit {
      get {
        switch deed {
        case .report: reports
        case .attempt: attempts
        case .check: checks
        case .page: pages
        }
      }
      set {
        switch deed {
        case .report: reports = newValue
        case .attempt: attempts = newValue
        case .check: checks = newValue
        case .page: pages = newValue
        }
      }
    }
  }

  private let limits: Mutex<Limits>
  /// Seconds since anything, which never go back.
  private let clock: @Sendable () -> Int64

  /// - Parameter reports: How many one address may file within an hour.
  init(reports: Int = usual, clock: @escaping @Sendable () -> Int64 = IntakeLimits.monotonicSeconds) {
    let attempts = reports * Self.attempts
    limits = Mutex(
      Limits(
        reports: RateLimit(ofAddress: reports, inAll: reports * Self.addresses, period: 3_600),
        attempts: RateLimit(ofAddress: attempts, inAll: attempts * Self.addresses, period: 3_600)))
    self.clock = clock
  }

  private static let start = ContinuousClock.now
  @Sendable static func monotonicSeconds() -> Int64 { (ContinuousClock.now - start).components.seconds }

  /// Counts something, or refuses it.
  func take(_ deed: Deed, _ address: NetworkAddress) throws {
    let now = clock()
    if let wait = limits.withLock({ $0[deed].take(address, at: now) }) { throw Self.refusal(deed, wait) }
  }

  /// Refuses what may not be done now, without counting it.
  func require(_ deed: Deed, _ address: NetworkAddress) throws {
    let now = clock()
    if let wait = limits.withLock({ $0[deed].wait(address, at: now) }) { throw Self.refusal(deed, wait) }
  }

  func note(_ deed: Deed, _ address: NetworkAddress) {
    let now = clock()
    limits.withLock { $0[deed].note(address, at: now) }
  }

  private static func refusal(_ deed: Deed, _ wait: Int64) -> Refused {
    let minutes = (wait + 59) / 60
    let when = wait < 60 ? "\(wait) seconds" : minutes == 1 ? "one minute" : "\(minutes) minutes"
    var refused: Refused
    switch deed {
    case .page:
      refused = Refused(
        .tooManyRequests, "too many pages have been asked for in this minute", hints: ["come again in \(when)"])
    case .check:
      refused = Refused(
        .tooManyRequests, "too much has been asked for in this minute", hints: ["send it again in \(when)"])
    case .report, .attempt:
      refused = Refused(
        .tooManyRequests, "no more reports are taken just now: too many have come in this hour; nothing was written",
        hints: ["send it again in \(when)"])
    }
    refused.headers[.retryAfter] = String(wait)
    return refused
  }
}
