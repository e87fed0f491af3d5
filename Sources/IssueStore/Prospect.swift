package import Issues

/// What a new report would be, and what the rules say of it.
package struct Prospect {
  package let document: Document
  package let path: String
  package let judged: Judged

  package init(_ found: (document: Document, path: String, judged: Judged)) {
    (document, path, judged) = found
  }

  /// Nil where what breaks rules cannot even be read as an issue.
  package var issue: Issue? { Issue(document, path: path) }

  /// What programs are told of it: the members of a report that was filed, and its text and what is wrong with it.
  package var json: [(String, JSON)] {
    [
      ("issue", issue.map { .object($0.json) } ?? .null), ("commit", .null),
      ("changes", .list(Change.between(nil, document).map(\.json))), ("text", .text(document.text)),
      ("diagnostics", .list(judged.diagnostics.map(\.json))),
    ]
  }
}
