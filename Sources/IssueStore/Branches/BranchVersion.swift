package import Git
package import Issues

/// An issue as some branches have it, otherwise than it is here.
package struct BranchVersion: Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// It is not here.
    case only
    case changed
    case deleted
  }

  package let id: IssueID
  package let path: String
  /// Where it is here, which may be elsewhere than there; nil where it is not here.
  package let here: String?
  package let state: State
  /// Whether it is only there, and another issue here has its id.
  package let isRival: Bool
  /// The branches that have it so, sorted by name.
  package internal(set) var branches: [Branch]
  /// As it is there; nil where it was deleted, or cannot be read.
  package let issue: Issue?
  /// What is otherwise than here; nothing for one that is not here at all.
  package let changes: [Change]
  /// How many comments and attachments they have that are not here.
  package let companions: Int

  /// What programs are told of it, by name.
  package var json: [(String, JSON)] {
    [
      ("id", .text(id.description)), ("title", .optional(issue?.title)),
      ("branches", .texts(branches.map(\.shortName))), ("state", .text(state.rawValue)), ("path", .text(path)),
      ("status", .optional(issue?.status)), ("severity", .optional(issue?.severity)),
      ("changes", .list(changes.map(\.json))), ("companions", .number(companions)), ("sameIDHere", .bool(isRival)),
    ]
  }
}
