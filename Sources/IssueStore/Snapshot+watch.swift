package import Issues

extension Snapshot {
  /// The error patterns to watch.
  package func watchList() throws -> WatchList { try WatchList(bytes(at: IssueFolder.watch) ?? []) }
}
