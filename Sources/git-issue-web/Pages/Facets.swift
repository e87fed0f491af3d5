internal import IssueStore
internal import Issues

/// How many of some issues have which value, each a step to narrow the list down.
struct Facets {
  private let groups: [(title: String, key: String, values: [(name: String, value: String, count: Int)])]

  /// The most values of a field that are shown.
  private static let most = 12

  init(_ found: FoundIssues) {
    let configuration = found.context.configuration
    var statuses = Tally { configuration.status($0)?.id ?? $0.trimmed }
    var severities = Tally { configuration.severity($0)?.id ?? $0.trimmed }
    var types = Tally(\.trimmed)
    var labels = Tally { $0 }
    var assignees = Tally { text in
      let person = Person(text.trimmed)
      return person.name ?? person.description
    }
    for issue in found.issues {
      issue.withText("status") { statuses.add($0) }
      issue.withText("severity") { severities.add($0) }
      issue.withText("type") { types.add($0) }
      issue.eachText("labels") { labels.add($0) }
      issue.withText("assignee") { assignees.add($0) }
    }
    func known(_ ids: [(id: String, name: String)], _ counts: [String: Int]) -> [(String, String, Int)] {
      let others = counts.filter { count in !count.key.isEmpty && !ids.contains { $0.id == count.key } }
      return ids.compactMap { id in counts[id.id].map { (id.name, id.id, $0) } } + Self.largest(others)
    }
    groups = [
      ("Status", "status", known(configuration.statuses.map { ($0.id, $0.name) }, statuses.counts)),
      ("Severity", "severity", known(configuration.severities.map { ($0.id, $0.name) }, severities.counts)),
      ("Type", "type", types.counts.count > 1 ? Self.largest(types.counts) : []),
      ("Label", "label", Self.largest(labels.counts)),
      ("Assignee", "assignee", Self.largest(assignees.counts)),
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

/// How often which value is said.
private struct Tally {
  private let name: (String) -> String
  private var texts = TextNumbers()
  private var values: [(name: String, count: Int)] = []

  /// - Parameter name: The value that a text says.
  init(_ name: @escaping (String) -> String) { self.name = name }

  mutating func add(_ text: UnsafeRawBufferPointer?) {
    guard let text else { return }
    let number = texts.number(of: text)
    if number == values.count { values.append((name(String(decoding: text, as: UTF8.self)), 0)) }
    values[number].count += 1
  }

  /// By value; several texts may say the same.
  var counts: [String: Int] { Dictionary(values, uniquingKeysWith: +) }
}
