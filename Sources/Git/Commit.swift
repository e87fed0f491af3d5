/// A commit, copied out of the repository.
package struct Commit: Hashable, Sendable, Identifiable {
  /// The commit's own name.
  package let id: ObjectID
  /// The files that it holds.
  package let tree: ObjectID
  /// What it was made on; none for the first commit, and where the history was cut.
  package let parents: [ObjectID]
  /// Who made the change.
  package let author: Signature
  /// Who made the commit.
  package let committer: Signature
  /// The message as text; bytes that its encoding does not know read as U+FFFD.
  package let message: String

  /// The first paragraph of the message, in one line.
  package var summary: String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.allSatisfy(\.isWhitespace) }
      .prefix { !$0.allSatisfy(\.isWhitespace) }
      .map { line in String(line.drop(while: \.isWhitespace)).trimmingEnd }
      .joined(separator: " ")
  }
}

/// A commit without its texts.
package struct CommitNode: Sendable {
  /// The files that it holds.
  package let tree: ObjectID
  /// What it was made on; none for the first commit, and where the history was cut.
  package let parents: [ObjectID]
  /// When it was made, in seconds since 1970.
  package let time: Int64
}

extension String {
  fileprivate var trimmingEnd: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
