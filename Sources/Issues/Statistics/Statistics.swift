/// How many issues there are: open, closed and overdue, in all and by what they have in common, and how that came about.
///
/// What happened when is told by the fields `reported` and `resolved`. An issue without the one, or a closed one without
/// the other, is counted, but has no place in time.
package struct Statistics: Sendable {
  package struct Counts: Sendable, Equatable {
    package var open = 0
    package var closed = 0
    /// Those of the open ones that should have been done with before today.
    package var overdue = 0

    package var total: Int { open + closed }

    fileprivate mutating func add(_ fact: Fact) {
      if fact.isClosed { closed += 1 } else { open += 1 }
      if fact.isOverdue { overdue += 1 }
    }
  }

  /// The issues that have one value in common.
  package struct Group: Sendable, Equatable {
    /// As people call the value; nil for the issues that have none.
    package let name: String?
    package fileprivate(set) var counts = Counts()
  }

  /// What issues are counted by.
  package enum Grouping: String, Sendable, CaseIterable {
    case severity, status, phase, type, component, label, reporter, assignee
  }

  /// What is counted of an issue, read once.
  struct Fact: Sendable {
    let isClosed: Bool
    let isOverdue: Bool
    /// Days since 1970.
    let reported: Int?
    /// The same; nil for one that is open.
    let resolved: Int?
  }

  private let issues: [any IssueFields]
  private let configuration: Configuration
  let facts: [Fact]
  let today: CalendarDate
  package let counts: Counts

  package init(of issues: [any IssueFields], configuration: Configuration, today: CalendarDate) {
    self.issues = issues
    self.configuration = configuration
    self.today = today
    var reader = FactReader(configuration: configuration, today: today)
    facts = issues.map { reader.read($0) }
    counts = facts.reduce(into: Counts()) { $0.add($1) }
  }

  /// The groups in the order of the settings, where they have one, then the largest first; at the end those without a
  /// value. An issue with two labels is in two groups.
  package func groups(by grouping: Grouping) -> [Group] {
    let known = knownNames(grouping)
    var table = GroupTable(known)
    var without = Group(name: nil)
    for (issue, fact) in zip(issues, facts) {
      let texts = Self.texts(of: issue, grouping).filter { !$0.isBlank }
      if texts.isEmpty { without.counts.add(fact) }
      for text in texts { table.add(fact, to: text) { name(text, grouping) } }
    }
    let others = table.groups[known.count...].sorted { left, right in
      (right.counts.total, left.name ?? "") < (left.counts.total, right.name ?? "")
    }
    return table.groups[..<known.count] + others + (without.counts.total > 0 ? [without] : [])
  }

  private func knownNames(_ grouping: Grouping) -> [String] {
    switch grouping {
    case .severity: configuration.severities.map(\.name)
    case .status: configuration.statuses.map(\.name)
    case .phase: configuration.phases
    case .type, .component, .label, .reporter, .assignee: []
    }
  }

  private static func texts(of issue: some IssueFields, _ grouping: Grouping) -> [String] {
    switch grouping {
    case .component: issue.texts("components")
    case .label: issue.labels
    case .severity, .status, .phase, .type, .reporter, .assignee: issue.texts(grouping.rawValue)
    }
  }

  private func name(_ text: String, _ grouping: Grouping) -> String {
    switch grouping {
    case .severity: configuration.severity(text)?.name ?? text
    case .status: configuration.status(text)?.name ?? text
    case .phase, .type, .component, .label, .reporter, .assignee: text
    }
  }
}

/// Groups by the texts of a field; texts that are one name are in one group.
private struct GroupTable {
  private(set) var groups: [Statistics.Group]
  private var byKey: [String: Int]
  private var byText: [String: Int] = [:]

  init(_ names: [String]) {
    groups = names.map { Statistics.Group(name: $0) }
    byKey = Dictionary(zip(names.map { Configuration.key($0) }, 0...)) { first, _ in first }
  }

  /// - Parameter name: What people call the text; asked once for each text.
  mutating func add(_ fact: Statistics.Fact, to text: String, _ name: () -> String) {
    if let known = byText[text] { return groups[known].counts.add(fact) }
    let name = name()
    let position = byKey[Configuration.key(name)] ?? groups.count
    if position == groups.count { groups.append(Statistics.Group(name: name)) }
    byKey[Configuration.key(name)] = position
    byText[text] = position
    groups[position].counts.add(fact)
  }
}

/// Reads what is counted, and works out once what statuses and severities mean.
private struct FactReader {
  let configuration: Configuration
  let today: CalendarDate
  private var closed: [String: Bool] = [:]

  init(configuration: Configuration, today: CalendarDate) {
    (self.configuration, self.today) = (configuration, today)
  }

  mutating func read(_ issue: some IssueFields) -> Statistics.Fact {
    let status = issue.status
    let isClosed = closed[status] ?? configuration.status(status)?.isClosed ?? false
    closed[status] = isClosed
    return Statistics.Fact(
      isClosed: isClosed, isOverdue: !isClosed && issue.isOverdue(on: today, configuration),
      reported: issue.reported?.daysSince1970, resolved: isClosed ? issue.resolved?.daysSince1970 : nil)
  }
}
