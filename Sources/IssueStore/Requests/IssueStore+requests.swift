internal import Git
package import Issues

/// Somebody has changed the same part of an issue since it was read.
package struct StaleChange: Error {
  /// The issue as it is now.
  package let current: Issue
  /// The issue as it would be if nobody had; nil where it is not known what it was.
  package let asked: Issue?

  package init(current: Issue, asked: Issue?) {
    self.current = current
    self.asked = asked
  }
}

extension IssueStore {
  /// Changes an issue as a program asks for it.
  ///
  /// - Parameter base: The file that the request was made from, where that is known. What others have changed since is
  ///   kept, field by field.
  /// - Throws: ``RequestError``, ``StaleChange``, and what ``change(_:_:_:edit:)`` throws.
  package func change(
    _ id: IssueID, by change: IssueChange, since base: Document? = nil, today: CalendarDate, _ delivery: Delivery,
    _ session: Session
  ) throws -> Outcome<ChangedIssue> {
    try self.change(id, delivery, session) { issue, settings in
      let companions = try current().companions(of: issue)
      guard let base, base != issue.document else {
        return try change.document(of: issue, beside: companions, settings, today: today)
      }
      guard let old = Issue(base, path: issue.path), old.id == id else {
        throw StaleChange(current: issue, asked: nil)
      }
      let mine = try change.document(of: old, beside: companions, settings, today: today)
      let merged = Merge(base: base.bytes, ours: issue.document.bytes, theirs: mine.bytes).result
      guard merged.conflicts == 0 else {
        throw StaleChange(current: issue, asked: Issue(mine, path: issue.path))
      }
      return Document(merged.bytes)
    }
  }
}
