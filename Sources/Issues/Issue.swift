/// The typed reading of an issue file.
///
/// A file that cannot be read is a ``BrokenIssue`` instead, and is shown wherever issues are.
package struct Issue: Sendable {
  package let id: IssueID
  package let path: String
  package let document: Document

  package var title: String { document["title"]?.text ?? "" }
  package var status: String { document["status"]?.text ?? "" }
  package var type: String { document["type"]?.text ?? "" }
  package var severity: String? { document["severity"]?.text }
  package var reported: CalendarDate? { document["reported"]?.text.flatMap { CalendarDate($0) } }
  package var resolved: CalendarDate? { document["resolved"]?.text.flatMap { CalendarDate($0) } }
  package var reporter: Person? { document["reporter"]?.text.map { Person($0) } }
  package var assignee: Person? { document["assignee"]?.text.map { Person($0) } }
  package var labels: [String] { texts("labels") }
  package var environment: [(key: String, value: String)] {
    (document["environment"]?.value.pairs ?? []).compactMap { pair in pair.value.text.map { (pair.key, $0) } }
  }

  /// Reads an issue; nil where the front matter has a fault or names no id.
  package init?(_ document: Document, path: String) {
    guard document.fault == nil, let id = document["id"]?.text.flatMap({ IssueID($0) }) else { return nil }
    self.id = id
    self.path = path
    self.document = document
  }

  /// The texts of a field that is a list, or of one value.
  package func texts(_ key: String) -> [String] { document[key]?.value.texts ?? [] }

  /// What programs are given of it, by name, in the order of the file format.
  package var json: [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("id", .text(id.description)), ("path", .text(path)), ("title", .text(title)), ("status", .text(status)),
      ("type", .text(type)), ("severity", .optional(severity)), ("reported", .optional(document["reported"]?.text)),
      ("resolved", .optional(document["resolved"]?.text)), ("reporter", .optional(reporter?.description)),
      ("assignee", .optional(assignee?.description)), ("labels", .texts(labels)),
      ("phase", .optional(document["phase"]?.text)),
      ("environment", .object(environment.map { ($0.key, .text($0.value)) })),
      ("components", .texts(texts("components"))), ("files", .texts(texts("files"))),
      ("related", .texts(texts("related"))), ("reproducible", .optional(document["reproducible"]?.text)),
      ("formerly", .texts(texts("formerly"))),
    ]
    let known = Set(members.map(\.0))
    let others = document.frontMatter.fields.filter { !known.contains($0.key) }
    members.append(("fields", .object(others.map { ($0.key, $0.value.json) })))
    return members
  }
}

/// A file that should be an issue and cannot be read as one, or not be told from another.
package struct BrokenIssue: Sendable {
  /// The id that its name starts with.
  package let id: IssueID?
  package let path: String
  package let diagnostics: [Diagnostic]
  /// Whether it is a folder with comments and attachments that does not stand beside its issue.
  package var isFolder: Bool { diagnostics.contains { $0.rule == "misplaced-folder" } }

  package init(id: IssueID?, path: String, diagnostics: [Diagnostic]) {
    self.id = id
    self.path = path
    self.diagnostics = diagnostics
  }

  package var json: [(String, JSON)] {
    [
      ("id", .optional(id?.description)), ("path", .text(path)), ("broken", .bool(true)),
      ("diagnostics", .list(diagnostics.map(\.json))),
    ]
  }
}

extension Diagnostic {
  package var json: JSON {
    .object([
      ("rule", .text(rule.rawValue)), ("level", .text(level.rawValue)), ("path", .text(path)),
      ("line", .number(start.line)), ("column", .number(start.column)), ("endLine", .number(end.line)),
      ("endColumn", .number(end.column)), ("message", .text(message)), ("help", .text(help)),
      ("fix", fix?.json ?? .null),
    ])
  }
}

extension YAMLNode {
  /// The value as JSON; scalars are text.
  package var json: JSON {
    switch content {
    case .scalar(let text, _): .text(text)
    case .sequence(let items, _): .list(items.map(\.json))
    case .mapping(let pairs, _): .object(pairs.map { ($0.key, $0.value.json) })
    }
  }
}
