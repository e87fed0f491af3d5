internal import IssueStore
internal import Issues

/// The clone that is examined. What several examinations look at is read once, and again after something was mended.
final class Patient {
  let store: IssueStore
  let console: Console
  private var known: Snapshot?
  private var issues: [Snapshot.Loaded]?

  init(_ store: IssueStore, _ console: Console) {
    self.store = store
    self.console = console
  }

  var snapshot: Snapshot {
    get throws {
      if let known { return known }
      let snapshot = try store.current()
      known = snapshot
      return snapshot
    }
  }

  /// All issues, and what should be one.
  var loaded: [Snapshot.Loaded] {
    get throws {
      if let issues { return issues }
      let loaded = try snapshot.load()
      issues = loaded
      return loaded
    }
  }

  /// Looks again.
  func forget() { (known, issues) = (nil, nil) }

  /// Commits a change of files, or stages it where the next commit is the user's.
  func delivery() throws -> Delivery { try store.delivery(staging: false) }
}
