package import Issues

/// What a command is told of a new entry of the knowledge base.
package struct RecordedKnownIssue {
  package let entry: KnowledgeBase.Entry
  /// Warnings: errors stop the change.
  package let diagnostics: [Diagnostic]
}

extension IssueStore {
  /// Puts an entry into the knowledge base, behind all others.
  ///
  /// - Throws: ``StoreError/knownOtherwise(_:)`` and, where it breaks rules, ``StoreError/rejected(_:)``.
  @discardableResult
  package func add(_ known: KnownIssue, _ delivery: Delivery, _ session: Session) throws -> Outcome<RecordedKnownIssue>
  {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      let base = try snapshot.knowledgeBase()
      if let same = base.entries.first(where: { $0.known.saysSame(as: known) }) {
        return Plan(edits: [], message: "", value: RecordedKnownIssue(entry: same, diagnostics: []))
      }
      if let other = base.entry(about: known) { throw StoreError.knownOtherwise(other) }
      let file = base.file(adding: known)
      let judged = try Checker(snapshot).check(file.document, ofKnownIssueAt: file.path)
      guard !judged.hasErrors, let written = KnownIssue(file.document) else {
        throw StoreError.rejected(judged.diagnostics)
      }
      let entry = KnowledgeBase.Entry(path: file.path, document: file.document, known: written)
      let place = written.area.isEmpty ? "" : " (\(written.area))"
      return Plan(
        edits: [.write(file.path, file.document.bytes)],
        message: "issue: known: \(Redactor(file.document.bytes).mask("\(written.issue)\(place)"))\n",
        value: RecordedKnownIssue(entry: entry, diagnostics: judged.diagnostics))
    }
  }
}
