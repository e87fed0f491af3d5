extension ExportedContents {
  /// The reports as objects, one for each: fields, environment, sections and comments.
  var objects: [JSON] {
    zip(reports, settledEntries).map { report, entry in
      var members: [(String, JSON)] = [("id", .optional(entry.id)), ("title", .text(entry.title))]
      for (key, shape) in Self.members {
        switch shape {
        case .text: members.append((key, .optional(entry[key])))
        case .list: members.append((key, .texts(entry[key].map { Entry.items($0) } ?? [])))
        case .environment:
          let parts = entry.environment.map { (environmentKey($0, of: report.issue), JSON.text($0.value)) }
          members.append((key, .object(parts)))
        }
      }
      let known = Set(Self.members.map(\.key))
      let others = entry.fields.filter { !known.contains($0.key ?? "") }
      members.append(("fields", .object(others.map { ($0.label, .text($0.value)) })))
      members.append(
        ("sections", .list(entry.sections.map { .object([("title", .text($0.title)), ("text", .text($0.text))]) })))
      members.append(("comments", .list(entry.comments.map(Self.json))))
      return .object(members)
    }
  }

  private enum Shape { case text, list, environment }

  /// In the order in which `list --json` has them.
  private static let members: [(key: String, shape: Shape)] = [
    ("status", .text), ("type", .text), ("severity", .text), ("reported", .text), ("resolved", .text),
    ("reporter", .text), ("assignee", .text), ("labels", .list), ("phase", .text), ("environment", .environment),
    ("components", .list), ("files", .list), ("related", .list), ("reproducible", .text), ("formerly", .list),
  ]

  private static func json(_ comment: Entry.Comment) -> JSON {
    .object([
      ("time", .optional(comment.seconds.map { Timestamp.text(seconds: $0, offset: 0) })),
      ("author", .text(comment.author.description)), ("text", .text(comment.text)),
    ])
  }
}
