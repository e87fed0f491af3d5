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
    case .field(let key): key.hasPrefix("x-") ? issue.texts(inAnyCase: key.lowercased()) : issue.texts(key)
    }
  }

  /// Whether any of the texts is such a one; without a list of them, where every issue of many is asked.
  func any(_ issue: some IssueFields, _ configuration: Configuration, where isWanted: (String) -> Bool) -> Bool {
    switch self {
    case .status: issue.anyText("status", where: isWanted)
    case .type: issue.anyText("type", where: isWanted)
    case .severity: issue.anyText("severity", where: isWanted)
    case .reported: issue.anyText("reported", where: isWanted)
    case .label: issue.anyText("labels", where: isWanted)
    case .assignee: issue.anyText("assignee", where: isWanted)
    default: values(issue, configuration).contains(where: isWanted)
    }
  }
}
