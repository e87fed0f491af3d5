internal import Git
internal import IssueStore
internal import Issues

/// All issues of a tracker at a moment, in memory.
struct TrackerState: Sendable {
  /// One more with each change.
  let generation: Int
  let fingerprint: UInt64
  /// Every issue, and everything that is not as it should be.
  let found: FoundIssues
  let settings: Settings
  /// What the tracker is called: as its settings say, or as its folder.
  let name: String

  var configuration: Configuration { settings.configuration }
  var today: CalendarDate { found.context.today }
  /// How many files are not as they should be.
  var faults: Int { found.broken.count + found.faults.count + settings.faults.count }

  /// - Parameter old: The state before; with the same issues on the same day, the generation stays.
  init(of store: IssueStore, now: Int64, after old: TrackerState? = nil) throws {
    name = try Self.name(of: store)
    let snapshot = try store.current()
    let today = CalendarDate(secondsSince1970: Int(now), offset: LocalZone.offset(at: now))
    let me = try? store.repository.author(now: now)
    found = try snapshot.findAll(today: today, me: me.map { Person(name: $0.name, email: $0.email) })
    settings = try snapshot.readableSettings
    fingerprint = try snapshot.fingerprint()
    let isSame = old?.fingerprint == fingerprint && old?.today == today
    generation = (old?.generation ?? 0) + (isSame ? 0 : 1)
  }

  /// What a tracker is called.
  ///
  /// - Throws: ``StoreError/noTracker`` where there is none.
  static func name(of store: IssueStore) throws -> String {
    let snapshot = try store.current()
    try snapshot.requireTracker()
    if let project = try snapshot.configuration.project { return project }
    let path = store.repository.workTree ?? store.repository.gitDirectory
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".git") && name.count > 4 ? String(name.dropLast(4)) : name
  }
}
