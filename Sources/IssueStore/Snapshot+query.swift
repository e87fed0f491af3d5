package import Issues

extension Snapshot {
  /// What a query needs to know of some issues of this snapshot.
  package func context(of query: Query, among issues: [Issue], today: CalendarDate, me: Person?) throws -> Query.Context
  {
    try context(of: query, uncommitted: uncommitted(among: issues), today: today, me: me)
  }

  func context(of query: Query, uncommitted: Set<String>, today: CalendarDate, me: Person?) throws -> Query.Context {
    let people = query.asksForPeople ? try KnownPeople(store.repository) : nil
    return Query.Context(
      configuration: try self.configuration, today: today, me: me, uncommitted: uncommitted,
      incomplete: query.asksForIncomplete ? try incomplete() : [],
      people: { people?.person($0) ?? $0 })
  }

  /// The paths of the issues whose report lacks what it needs, whether or not the baseline covers that.
  private func incomplete() throws -> Set<String> {
    let judged = try Checker(self, comparedWith: nil, under: Policy(settings, baseline: nil)).check(
      try files(), memory: .kept)
    return Set(
      judged.diagnostics.filter { $0.level == .error && RuleSet.completenessIDs.contains($0.rule) }.map(\.path))
  }
}
