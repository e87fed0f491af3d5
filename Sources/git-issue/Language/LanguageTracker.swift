internal import Git
internal import IssueStore
internal import Issues

/// The issues that an editor's files belong to.
///
/// Each message looks at the repository anew, since others change it meanwhile; only what is committed is kept for as long
/// as it is the same commit.
final class LanguageTracker {
  /// The folder in which `.issues` is, as the editor names it.
  let root: String
  let console: Console
  private var committed: (commit: ObjectID, snapshot: Snapshot)?

  init(root: String, _ console: Console) {
    self.root = root
    var console = console
    console.directory = root
    self.console = console
  }

  /// The issues as the files are now.
  ///
  /// - Throws: What ``IssueStore`` does; ``StoreError/noTracker`` also where the folder is not at the top of a repository.
  func snapshot() throws -> Snapshot {
    let store = try console.openStore(recovery: .later)
    guard let top = store.workTree?.root, Program.resolved(top) == Program.resolved(root) else {
      throw StoreError.noTracker
    }
    let snapshot = try store.current()
    try snapshot.requireTracker()
    return snapshot
  }

  /// What judges a text of the snapshot as `git issue check FILE` does: with what is committed beside it.
  func checker(_ snapshot: Snapshot) throws -> Checker {
    let commit = try snapshot.store.headCommit()
    if committed?.commit != commit {
      committed = try snapshot.store.committed().flatMap { snapshot in commit.map { ($0, snapshot) } }
    }
    return try Checker(snapshot, comparedWith: committed?.snapshot)
  }

  /// The address of a file, by its path in the repository.
  func uri(of path: String) -> String { FileURI(path: "\(root)/\(path)").text }

  /// The folder and the path in it of a file below `.issues`; nil for any other.
  static func place(of uri: FileURI) -> (root: String, path: String)? {
    let parts = uri.path.split(separator: "/", omittingEmptySubsequences: true)
    guard let index = parts.firstIndex(of: Substring(IssueFolder.path)), index < parts.count - 1,
      !parts.contains(".."), !parts.contains(".")
    else { return nil }
    let root = "/" + parts[..<index].joined(separator: "/")
    return (root, parts[index...].joined(separator: "/"))
  }
}
