package import Issues

/// What is kept beside an issue: its comments and attachments.
package struct Companions {
  package struct Comment: Sendable {
    package let path: String
    /// `2026-11-21T05:02:00Z`, or empty where the file is not named by its time.
    package let time: String
    /// Who wrote it, as the file says, or else as it is named.
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
    // By the id, so that a file that was renamed by hand keeps what belongs to it.
    let parent = issue.path.lastIndex(of: "/").map { String(issue.path[..<$0]) } ?? ""
    let folders = try companionFolders(in: parent, prefix: issue.id.prefix)[issue.id] ?? []
    var comments: [Companions.Comment] = []
    var attachments: [String] = []
    for folder in folders {
      for name in try names(in: "\(folder)/comments") where name.hasSuffix(".md") {
        let path = "\(folder)/comments/\(name)"
        let file = CommentFile(try bytes(at: path) ?? [])
        comments.append(
          Companions.Comment(
            path: path, time: CommentName(name)?.time ?? "",
            author: file.author?.description ?? CommentName(name)?.author ?? String(name.dropLast(3)), text: file.text))
      }
      attachments += try names(in: "\(folder)/attachments").map { "\(folder)/attachments/\($0)" }
    }
    return Companions(comments: comments.sorted { ($0.time, $0.path) < ($1.time, $1.path) }, attachments: attachments)
  }

  /// The folders named after issues, by their ids. They are listed once: many issues have one.
  private func companionFolders(in parent: String, prefix: String) throws -> [IssueID: [String]] {
    if let known = cachedCompanionFolders[parent]?[prefix] { return known }
    var folders: [IssueID: [String]] = [:]
    for entry in try entries(in: parent) where entry.mode == .directory {
      guard let id = IssueID(stem: entry.path.dropFirst(parent.count + 1), prefixes: [prefix]) else { continue }
      folders[id, default: []].append(entry.path)
    }
    cachedCompanionFolders[parent, default: [:]][prefix] = folders
    return folders
  }
}
