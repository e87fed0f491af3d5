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
    _ requests: [ImportRequest], _ delivery: Delivery, _ session: Session, advance: (Int) -> Void = { _ in }
  ) throws -> Outcome<ImportReport> {
    try transact(delivery, session) { try importPlan(requests, in: $0, advance: advance) }
  }

  /// What an import would do.
  package func previewImport(_ requests: [ImportRequest], advance: (Int) -> Void = { _ in }) throws -> ImportReport {
    try importPlan(requests, in: current(), advance: advance).value
  }

  private func importPlan(_ requests: [ImportRequest], in snapshot: Snapshot, advance: (Int) -> Void) throws
    -> Plan<ImportReport>
  {
    try snapshot.requireTracker()
    var plan = try ImportPlanner(snapshot)
    for request in requests { try plan.add(request) }
    return try plan.finish(advance: advance)
  }
}
