internal import Git
package import Issues

/// A comment that was written.
package struct WrittenComment {
  package let path: String
  /// What the baseline covers of the issue.
  package let covered: [Diagnostic]
}

extension IssueStore {
  /// Comments on an issue, as whoever commits.
  ///
  /// - Throws: ``StoreError/rejected(_:)`` where the text breaks rules.
  package func comment(
    _ text: String, on id: IssueID, _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<WrittenComment> {
    let (path, written) = try commentFile(text, session)
    var covered: [Diagnostic] = []
    let outcome = try addCompanions(to: id, summary: "comment", delivery, session) { issue, snapshot in
      let checker = try Checker(snapshot)
      let judged = checker.check(comment: written, path: "\(IssueFolder.companion(of: issue.path))/\(path)")
      guard !judged.hasErrors else { throw StoreError.rejected(judged.diagnostics) }
      covered = try checker.check(issue.document, path: issue.path).covered
      return [(path, Array(written.utf8))]
    }
    return Outcome(
      value: WrittenComment(path: outcome.value.first ?? "", covered: covered), commit: outcome.commit,
      delivery: outcome.delivery, hasChanged: outcome.hasChanged)
  }

  /// What a comment is kept as: the path in the issue's folder, which is another one each time, and the text.
  func commentFile(_ text: String, _ session: Session) throws -> (path: String, text: String) {
    let author = try repository.author(now: session.now)
    let name = CommentName(
      seconds: Int(session.now), author: Person(name: author.name, email: author.email),
      tail: String(UInt16.random(in: 0x1000...0xFFFF), radix: 16))
    let written = CommentFile(author: nil, text: text).written(inFileOf: name.author)
    return ("comments/\(name.fileName)", written)
  }
}
