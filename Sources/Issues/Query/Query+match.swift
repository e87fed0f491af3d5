extension Query {
  /// What a query needs to know besides the issue.
  package struct Context: Sendable {
    package let configuration: Configuration
    /// What is overdue is so on this day.
    package let today: CalendarDate
    /// Who `me` is.
    package var me: Person?
    /// The paths of issues that are not as they are committed.
    package let uncommitted: Set<String>
    /// The paths of issues whose report is incomplete; found only for a query that asks for them.
    package let incomplete: Set<String>
    /// The name and address that somebody goes by now.
    let people: @Sendable (Person) -> Person

    package init(
      configuration: Configuration, today: CalendarDate, me: Person?, uncommitted: Set<String> = [],
      incomplete: Set<String> = [], people: @escaping @Sendable (Person) -> Person = { $0 }
    ) {
      self.configuration = configuration
      self.today = today
      self.me = me
      self.uncommitted = uncommitted
      self.incomplete = incomplete
      self.people = people
    }
  }

  /// Whether it asks which reports are complete, for which each has to be judged.
  package var asksForIncomplete: Bool {
    expression.contains { if case .trait(.incomplete) = $0 { true } else { false } }
  }

  /// Whether it asks who has reported or mends an issue.
  package var asksForPeople: Bool {
    expression.contains { if case .compare(let key, _, _) = $0 { key == .assignee || key == .reporter } else { false } }
  }

  /// Whether it looks into texts, which the index holds apart.
  package var asksForText: Bool {
    expression.contains { if case .text = $0 { true } else { false } }
  }

  /// Whether an issue answers the query. What is broken is never asked: it is always shown.
  package func matches(_ issue: some IssueFields, _ context: Context) -> Bool { expression.holds(issue, context) }
}

extension Query.Expression {
  fileprivate func holds(_ issue: some IssueFields, _ context: Query.Context) -> Bool {
    switch self {
    case .condition(let condition): condition.holds(issue, context)
    case .not(let part): !part.holds(issue, context)
    case .all(let parts): parts.allSatisfy { $0.holds(issue, context) }
    case .any(let parts): parts.contains { $0.holds(issue, context) }
    }
  }
}

extension Query.Condition {
  fileprivate func holds(_ issue: some IssueFields, _ context: Query.Context) -> Bool {
    switch self {
    case .text(let text): return text.occurs(in: issue)
    case .state(.open): return context.configuration.status(issue.status).map { !$0.isClosed } ?? false
    case .state(.closed): return context.configuration.status(issue.status)?.isClosed ?? false
    case .state(.broken): return false
    case .state(.uncommitted): return context.uncommitted.contains(issue.path)
    case .trait(.overdue): return issue.isOverdue(on: context.today, context.configuration)
    case .trait(.incomplete): return context.incomplete.contains(issue.path)
    case .has(let key): return key.any(issue, context.configuration) { _ in true }
    case .compare(let key, let comparison, let operand):
      return key.any(issue, context.configuration) { value in
        if operand.holds(value, comparison, context) { return true }
        guard key == .assignee || key == .reporter else { return false }
        let person = context.people(Person(value)).description
        return person != value && operand.holds(person, comparison, context)
      }
    }
  }
}

extension Query.Operand {
  fileprivate func holds(_ value: String, _ comparison: Query.Comparison, _ context: Query.Context) -> Bool {
    switch self {
    case .severity(let wanted):
      // The first severity is the worst: the smaller its place, the more severe.
      return context.configuration.rank(ofSeverity: value).map { comparison.holds(wanted, $0) } ?? false
    case .status(let wanted):
      return context.configuration.rank(ofStatus: value).map { comparison.holds($0, wanted) } ?? false
    case .name(let name): return comparison.holds(value == name ? value : Configuration.key(value), name)
    case .id(let wanted):
      return IssueID(value).map { comparison.holds($0, wanted) } ?? false
    case .ids(let wanted): return IssueID(value).map(wanted.contains) ?? false
    case .date(let date):
      guard let day = CalendarDate(value) else { return false }
      return comparison.holds(day, date.days(context.today))
    case .me:
      let person = Person(value)
      guard let me = context.me.map(context.people) else { return false }
      return person.email != nil ? person.email?.folded == me.email?.folded : person.name == me.name
    case .whole(let text): return comparison.holds(value.folded, text)
    case .beginning(let text): return value.folded.utf8.starts(with: text.utf8)
    case .part(let pattern):
      if comparison == .equal { return pattern.occurs(in: value) }
      if let left = Double(value), let right = Double(pattern.folded) { return comparison.holds(left, right) }
      return comparison.holds(value.folded, pattern.folded)
    case .own(let own): return own.holds(value, comparison, context)
    }
  }
}

extension Query.OwnValue {
  fileprivate func holds(_ value: String, _ comparison: Query.Comparison, _ context: Query.Context) -> Bool {
    if comparison == .equal, pattern.occurs(in: value) { return true }
    if let date, let day = CalendarDate(value) { return comparison.holds(day, date.days(context.today)) }
    if let number, let written = value.number { return comparison.holds(written, number) }
    // Of days and numbers, `unknown` is none.
    guard date == nil, number == nil, comparison != .equal else { return false }
    return comparison.holds(value.folded, pattern.folded)
  }
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

  /// Whether a day lies so to some days: in them, before or after all of them.
  fileprivate func holds(_ day: CalendarDate, _ days: ClosedRange<CalendarDate>) -> Bool {
    switch self {
    case .equal: days.contains(day)
    case .atLeast: day >= days.lowerBound
    case .atMost: day <= days.upperBound
    case .more: day > days.upperBound
    case .less: day < days.lowerBound
    }
  }
}
