/// A commit, copied out of the repository.
package struct Commit: Hashable, Sendable, Identifiable {
  package let id: ObjectID
  package let tree: ObjectID
  package let parents: [ObjectID]
  package let author: Signature
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

extension String {
  fileprivate var trimmingEnd: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
