internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension IssueStore {
  /// Files that were being written when a `git issue` was killed: absolute paths. No report is among them.
  package func leftovers() throws -> [String] {
    let state = ["\(repository.gitDirectory)/git-issue", "\(repository.commonDirectory)/git-issue"]
    var roots = state
    if let workTree { roots.append("\(workTree.root)/\(IssueFolder.path)") }
    return try Set(roots).sorted().flatMap { root in
      try Self.temporaryFiles(in: "", of: WorkTree(root: root)).map { "\(root)/\($0)" }
    }
  }

  /// Texts that somebody wrote in an editor and that were not filed: absolute paths.
  package func drafts() throws -> [String] {
    try WorkTree(root: stateDirectory).entries(of: "drafts").map { "\(stateDirectory)/drafts/\($0.name)" }
  }

  /// Removes what ``leftovers()`` found.
  package func remove(_ leftovers: [String]) {
    for path in leftovers { unlink(path) }
  }

  private static func temporaryFiles(in folder: String, of place: WorkTree) throws -> [String] {
    guard access(place.root, F_OK) == 0 else { return [] }
    return try place.entries(of: folder).flatMap { entry -> [String] in
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.mode == .directory { return try temporaryFiles(in: path, of: place) }
      return WorkTree.isAbandoned(entry.name) ? [path] : []
    }
  }
}
