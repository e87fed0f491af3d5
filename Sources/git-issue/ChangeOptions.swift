internal import ArgumentParser
internal import IssueStore

/// The change that `check` is to judge, in place of all issues.
struct ChangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Check what has changed here since a revision, committed or not.", valueName: "rev"))
  var since: String?
  @Option(help: ArgumentHelp("Check what the commits of a range change.", valueName: "a..b")) var range: String?

  func validate() throws {
    if let range, !range.contains("..") {
      throw ValidationError("'\(range)' is no range of commits; write it as A..B: main..HEAD")
    }
  }

  /// The change that is asked for; nil where none is.
  func changes(in store: IssueStore) throws -> ChangeSet? {
    if let since { return try store.changes(since: since) }
    return try range.map { try store.changes(in: $0) }
  }
}
