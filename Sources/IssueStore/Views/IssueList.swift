package import Issues

/// The issues that answer a query, in its order, and everything that is broken.
package struct IssueList: Sendable {
  package let issues: [ListedIssue]
  package let broken: [BrokenIssue]
  /// What is wrong with the files of issues that can be read, by path.
  package let faults: [String: [Diagnostic]]
  /// The paths of issues that are not as they are committed.
  package let uncommitted: Set<String>
  package let configuration: Configuration
  package let today: CalendarDate
  /// What other branches have otherwise; nil where nobody has asked.
  package let elsewhere: [BranchVersion]?
  /// How many there are, without regard to a limit.
  package let total: Int

  /// A field that no issue has.
  package struct UnknownField: Error {
    package let name: String
    /// What programs are given of every issue.
    package let members: [String]
    package let known: [String]
  }

  /// - Parameter branches: What is asked what other branches have otherwise, if that is to be told. Issues that are only
  ///   there are listed where they answer the query.
  package init(
    _ snapshot: Snapshot, _ query: Query, today: CalendarDate, me: Person?, limit: Int?,
    elsewhere branches: BranchSurvey? = nil, progress: (IndexProgress) -> Void = { _ in }
  ) throws {
    let found = try snapshot.find(query, today: today, me: me, progress: progress)
    let listed = Self.listed(found, query, limit: limit)
    let paths = branches == nil ? [] : Set(listed.map(\.path) + found.broken.map(\.path))
    let elsewhere = try branches?.versions(where: { paths.contains($0) }, progress: progress)
      .filter { $0.here != nil || $0.issue.map { query.matches($0, found.context) } ?? true }
    self.init(found, listed: listed, elsewhere: elsewhere)
  }

  /// What was found before, in the order of a query.
  package init(_ found: FoundIssues, _ query: Query, limit: Int?) {
    self.init(found, listed: Self.listed(found, query, limit: limit), elsewhere: nil)
  }

  private init(_ found: FoundIssues, listed: [ListedIssue], elsewhere: [BranchVersion]?) {
    issues = listed
    broken = found.broken
    faults = found.faults
    uncommitted = found.context.uncommitted
    configuration = found.context.configuration
    today = found.context.today
    total = found.issues.count + found.broken.count
    self.elsewhere = elsewhere
  }

  private static func listed(_ found: FoundIssues, _ query: Query, limit: Int?) -> [ListedIssue] {
    let issues = query.sorted(found.issues, found.context, limit: limit)
    guard limit != nil, !found.faults.isEmpty else { return issues }
    // A limit hides nothing that is wrong.
    let listed = Set(issues.map(\.path))
    let hidden = found.issues.filter { found.faults[$0.path] != nil && !listed.contains($0.path) }
    return issues + query.sorted(hidden, found.context)
  }

  /// A path is made of what is kept, which is not done where nothing hangs on it.
  package func isUncommitted(_ issue: some IssueFields) -> Bool {
    !uncommitted.isEmpty && uncommitted.contains(issue.path)
  }

  /// Members that only some issues have.
  private static let sometimes: Set = ["uncommitted", "broken", "diagnostics"]

  /// The list for programs.
  ///
  /// - Parameters:
  ///   - fields: The members to print; all, where it is nil.
  ///   - known: The forms' own fields.
  /// - Throws: ``UnknownField`` for a name that is neither.
  package func json(fields: [String]?, known: [String]) throws -> JSON {
    let listed =
      try broken.map(\.json)
      + issues.map { issue -> [(String, JSON)] in
        var members =
          issue.json + [
            ("due", .optional(issue.due(configuration)?.description)),
            ("overdue", .bool(issue.isOverdue(on: today, configuration))),
          ]
        if isUncommitted(issue) { members.append(("uncommitted", .bool(true))) }
        if let diagnostics = faults[issue.path] {
          members += [("broken", .bool(true)), ("diagnostics", .list(diagnostics.map(\.json)))]
        }
        guard let fields else { return members }
        let own = fields.filter { name in
          !members.contains { $0.0 == name } && !known.contains(name) && !name.hasPrefix("x-")
            && !Self.sometimes.contains(name)
        }
        guard own.isEmpty else {
          throw UnknownField(name: own[0], members: members.map(\.0), known: known)
        }
        return fields.map { name in
          (name, members.first { $0.0 == name }?.1 ?? issue.fields.first { $0.key == name }?.value ?? .null)
        }
      }
    let others = elsewhere.map { [("elsewhere", JSON.list($0.map { .object($0.json) }))] } ?? []
    return .envelope([("issues", .list(listed.map { .object($0) }))] + others)
  }
}
