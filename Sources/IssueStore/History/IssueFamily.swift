internal import Git
internal import Issues

/// All files that some ids ever had, with what stands beside them, and the commits that change them.
struct IssueFamily {
  /// Files by their paths, as a commit has them.
  typealias Files = [PathKey: TreeDifference.File]

  let ids: Set<IssueID>
  /// By commit, against its first parent.
  let differences: [Int: [TreeDifference]]
  private let paths: Set<PathKey>
  private let prefixes: [String]

  init(of ids: Set<IssueID>, in table: CommitTable, prefixes: [String]) {
    self.ids = ids
    self.prefixes = prefixes
    let parts = ids.flatMap { Self.spellings(of: $0) }
    var paths: Set<PathKey> = []
    differences = table.differences(containing: parts) { path in
      guard let issue = Self.issue(path), let id = IssueFolder.id(of: issue, prefixes: prefixes), ids.contains(id)
      else {
        return false
      }
      paths.insert(PathKey(path))
      return true
    }
    self.paths = paths
  }

  /// What stands in every path of an id, in any case and with any number of zeros.
  private static func spellings(of id: IssueID) -> [[UInt8]] {
    switch id.tail {
    case .number(let number): [Array(String(number).utf8)]
    // Its digits, since letters have a case.
    case .random(let text): [Array(text.utf8.split { $0 > 0x39 }.max { $0.count < $1.count } ?? [])]
    }
  }

  /// The file of the issue that a file belongs to, or is, by the shape of its path.
  private static func issue(_ path: String) -> String? {
    if IssueFolder.mayHoldIssue(path) { return path }
    let rest = IssueFolder.unbucketed(path)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    return String(path[..<slash]) + ".md"
  }

  /// The files as a commit has them.
  func files(in commit: ObjectID, of repository: borrowing Repository) throws -> Files {
    let tree = try repository.tree(of: commit)
    var files: Files = [:]
    // A folder is read once, however many files were ever in it.
    var folders: Set<PathKey> = []
    for path in paths.map(\.path) {
      if !IssueFolder.mayHoldIssue(path) {
        Self.issue(path).map { _ = folders.insert(PathKey(IssueFolder.companion(of: $0))) }
      } else if let entry = try repository.entry(at: path, in: tree), entry.mode != .directory {
        files[PathKey(path)] = TreeDifference.File(id: entry.id, mode: entry.mode)
      }
    }
    for folder in folders {
      for file in try repository.changes(from: nil, to: tree, under: folder.path) {
        files[PathKey(file.path)] = file.new
      }
    }
    return files
  }

  /// The files as the first parent of a commit has them.
  static func files(_ files: Files, before differences: [TreeDifference]) -> Files {
    var files = files
    for difference in differences { files[PathKey(difference.path)] = difference.old }
    return files
  }

  /// The issues with an id, in the order of their paths, those in folders of their own first.
  func found(_ id: IssueID, in files: Files) -> [(path: String, blob: ObjectID)] {
    var found: [(path: String, blob: ObjectID)] = []
    for (key, file) in files where file.mode != .submodule {
      let path = key.path
      if IssueFolder.id(of: path, prefixes: prefixes) == id { found.append((path, file.id)) }
    }
    guard found.count > 1 else { return found }
    return found.sorted { one, other in
      let (isDeep, isOtherDeep) = (IssueFolder.folder(of: one.path), IssueFolder.folder(of: other.path))
      if (isDeep == IssueFolder.path) != (isOtherDeep == IssueFolder.path) { return isOtherDeep == IssueFolder.path }
      return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
    }
  }
}
