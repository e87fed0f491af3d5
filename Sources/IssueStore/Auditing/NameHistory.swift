internal import Git
internal import Issues

/// The names of the issues in one commit after another. They are listed once, then brought up to date by what differs:
/// to list them for each commit would take the square of the time.
struct NameHistory {
  private let store: IssueStore
  private var last: (tree: ObjectID, prefixes: [String], table: [IssueID: [String]])?

  init(_ store: IssueStore) { self.store = store }

  mutating func names(in commit: Commit, prefixes: [String]) throws -> IssueNames {
    if last?.prefixes == prefixes, let tree = last?.tree {
      try update(from: tree, to: commit.tree, prefixes)
    } else {
      let names = IssueNames(of: Snapshot(store, .commit(commit.id)), prefixes: prefixes)
      last = (commit.tree, prefixes, names.table)
    }
    return IssueNames(last?.table ?? [:])
  }

  private mutating func update(from old: ObjectID, to new: ObjectID, _ prefixes: [String]) throws {
    let differences = try store.repository.changes(from: old, to: new, under: IssueFolder.path)
    last?.tree = new
    for difference in differences { set(difference.path, difference.new != nil, prefixes) }
    // A folder that is named as an issue is there as long as anything is in it.
    for folder in Set(differences.compactMap { Self.folder(of: $0.path) })
    where IssueFolder.id(of: folder, prefixes: prefixes) != nil {
      set(folder, try store.repository.entry(at: folder, in: new) != nil, prefixes)
    }
  }

  private static func folder(of path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  private mutating func set(_ path: String, _ exists: Bool, _ prefixes: [String]) {
    guard let id = IssueFolder.id(of: path, prefixes: prefixes) else { return }
    var paths = last?.table[id] ?? []
    paths.removeAll { PathKey($0) == PathKey(path) }
    if exists { paths.insert(path, at: paths.firstIndex { path < $0 } ?? paths.endIndex) }
    last?.table[id] = paths.isEmpty ? nil : paths
  }
}
