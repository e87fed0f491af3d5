extension Query {
  /// What a query needs to know besides the issue.
  package struct Context: Sendable {
    package let configuration: Configuration
    /// What is overdue is so on this day.
    package let today: CalendarDate
    /// Who `me` is.
    package let me: Person?
    /// The paths of issues that are not as they are committed.
    package let uncommitted: Set<String>
    /// The paths of issues whose report is incomplete; found only for a query that asks for them.
    package let incomplete: Set<String>

    package init(
      configuration: Configuration, today: CalendarDate, me: Person?, uncommitted: Set<String> = [],
      incomplete: Set<String> = []
    ) {
      self.configuration = configuration
      self.today = today
      self.me = me
      self.uncommitted = uncommitted
      self.incomplete = incomplete
    }
  }

  /// Whether it asks which reports are complete, for which each has to be judged.
  package var asksForIncomplete: Bool {
    terms.contains { if case .trait(.incomplete) = $0.condition { true } else { false } }
  }

  /// Whether it looks into texts, which the index holds apart.
  package var asksForText: Bool {
    terms.contains { if case .text = $0.condition { true } else { false } }
  }

  /// Whether an issue answers the query. What is broken is never asked: it is always shown.
  package func matches(_ issue: some IssueFields, _ context: Context) -> Bool {
    terms.allSatisfy { $0.condition.holds(issue, context) != $0.isNegated }
  }

  /// The issues in the order that the query asks for; without one, the worst first, then the oldest.
  ///
  /// - Parameter limit: How many are wanted, if not all: to find a few is much faster than to sort many.
  package func sorted<Fields: IssueFields>(_ issues: [Fields], _ context: Context, limit: Int? = nil) -> [Fields] {
    guard limit != 0 else { return [] }
    let keys = sortKeys.isEmpty ? [SortKey(.severity), SortKey(.reported)] : sortKeys
    let ranks = issues.map { issue in keys.map { $0.key.sortValue(issue, context.configuration) } }
    var ids = [IssueID?](repeating: nil, count: issues.count)
    func id(_ position: Int) -> IssueID {
      if let known = ids[position] { return known }
      let id = issues[position].id
      ids[position] = id
      return id
    }
    func precedes(_ left: Int, _ right: Int) -> Bool {
      for (index, key) in keys.enumerated() where ranks[left][index] != ranks[right][index] {
        let (a, b) = (ranks[left][index], ranks[right][index])
        // What has no value comes last, whichever way the others go.
        if a.isAbsent != b.isAbsent { return b.isAbsent }
        return (a < b) != key.isDescending
      }
      // Ids and paths are made of what is kept of an issue, and many have the same severity and day.
      let (one, other) = (id(left), id(right))
      return one == other ? issues[left].path < issues[right].path : one < other
    }
    let wanted = min(limit ?? issues.count, issues.count)
    var first: [Int] = []
    var isFull = false
    for position in issues.indices {
      if isFull, !precedes(position, first[wanted - 1]) { continue }
      first.append(position)
      guard first.count >= 2 * wanted + 256 else { continue }
      first.sort(by: precedes)
      first.removeSubrange(wanted...)
      isFull = wanted > 0
    }
    return first.sorted(by: precedes).prefix(wanted).map { issues[$0] }
  }
}

extension Query.Condition {
  fileprivate func holds(_ issue: some IssueFields, _ context: Query.Context) -> Bool {
    switch self {
    case .text(let text): return issue.contains(folded: text)
    case .state(.open): return context.configuration.status(issue.status).map { !$0.isClosed } ?? false
    case .state(.closed): return context.configuration.status(issue.status)?.isClosed ?? false
    case .state(.broken): return false
    case .state(.uncommitted): return context.uncommitted.contains(issue.path)
    case .trait(.overdue): return issue.isOverdue(on: context.today, context.configuration)
    case .trait(.incomplete): return context.incomplete.contains(issue.path)
    case .has(let key): return !key.values(issue, context.configuration).isEmpty
    case .compare(let key, let comparison, let value):
      return key.values(issue, context.configuration).contains { key.compare($0, comparison, value, context) }
    }
  }
}

extension Query.Key {
  /// The texts that an issue has under this key.
  package func values(_ issue: some IssueFields, _ configuration: Configuration) -> [String] {
    switch self {
    case .id: [issue.id.description]
    case .title: issue.title.isEmpty ? [] : [issue.title]
    case .status: issue.texts("status")
    case .type: issue.texts("type")
    case .severity: issue.texts("severity")
    case .reported: issue.texts("reported")
    case .due: issue.due(configuration).map { [$0.description] } ?? []
    case .resolved: issue.texts("resolved")
    case .reporter: issue.texts("reporter")
    case .assignee: issue.texts("assignee")
    case .label: issue.labels
    case .phase: issue.texts("phase")
    case .component: issue.texts("components")
    case .file: issue.texts("files")
    case .related: issue.texts("related")
    case .reproducible: issue.texts("reproducible")
    case .formerly: issue.texts("formerly")
    case .environment(let key): issue.environment.filter { $0.key.lowercased() == key }.map(\.value)
    case .field(let key): issue.texts(key)
    }
  }

  fileprivate func compare(_ value: String, _ comparison: Query.Comparison, _ asked: String, _ context: Query.Context)
    -> Bool
  {
    switch self {
    case .severity:
      let severities = context.configuration.severities
      guard let rank = severities.firstIndex(where: { $0.id == value }),
        let wanted = severities.firstIndex(where: { $0.id == asked })
      else { return value == asked && comparison == .equal }
      // The first severity is the worst: the smaller its place, the more severe.
      return comparison.holds(wanted, rank)
    case .id, .related, .formerly:
      guard let left = IssueID(value), let right = IssueID(asked) else { return value == asked }
      return comparison == .equal ? left == right : comparison.holds(left, right)
    case .reported, .due, .resolved:
      guard let left = CalendarDate(value), let right = CalendarDate(asked) else { return false }
      return comparison.holds(left, right)
    case .status, .type, .label, .reproducible:
      return comparison == .equal ? value.folded == asked.folded : comparison.holds(value.folded, asked.folded)
    case .assignee, .reporter:
      guard asked == "me" else { break }
      let person = Person(value)
      guard let me = context.me else { return false }
      return person.email != nil ? person.email?.folded == me.email?.folded : person.name == me.name
    default: break
    }
    return comparison == .equal ? value.folded.holds(asked.folded) : comparison.holds(value.folded, asked.folded)
  }

  /// What issues are ordered by; nothing comes last.
  fileprivate func sortValue(_ issue: some IssueFields, _ configuration: Configuration) -> SortValue {
    guard let value = values(issue, configuration).first else { return SortValue(rank: .max, text: "", isAbsent: true) }
    switch self {
    case .severity: return SortValue(rank: configuration.severities.firstIndex { $0.id == value } ?? .max - 1, text: "")
    case .status: return SortValue(rank: configuration.statuses.firstIndex { $0.id == value } ?? .max - 1, text: "")
    case .id: return SortValue(rank: issue.id.number ?? .max - 1, text: issue.id.prefix)
    default: return SortValue(rank: 0, text: value.folded)
    }
  }
}

private struct SortValue: Comparable {
  var rank: Int
  var text: String
  var isAbsent = false
  static func < (left: Self, right: Self) -> Bool { (left.rank, left.text) < (right.rank, right.text) }
}

extension Query.Comparison {
  fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .atLeast: left >= right
    case .atMost: left <= right
    case .more: left > right
    case .less: left < right
    }
  }
}
