internal import IssueStore
internal import Issues
internal import Synchronization

/// The issues of a generation, with their texts at hand.
struct SearchableIssues: Sendable {
  let generation: Int
  let found: FoundIssues
  var lastAsked: ContinuousClock.Instant
}

extension Tracker {
  /// The issues that answer a query.
  ///
  /// What hangs on what the rules say of issues is looked up in the repository.
  ///
  /// - Parameter user: Who asks, and is `me`; nil for whom Git's configuration names.
  func find(_ query: Query, in state: TrackerState, by user: Person?) async throws -> FoundIssues {
    let me = user ?? state.found.context.me
    if !query.asksForIncomplete {
      let found = query.asksForText ? try await searchable(state) : state.found
      if let answer = found.filtered(by: query, me: me) { return answer }
    }
    return try openStore().current().find(query, today: state.today, me: me)
  }

  /// The issues with their texts, which are looked up when somebody first searches in them.
  private func searchable(_ state: TrackerState) async throws -> FoundIssues {
    if let known = searched(state) { return known }
    return try await searcher.run { () throws -> FoundIssues in
      // Who waited for another's search may be served by it.
      if let known = self.searched(state) { return known }
      let found = try self.openStore().current()
        .findAll(today: state.today, me: state.found.context.me, texts: .needed)
      self.texts.withLock { $0 = SearchableIssues(generation: state.generation, found: found, lastAsked: .now) }
      return found
    }
  }

  private func searched(_ state: TrackerState) -> FoundIssues? {
    texts.withLock { texts in
      guard texts?.generation == state.generation else { return nil }
      texts?.lastAsked = .now
      return texts?.found
    }
  }
}
