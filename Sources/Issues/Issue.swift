/// The typed reading of an issue file.
///
/// A file that cannot be read is a ``BrokenIssue`` instead, and is shown wherever issues are.
package struct Issue: IssueFields {
  package let id: IssueID
  package let path: String
  package let document: Document

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

  package func text(_ key: String) -> String? { document[key]?.text }

  package var fields: [(key: String, value: JSON)] { document.frontMatter.fields.map { ($0.key, $0.value.json) } }

  package func contains(folded part: String) -> Bool {
    title.folded.holds(part) || document.body.folded.holds(part)
  }

  package func readText(_ body: (UnsafeRawBufferPointer) -> Void) {
    (Array(title.folded.utf8) + [0] + Array(document.body.folded.utf8)).withUnsafeBytes(body)
  }

  package func texts(_ key: String) -> [String] { document[key]?.value.texts ?? [] }

  package func texts(inAnyCase key: String) -> [String] {
    document.frontMatter.fields.first { $0.key.lowercased() == key }?.value.texts ?? []
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
