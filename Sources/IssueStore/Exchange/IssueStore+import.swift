internal import Git
internal import Issues

extension IssueStore {
  /// Files the entries of other documents: all of them in one commit, or none.
  ///
  /// An entry keeps its id where that is free; else it gets the next one, and `formerly` says what it was. An entry that
  /// was imported before is updated. What breaks rules goes into the baseline with the import.
  ///
  /// - Parameter advance: Told of each entry that is done.
  /// - Throws: ``StoreError/rejected(_:)`` where an entry breaks what no baseline can cover, with its place in the source.
  package func importEntries(
    _ requests: [ImportRequest], _ delivery: Delivery, _ session: Session, telling: ImportTelling = .atOnce,
    advance: (Int) -> Void = { _ in }
  ) throws -> Outcome<ImportReport> {
    guard telling == .atOnce || delivery == .commit else {
      throw StoreError.refused(
        message: "a history is commits, and nothing is committed now",
        help: "end the merge or rebase first, or set issue.autocommit to true")
    }
    return try transact(delivery, session) { try importPlan(requests, in: $0, telling, advance: advance) }
  }

  /// What an import would do.
  package func previewImport(_ requests: [ImportRequest], advance: (Int) -> Void = { _ in }) throws -> ImportReport {
    try importPlan(requests, in: current(), .atOnce, advance: advance).value
  }

  private func importPlan(
    _ requests: [ImportRequest], in snapshot: Snapshot, _ telling: ImportTelling, advance: (Int) -> Void
  ) throws -> Plan<ImportReport> {
    try snapshot.requireTracker()
    var plan = try ImportPlanner(snapshot, telling)
    for request in ImportRequest.joined(requests) { try plan.add(request) }
    return try plan.finish(advance: advance)
  }
}
