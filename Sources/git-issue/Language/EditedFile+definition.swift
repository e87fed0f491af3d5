internal import IssueStore
internal import Issues

extension EditedFile {
  /// Where the issue is whose id stands at an offset: its file, or all of those that have the id.
  func definition(at offset: Int) -> JSON {
    guard isText, let (id, _) = id(at: offset) else { return .null }
    let start = JSON.object([("line", .number(0)), ("character", .number(0))])
    let paths = snapshot.paths(named: id)
    return paths.isEmpty
      ? .null
      : .list(
        paths.map { path in
          .object([("uri", .text(tracker.uri(of: path))), ("range", .object([("start", start), ("end", start)]))])
        })
  }
}
