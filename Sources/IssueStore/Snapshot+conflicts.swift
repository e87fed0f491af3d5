internal import Git
package import Issues

/// Comments and attachments in which a merge has left a conflict.
extension Snapshot {
  /// What Git has left in conflict beside issues, by the issues. Of an attachment nothing else tells: its file is that of
  /// one side.
  func conflictsBesideIssues() throws -> [IssueID: [Diagnostic]] {
    // Reading the index costs more than asking whether Git waits for anything.
    guard source == .workTree, store.repository.state != .none else { return [:] }
    let prefixes = try configuration.prefixes
    let entries = try store.repository.openIndex().entries(under: IssueFolder.path + "/")
    var conflicts: [IssueID: [Diagnostic]] = [:]
    for path in Set(entries.filter { $0.stage != .merged }.map(\.path)).sorted() {
      guard let folder = Self.issueFolder(ofCompanion: path), let id = IssueID(stem: folder, prefixes: prefixes) else {
        continue
      }
      conflicts[id, default: []].append(.conflict(at: path))
    }
    return conflicts
  }

  /// The comments that hold the markers of a conflict, committed or not.
  package func conflicts(in companions: Companions) throws -> [Diagnostic] {
    try companions.comments.filter { $0.text != nil }.map(\.path).filter { path in
      try bytes(at: path).map { Document(body: $0).isConflicted } ?? false
    }.map { .conflict(at: $0) }
  }

  /// The name of the folder of an issue in which a comment or an attachment is.
  private static func issueFolder(ofCompanion path: String) -> Substring? {
    let parts = IssueFolder.unbucketed(path).split(separator: "/")
    return parts.count > 2 && ["comments", "attachments"].contains(parts[1]) ? parts[0] : nil
  }
}

extension Diagnostic {
  fileprivate static func conflict(at path: String) -> Diagnostic {
    let start = LineMap.Position(line: 1, column: 1, utf8Column: 1, utf16Column: 1)
    return Diagnostic(
      rule: "conflict-markers", level: .error, path: path, range: 0..<0, start: start, end: start,
      message: "a merge conflict that is not resolved",
      help:
        "keep what is right of both sides, and git add the file; git checkout --ours or --theirs takes one side whole",
      sourceLine: "")
  }
}

extension Snapshot.Loaded {
  /// The same, with what is wrong beside its file.
  func adding(_ diagnostics: [Diagnostic]) -> Snapshot.Loaded {
    guard !diagnostics.isEmpty else { return self }
    return switch self {
    case .issue(let issue): .faulty(issue, diagnostics)
    case .faulty(let issue, let own): .faulty(issue, own + diagnostics)
    case .broken(let issue):
      .broken(BrokenIssue(id: issue.id, path: issue.path, diagnostics: issue.diagnostics + diagnostics))
    }
  }
}
