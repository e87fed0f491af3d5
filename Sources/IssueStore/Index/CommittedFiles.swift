internal import Git
internal import Issues

/// The files below `.issues` as HEAD has them, a folder at a time.
final class CommittedFiles {
  private let store: IssueStore
  /// The tree of `.issues`; nil where HEAD has none.
  let tree: ObjectID?
  private var folders: [String: [String: ObjectID]] = [:]

  init(_ store: IssueStore) throws {
    self.store = store
    tree = try store.headCommit().flatMap { commit in
      let entry = try store.repository.entry(at: IssueFolder.path, in: store.repository.tree(of: commit))
      return entry?.mode == .directory ? entry?.id : nil
    }
  }

  /// The blob that HEAD has at a path below `.issues`.
  func blob(at path: String) throws -> ObjectID? {
    let (folder, name) = WorkTree.split(path)
    if let known = folders[folder] { return known[name] }
    let files = try files(in: folder)
    folders[folder] = files
    return files[name]
  }

  private func files(in folder: String) throws -> [String: ObjectID] {
    guard var tree else { return [:] }
    if folder != IssueFolder.path {
      let below = String(folder.dropFirst(IssueFolder.path.count + 1))
      guard let entry = try store.repository.entry(at: below, in: tree), entry.mode == .directory else { return [:] }
      tree = entry.id
    }
    var files: [String: ObjectID] = [:]
    for entry in try store.repository.entries(of: tree) where entry.mode != .directory { files[entry.name] = entry.id }
    return files
  }

  /// What of the work tree's `.issues` HEAD has otherwise than an earlier tree, by path; nil where that tree is gone.
  func changes(since old: ObjectID) -> [(path: String, blob: ObjectID?)]? {
    let old = old.isZero ? nil : old
    guard let changes = try? store.repository.changes(from: old, to: tree) else { return nil }
    return changes.map { ("\(IssueFolder.path)/\($0.path)", $0.new?.id) }
  }
}
