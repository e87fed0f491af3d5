package import Issues

extension Snapshot {
  /// The issues that had an id before they were renumbered.
  package func issues(formerly id: IssueID) throws -> [Issue] {
    try files(thatMaySay: id).compactMap { file in
      guard file.id != id, let bytes = try read(file)?.bytes, bytes.withUnsafeBytes({ $0.holds("formerly") }),
        let issue = Issue(Document(bytes), path: file.path),
        issue.texts("formerly").contains(where: { IssueID($0) == id })
      else { return nil }
      return issue
    }
  }

  /// The id by which an issue is found now: another, where it was renumbered and no issue here has the old one.
  ///
  /// - Throws: ``StoreError/ambiguous(_:paths:)`` where several had it.
  package func currentID(of id: IssueID) throws -> IssueID {
    guard try files(of: id).isEmpty else { return id }
    let former = try issues(formerly: id)
    guard former.count < 2 else { throw StoreError.ambiguous(id, paths: former.map(\.path)) }
    return former.first?.id ?? id
  }

  private func files(thatMaySay id: IssueID) throws -> [File] {
    try withIndex { index in
      let known = try index.rows { row in row.texts("formerly").contains { IssueID($0) == id } }
      let paths = known.map(\.path) + index.others.map { index.table.path($0) }
      return try paths.sorted().compactMap { try issueFile(at: $0) }
    } ?? files()
  }

  /// Whether there are so few issues that all can be asked for a remark that nobody has asked for.
  package var mayBeLookedThrough: Bool { get throws { try (knownNames()?.count ?? files().count) <= 2_000 } }
}
