internal import Git
package import Issues

/// What is kept beside an issue: its comments and attachments.
package struct Companions {
  package struct Comment: Sendable {
    package let path: String
    /// `2026-11-21T05:02:00Z`, or empty where the file is not named by its time.
    package let time: String
    /// Who wrote it, as the file says, or else as it is named.
    package let author: String
    /// What it says; nil where its file is too large to be read.
    package let text: String?

    package var json: [(String, JSON)] {
      [
        ("path", .text(path)), ("time", .text(time)), ("author", .text(author)),
        ("text", text.map { .text($0) } ?? .null),
      ]
    }

    /// What it says to people.
    package var shownText: String { text ?? "(too large to be shown: \(path))" }
  }

  package let comments: [Comment]
  /// Paths in the repository.
  package let attachments: [String]
}

extension Snapshot {
  /// The bytes of a file that is attached to an issue, which may be read by people who were given its path; nil where it
  /// is none, or has more bytes than the limit.
  package func attachment(at path: String, limit: Int) throws -> [UInt8]? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0] == IssueFolder.path, parts[parts.count - 2] == "attachments", WorkTree.isSafe(path),
      let file = try entry(at: path), file.mode == .regular || file.mode == .executable
    else { return nil }
    if let blob = file.blob { return try store.repository.blobSize(blob) > limit ? nil : store.repository.blob(blob) }
    guard let read = try store.workTree?.read(path, limit: limit), read.size <= limit else { return nil }
    return read.bytes
  }

  /// The comments of an issue, the oldest first, and its attachments.
  package func companions(of issue: Issue) throws -> Companions {
    var comments: [Companions.Comment] = []
    var attachments: [String] = []
    for folder in try folders(of: issue) {
      for name in try names(in: "\(folder)/comments") where name.hasSuffix(".md") {
        let path = "\(folder)/comments/\(name)"
        comments.append(try comment(at: path, named: name))
      }
      attachments += try names(in: "\(folder)/attachments").map { "\(folder)/attachments/\($0)" }
    }
    return Companions(comments: comments.sorted { ($0.time, $0.path) < ($1.time, $1.path) }, attachments: attachments)
  }

  private func comment(at path: String, named name: String) throws -> Companions.Comment {
    let found = try entry(at: path).flatMap { try contents(of: $0) }
    if found?.mode == .unreadable { throw StoreError.unreadable(path: path, reason: "permission denied") }
    let (file, known) = (CommentFile(found?.bytes ?? []), CommentName(name))
    return Companions.Comment(
      path: path, time: known?.time ?? "",
      author: file.author?.description ?? known?.author ?? String(name.dropLast(3)),
      text: found.map { $0.size > Document.largest } ?? false ? nil : file.text)
  }
}
