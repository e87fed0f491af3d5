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

    fileprivate var field: String {
      switch self {
      case .component: "components"
      case .label: "labels"
      case .severity, .status, .phase, .type, .reporter, .assignee: rawValue
      }
    }
  }

  /// What is counted of an issue, read once.
  struct Fact: Sendable {
    let isClosed: Bool
    let isOverdue: Bool
    /// Days since 1970.
    let reported: Int?
    /// The same; nil for one that is open.
    let resolved: Int?

    fileprivate init(_ issue: some IssueFields, _ today: CalendarDate, _ reader: inout DueReader) {
      isClosed = reader.isClosed(issue)
      isOverdue = reader.read(issue).map { $0 < today } ?? false
      reported = reader.day("reported", issue)?.daysSince1970
      resolved = isClosed ? reader.day("resolved", issue)?.daysSince1970 : nil
    }
  }

  let facts: [Fact]
  let today: CalendarDate
  package let counts: Counts
  private let groups: [Grouping: [Group]]

  /// - Parameter groupings: What ``groups(by:)`` will be asked for.
  package init(
    of issues: [some IssueFields], by groupings: [Grouping], configuration: Configuration, today: CalendarDate
  ) {
    var reader = DueReader(configuration)
    var tables = groupings.map { GroupTable($0, configuration) }
    self.today = today
    // One issue after the other, not one field after the other: what is known of an issue is fetched from memory once.
    facts = issues.map { issue in
      let fact = Fact(issue, today, &reader)
      for index in tables.indices { tables[index].add(issue, fact) }
      return fact
    }
    counts = facts.reduce(into: Counts()) { $0.add($1) }
    groups = Dictionary(zip(groupings, tables.map(\.inOrder))) { first, _ in first }
  }

  /// The groups in the order of the settings, where they have one, then the largest first; at the end those without a
  /// value. An issue with two labels is in two groups.
  package func groups(by grouping: Grouping) -> [Group] {
    guard let groups = groups[grouping] else { preconditionFailure("nobody said that \(grouping) would be asked for") }
    return groups
  }
}

/// Groups by the texts of a field; texts that are one name are in one group.
private struct GroupTable {
  private let grouping: Statistics.Grouping
  private let configuration: Configuration
  /// How many groups the settings name.
  private let known: Int
  private var groups: [Statistics.Group]
  private var without = Statistics.Group(name: nil)
  private var byKey: [String: Int]
  private var texts = TextNumbers()
  /// The places of the texts' groups; nil for white space.
  private var places: [Int?] = []

  init(_ grouping: Statistics.Grouping, _ configuration: Configuration) {
    (self.grouping, self.configuration) = (grouping, configuration)
    let names =
      switch grouping {
      case .severity: configuration.severities.map(\.name)
      case .status: configuration.statuses.map(\.name)
      case .phase: configuration.phases
      case .type, .component, .label, .reporter, .assignee: [String]()
      }
    known = names.count
    groups = names.map { Statistics.Group(name: $0) }
    byKey = Dictionary(zip(names.map { Configuration.key($0) }, 0...)) { first, _ in first }
  }

  mutating func add(_ issue: some IssueFields, _ fact: Statistics.Fact) {
    var isWithout = true
    issue.eachText(grouping.field) { text in
      guard let place = place(of: text) else { return }
      groups[place].counts.add(fact)
      isWithout = false
    }
    if isWithout { without.counts.add(fact) }
  }

  private mutating func place(of text: UnsafeRawBufferPointer) -> Int? {
    let number = texts.number(of: text)
    if number == places.count { places.append(newPlace(String(decoding: text, as: UTF8.self))) }
    return places[number]
  }

  private mutating func newPlace(_ text: String) -> Int? {
    guard !text.isBlank else { return nil }
    let name =
      switch grouping {
      case .severity: configuration.severity(text)?.name ?? text
      case .status: configuration.status(text)?.name ?? text
      case .phase, .type, .component, .label, .reporter, .assignee: text
      }
    let key = Configuration.key(name)
    let place = byKey[key] ?? groups.count
    byKey[key] = place
    if place == groups.count { groups.append(Statistics.Group(name: name)) }
    return place
  }

  var inOrder: [Statistics.Group] {
    let others = groups[known...].sorted { left, right in
      (right.counts.total, left.name ?? "") < (left.counts.total, right.name ?? "")
    }
    return groups[..<known] + others + (without.counts.total > 0 ? [without] : [])
  }
}
