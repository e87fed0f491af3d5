package import Issues

/// What is done about ids that several issues have.
package struct Renumbering: Sendable {
  /// An issue that gets another id.
  package struct Move: Sendable {
    package let renaming: Renaming
    package let title: String
    package let oldPath: String
    package let newPath: String
    /// The issue that keeps the id, and why it does.
    package let stayingPath: String
    package let reason: Reason
    /// Comments and attachments that are left with the one that stays, since nothing says whose they are.
    package internal(set) var unclear: [String] = []
  }

  /// Why an issue keeps its id.
  package enum Reason: String, Sendable, CaseIterable {
    case upstream, firstParent = "first-parent", reported, path
  }

  /// An issue that should move, and cannot.
  package struct Left: Sendable {
    package let id: IssueID
    package let path: String
    package let reason: String
  }

  /// A comment or an attachment that came under the old id of an issue.
  package struct Followed: Sendable {
    package let id: IssueID
    package let former: IssueID
    /// Where it is now.
    package let path: String
  }

  package internal(set) var moves: [Move] = []
  package internal(set) var followed: [Followed] = []
  package internal(set) var left: [Left] = []
  /// Files of the sides that move, besides those that move, in which references follow.
  package internal(set) var references: [String] = []

  /// The message of a commit that does it.
  var message: String {
    guard !moves.isEmpty else {
      let ids = Set(followed.map(\.id)).sorted()
      let names =
        ids.isEmpty
        ? "references follow" : ids.map { "\($0) gets what was filed under its old id" }.joined(separator: ", ")
      return "issue: \(names)\n\n\(ids.map { "Issue: \($0)\n" }.joined())"
    }
    let names = moves.map { "\($0.renaming.old) → \($0.renaming.new)" }
    let subject =
      moves.count == 1
      ? "\(moves[0].renaming.new) renumbered, formerly \(moves[0].renaming.old)"
      : "renumber \(moves.count) issues: \(names.joined(separator: ", "))"
    let line = subject.count > 93 ? "\(subject.prefix(92))…" : subject
    return "issue: \(line)\n\n\(moves.map { "Issue: \($0.renaming.new)\n" }.joined())"
  }
}
