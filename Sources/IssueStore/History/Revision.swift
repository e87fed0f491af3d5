package import Git
package import Issues

/// One commit's changes to an issue.
package struct Revision: Sendable {
  /// The id that the issue has in this commit.
  package let id: IssueID
  package let commit: Commit
  /// The path of the issue in this commit; the last one it had, where the commit removes it.
  package let path: String
  package let changes: [Change]
  /// Whether the commit brings the issue in, or takes it away.
  package let event: Event

  package enum Event: String, Sendable, CaseIterable { case created, changed, deleted }
}

extension Revision {
  package func json(_ mailmap: (Signature) -> Person) -> JSON {
    .object([
      ("id", .text(id.description)), ("commit", .text(commit.id.description)),
      ("author", mailmap(commit.author).json), ("date", commit.author.json),
      ("committer", mailmap(commit.committer).json), ("committed", commit.committer.json),
      ("subject", .text(commit.summary)),
      ("event", .text(event.rawValue)), ("path", .text(path)), ("changes", .list(changes.map(\.json))),
    ])
  }
}

extension Person {
  package var json: JSON { .object([("name", .optional(name)), ("email", .optional(email))]) }
}

extension Signature {
  /// The moment, with the person's zone.
  package var json: JSON { .text(Timestamp.text(seconds: Int(time), offset: offset)) }
}
