internal import Git
package import Issues

extension Snapshot {
  /// The paths of those issues of the work tree that are not as they are committed.
  package func uncommitted(among issues: [Issue]) throws -> Set<String> {
    guard source == .workTree else { return [] }
    let head = try store.headCommit().map { Snapshot(store, .commit($0)) }
    var committed: [String: ObjectID] = [:]
    for file in try head?.candidates() ?? [] { committed[file.path] = file.blob }
    return try Set(
      issues.filter { issue in
        let bytes = issue.document.bytes
        guard let old = committed[issue.path] else { return true }
        return try !store.repository.stores(bytes, as: old, at: issue.path)
      }.map(\.path))
  }

  /// A file by its path in the repository; nil where there is none.
  package func file(at path: String) throws -> File? {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    return try entries(in: folder).first { $0.path == path && $0.mode != .directory }
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
