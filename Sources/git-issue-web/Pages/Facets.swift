internal import IssueStore
internal import Issues

/// How many of some issues have which value, each a step to narrow the list down.
struct Facets {
  private let groups: [(title: String, key: String, values: [(name: String, value: String, count: Int)])]

  /// The most values of a field that are shown.
  private static let most = 12

  init(_ found: FoundIssues) {
    let configuration = found.context.configuration
    var statuses: [String: Int] = [:]
    var severities: [String: Int] = [:]
    var types: [String: Int] = [:]
    var labels: [String: Int] = [:]
    var assignees: [String: Int] = [:]
    for issue in found.issues {
      let status = issue.status
      statuses[configuration.status(status)?.id ?? status, default: 0] += 1
      if let severity = issue.severity {
        severities[configuration.severity(severity)?.id ?? severity, default: 0] += 1
      }
      types[issue.type, default: 0] += 1
      for label in issue.labels { labels[label, default: 0] += 1 }
      if let assignee = issue.assignee { assignees[assignee.name ?? assignee.description, default: 0] += 1 }
    }
    func known(_ ids: [(id: String, name: String)], _ counts: [String: Int]) -> [(String, String, Int)] {
      let others = counts.filter { count in !count.key.isEmpty && !ids.contains { $0.id == count.key } }
      return ids.compactMap { id in counts[id.id].map { (id.name, id.id, $0) } } + Self.largest(others)
    }
    groups = [
      ("Status", "status", known(configuration.statuses.map { ($0.id, $0.name) }, statuses)),
      ("Severity", "severity", known(configuration.severities.map { ($0.id, $0.name) }, severities)),
      ("Type", "type", types.count > 1 ? Self.largest(types) : []),
      ("Label", "label", Self.largest(labels)),
      ("Assignee", "assignee", Self.largest(assignees)),
    ]
  }

  private static func largest(_ counts: [String: Int]) -> [(String, String, Int)] {
    counts.filter { !$0.key.isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
      .map { ($0.key, $0.key, $0.value) }
  }

  /// - Parameter text: The query so far.
  func html(_ text: String, _ links: Links) -> HTML {
    let words = text.split(separator: " ").map(String.init)
    return groups.filter { !$0.values.isEmpty }.map { group -> HTML in
      let items = group.values.map { value -> HTML in
        let term = "\(group.key):\(ListPage.quoted(value.value))"
        let isChosen = words.contains(term)
        let query = isChosen ? words.filter { $0 != term } : words + [term]
        let current: HTML = isChosen ? " aria-current=\"true\"" : ""
        return """
          <li><a href="\(links.list(query.joined(separator: " ")))"\(current)>\(value.name) \
          <span class="count">\(value.count)</span></a></li>
          """
      }
      return "<h2>\(group.title)</h2><ul>\(items)</ul>"
    }.joined("\n")
  }
}
