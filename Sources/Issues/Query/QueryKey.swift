extension Query.Key {
  private static let names: [(name: String, key: Query.Key)] = [
    ("id", .id), ("title", .title), ("status", .status), ("type", .type), ("severity", .severity),
    ("reported", .reported), ("due", .due), ("resolved", .resolved), ("reporter", .reporter), ("assignee", .assignee),
    ("label", .label), ("labels", .label), ("phase", .phase), ("component", .component), ("components", .component),
    ("file", .file), ("files", .file), ("related", .related), ("reproducible", .reproducible), ("formerly", .formerly),
  ]

  /// All names of fields, for messages.
  ///
  /// - Parameter fields: The keys of the forms' own fields.
  package static func names(_ fields: [String]) -> [String] {
    names.map(\.name) + fields.filter { field in !names.contains { $0.name == field } } + ["environment.os"]
  }

  /// The field of a name; nil where there is none.
  ///
  /// - Parameter fields: The keys of the forms' own fields.
  package init?(_ name: String, fields: @autoclosure () -> [String]) {
    let lower = name.lowercased()
    if let found = Self.names.first(where: { $0.name == lower }) {
      self = found.key
    } else if let prefix = ["environment.", "env."].first(where: { lower.hasPrefix($0) }) {
      self = .environment(String(lower.dropFirst(prefix.count)))
    } else if let field = fields().first(where: { $0.lowercased() == lower }) {
      self = .field(field)
    } else if lower.hasPrefix("x-") {
      self = .field(lower)
    } else {
      return nil
    }
  }

  /// The field whose texts these are, as they stand there; nil for what is worked out.
  var field: String? {
    switch self {
    case .status: "status"
    case .type: "type"
    case .severity: "severity"
    case .reported: "reported"
    case .resolved: "resolved"
    case .reporter: "reporter"
    case .assignee: "assignee"
    case .label: "labels"
    case .phase: "phase"
    case .component: "components"
    case .file: "files"
    case .related: "related"
    case .reproducible: "reproducible"
    case .formerly: "formerly"
    case .field(let key): key.hasPrefix("x-") ? nil : key
    case .id, .title, .due, .environment: nil
    }
  }

  /// The texts that an issue has under this key.
  package func values(_ issue: some IssueFields, _ configuration: Configuration) -> [String] {
    if let field { return issue.texts(field) }
    switch self {
    case .id: return [issue.id.description]
    case .title: return issue.title.isEmpty ? [] : [issue.title]
    case .due: return issue.due(configuration).map { [$0.description] } ?? []
    case .environment(let key): return issue.environment.filter { $0.key.lowercased() == key }.map(\.value)
    case .field(let key): return issue.texts(inAnyCase: key.lowercased())
    default: return []
    }
  }

  /// Whether any of the texts is such a one; without a list of them, where every issue of many is asked.
  func any(_ issue: some IssueFields, _ configuration: Configuration, where isWanted: (String) -> Bool) -> Bool {
    if let field { return issue.anyText(field, where: isWanted) }
    return values(issue, configuration).contains(where: isWanted)
  }
}
