internal import Git
package import Issues

extension Snapshot {
  /// The paths of those issues of the work tree that are not as they are committed.
  package func uncommitted(among issues: [Issue]) throws -> Set<String> {
    guard source == .workTree else { return [] }
    return try uncommitted(among: issues, CommittedFiles(store))
  }

  func uncommitted(among issues: [Issue], _ committed: CommittedFiles) throws -> Set<String> {
    try Set(issues.filter { issue in try !isCommitted(issue.path, committed) { issue.document.bytes } }.map(\.path))
  }

  /// Whether Git would store some bytes as what is committed at their path.
  func isCommitted(_ path: String, _ committed: CommittedFiles, bytes: () throws -> [UInt8]) throws -> Bool {
    guard let blob = try committed.blob(at: path) else { return false }
    return try store.repository.stores(bytes(), as: blob, at: path)
  }

  /// A file by its path in the repository; nil where there is none.
  package func file(at path: String) throws -> File? {
    try entry(at: path).flatMap { $0.mode == .directory ? nil : $0 }
  }

  /// An absolute path as one in the repository; nil for one that leads elsewhere.
  package func repositoryPath(of absolute: String) -> String? {
    var parts: [Substring] = []
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let path = "/" + parts.joined(separator: "/")
    guard let root = store.workTree?.root, path.hasPrefix("\(root)/") else { return nil }
    return String(path.dropFirst(root.count + 1))
  }
}
