/// How many issues there are: open, closed and overdue, in all and by what they have in common.
package struct Statistics: Sendable {
  package struct Counts: Sendable, Equatable {
    package var open = 0
    package var closed = 0
    /// Those of the open ones that should have been done with before today.
    package var overdue = 0

    package var total: Int { open + closed }
  }

  /// The issues that have one value in common.
  package struct Group: Sendable, Equatable {
    /// As people call the value; nil for the issues that have none.
    package let name: String?
    package let counts: Counts
  }

  /// What issues are counted by.
  package enum Grouping: String, Sendable, CaseIterable {
    case severity, status, phase, type, component, label, reporter, assignee
  }

  private let issues: [any IssueFields]
  private let configuration: Configuration
  private let today: CalendarDate

  package init(of issues: [any IssueFields], configuration: Configuration, today: CalendarDate) {
    self.issues = issues
    self.configuration = configuration
    self.today = today
  }

  package var counts: Counts { counts(of: issues) }

  /// The groups in the order of the settings, where they have one, then the largest first; at the end those without a
  /// value. An issue with two labels is in two groups.
  package func groups(by grouping: Grouping) -> [Group] {
    var members: [String: (name: String, issues: [any IssueFields])] = [:]
    var without: [any IssueFields] = []
    let known = knownNames(grouping)
    for name in known { members[Configuration.key(name)] = (name, []) }
    for issue in issues {
      let names = names(of: issue, grouping)
      if names.isEmpty { without.append(issue) }
      for name in names { members[Configuration.key(name), default: (name, [])].issues.append(issue) }
    }
    let settled = known.compactMap { members.removeValue(forKey: Configuration.key($0)) }
    let others = members.values.sorted { ($1.issues.count, $0.name) < ($0.issues.count, $1.name) }
    let named = (settled + others).map { Group(name: $0.name, counts: counts(of: $0.issues)) }
    return without.isEmpty ? named : named + [Group(name: nil, counts: counts(of: without))]
  }

  private func knownNames(_ grouping: Grouping) -> [String] {
    switch grouping {
    case .severity: configuration.severities.map(\.name)
    case .status: configuration.statuses.map(\.name)
    case .phase: configuration.phases
    case .type, .component, .label, .reporter, .assignee: []
    }
  }

  private func names(of issue: some IssueFields, _ grouping: Grouping) -> [String] {
    let values: [String] =
      switch grouping {
      case .severity: issue.texts("severity").map { configuration.severity($0)?.name ?? $0 }
      case .status: issue.texts("status").map { configuration.status($0)?.name ?? $0 }
      case .phase: issue.texts("phase")
      case .type: issue.texts("type")
      case .component: issue.texts("components")
      case .label: issue.labels
      case .reporter: issue.texts("reporter")
      case .assignee: issue.texts("assignee")
      }
    return values.filter { !$0.isBlank }
  }

  private func counts(of issues: [any IssueFields]) -> Counts {
    issues.reduce(into: Counts()) { counts, issue in
      if configuration.status(issue.status)?.isClosed ?? false { counts.closed += 1 } else { counts.open += 1 }
      if issue.isOverdue(on: today, configuration) { counts.overdue += 1 }
    }
  }
}
