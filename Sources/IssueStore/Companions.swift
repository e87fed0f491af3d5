package import Issues

/// What is kept beside an issue: its comments and attachments.
package struct Companions {
  package struct Comment: Sendable {
    package let path: String
    /// `2026-11-21T05:02:00Z`, or empty where the file is not named by its time.
    package let time: String
    /// Who, as the file is named.
    package let author: String
    package let text: String

    package var json: [(String, JSON)] {
      [("path", .text(path)), ("time", .text(time)), ("author", .text(author)), ("text", .text(text))]
    }
  }

  package let comments: [Comment]
  /// Paths in the repository.
  package let attachments: [String]
}

extension Snapshot {
  /// The comments of an issue, the oldest first, and its attachments.
  package func companions(of issue: Issue) throws -> Companions {
    let folder = IssueFolder.companion(of: issue.path)
    let comments = try names(in: "\(folder)/comments").filter { $0.hasSuffix(".md") }.map { name in
      let path = "\(folder)/comments/\(name)"
      let bytes = try bytes(at: path) ?? []
      return Companions.Comment(
        path: path, time: CommentName(name)?.time ?? "", author: CommentName(name)?.author ?? String(name.dropLast(3)),
        text: Draft.normalized(String(decoding: bytes, as: UTF8.self)))
    }
    return Companions(
      comments: comments, attachments: try names(in: "\(folder)/attachments").map { "\(folder)/attachments/\($0)" })
  }
}
