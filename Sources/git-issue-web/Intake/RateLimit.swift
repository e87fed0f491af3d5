/// How often something may be done within a time: from each address, and in all.
///
/// Times come from outside, and only those within the period are kept. When more addresses come than are remembered, those
/// that are new share what one may do.
struct RateLimit: Sendable {
  let ofAddress: Int
  let inAll: Int
  /// In seconds.
  let period: Int64
  /// The oldest first.
  private var times: [NetworkAddress: [Int64]] = [:]
  private var all: [Int64] = []

  static let mostAddresses = 4_096

  init(ofAddress: Int, inAll: Int, period: Int64) {
    self.ofAddress = ofAddress
    self.inAll = inAll
    self.period = period
  }

  /// How many addresses are remembered.
  var count: Int { times.count }

  /// After how many seconds it may be done; nil where it may be now.
  mutating func wait(_ address: NetworkAddress, at now: Int64) -> Int64? {
    Self.forget(&all, before: now - period)
    let key = key(of: address, at: now)
    if times[key] != nil { Self.forget(&times[key, default: []], before: now - period) }
    let own = Self.wait(times[key] ?? [], most: ofAddress)
    let others = Self.wait(all, most: inAll)
    guard let first = [own, others].compactMap({ $0 }).max() else { return nil }
    return max(1, first + period - now)
  }

  /// Counts what is done.
  mutating func note(_ address: NetworkAddress, at now: Int64) {
    let key = key(of: address, at: now)
    times[key, default: []].append(now)
    if times[key]?.count ?? 0 > ofAddress { times[key]?.removeFirst() }
    all.append(now)
    if all.count > inAll { all.removeFirst() }
  }

  /// Counts what is done, if it may be: else says after how many seconds it may.
  mutating func take(_ address: NetworkAddress, at now: Int64) -> Int64? {
    if let wait = wait(address, at: now) { return wait }
    note(address, at: now)
    return nil
  }

  /// The time that has to pass out of the period first.
  private static func wait(_ times: [Int64], most: Int) -> Int64? {
    guard times.count >= most else { return nil }
    return most > 0 ? times[times.count - most] : .max / 2
  }

  private static func forget(_ times: inout [Int64], before time: Int64) { times.removeAll { $0 <= time } }

  /// What an address is counted under.
  private mutating func key(of address: NetworkAddress, at now: Int64) -> NetworkAddress {
    if times[address] != nil || times.count < Self.mostAddresses { return address }
    times = times.filter { ($0.value.last ?? 0) > now - period }
    return times.count < Self.mostAddresses ? address : .unknown
  }
}
