internal import Issues

/// The files of a snapshot by the ids that their names start with. They are enough to tell which ids are there, and are
/// listed only when a rule asks.
final class IssueNames {
  private let snapshot: Snapshot
  private(set) lazy var table: [IssueID: [String]] = Self.table(snapshot)

  init(of snapshot: Snapshot) { self.snapshot = snapshot }

  /// Those that were listed before.
  init(of snapshot: Snapshot, table: [IssueID: [String]]) {
    self.snapshot = snapshot
    self.table = table
  }

  func paths(of id: IssueID) -> [String] { table[id] ?? [] }

  private static func table(_ snapshot: Snapshot) -> [IssueID: [String]] {
    var table: [IssueID: [String]] = [:]
    for file in (try? snapshot.files()) ?? [] {
      if let id = file.id { table[id, default: []].append(file.path) }
    }
    return table
  }
}
