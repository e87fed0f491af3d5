internal import Git
internal import Issues

/// The files of a snapshot by the ids that their names start with. They are enough to tell which ids are there, and are
/// listed only when a rule asks.
final class IssueNames {
  private let list: () -> [IssueID: [String]]
  private(set) lazy var table: [IssueID: [String]] = list()

  init(of snapshot: Snapshot, prefixes: [String]) {
    list = {
      var table: [IssueID: [String]] = [:]
      for file in (try? snapshot.candidates()) ?? [] {
        if let id = IssueFolder.id(of: file.path, prefixes: prefixes) { table[id, default: []].append(file.path) }
      }
      return table
    }
  }

  /// Those that were listed before.
  init(_ table: [IssueID: [String]]) { list = { table } }

  func paths(of id: IssueID) -> [String] { table[id] ?? [] }
}
