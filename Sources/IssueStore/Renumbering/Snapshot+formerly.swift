package import Issues

extension Snapshot {
  /// The issues that had an id before they were renumbered.
  package func issues(formerly id: IssueID) throws -> [Issue] {
    let word = Array("formerly".utf8)
    return try files().compactMap { file in
      guard file.id != id, let bytes = try read(file)?.bytes, bytes.firstRange(of: word) != nil,
        let issue = Issue(Document(bytes), path: file.path),
        issue.texts("formerly").contains(where: { IssueID($0) == id })
      else { return nil }
      return issue
    }
  }

  /// Whether there are so few issues that all can be read for a remark that nobody has asked for.
  package var mayBeLookedThrough: Bool { get throws { try files().count <= 2_000 } }
}
