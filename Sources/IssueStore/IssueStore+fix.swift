internal import Git
package import Issues

extension IssueStore {
  /// What came of fixing files.
  package struct Fixed {
    package fileprivate(set) var diagnostics: [Diagnostic] = []
    /// The files that are others now.
    package fileprivate(set) var paths: [String] = []
    /// Those that cannot be read, or are in conflict; they are as they were.
    package fileprivate(set) var unread: [String] = []
  }

  /// Applies the fixes of what is wrong with some issues to the work tree. Nothing is staged or committed.
  ///
  /// Each file is replaced as a whole, and keeps its mode and its line ends. One that is edited meanwhile is left alone.
  ///
  /// - Throws: ``StoreError/refused(message:help:)`` where there is no work tree.
  package func fix(_ files: [Snapshot.File], _ allowed: Fix.Applicability, with checker: Checker, _ session: Session)
    throws -> Fixed
  {
    guard let workTree, checker.snapshot.source == .workTree else {
      throw StoreError.refused(
        message: "there is no work tree whose files could be fixed", help: "leave out --fix, or run it in a clone")
    }
    let lock = try WriterLock(directory: "\(repository.commonDirectory)/git-issue", session)
    defer { lock.release() }
    let index = try repository.openIndex()
    var fixed = Fixed()
    // A comment is what somebody said.
    for file in files where file.blob == nil && !IssueFolder.isComment(file.path) {
      guard let read = try checker.snapshot.contents(of: file) else { continue }
      let document = Document(read.bytes)
      let isConflicted = IndexEntry.Stage.conflicting.contains { index.entry(file.path, stage: $0) != nil }
      guard read.mode != .unreadable, read.size <= Document.largest, document.isMendable, !isConflicted else {
        fixed.unread.append(file.path)
        continue
      }
      let mended = try document.mended(allowed) { try checker.judge($0, path: file.path) }
      guard mended.document != document, try workTree.read(file.path)?.bytes == read.bytes else { continue }
      try workTree.write(file.path, mended.document.bytes, .asBefore)
      fixed.diagnostics += mended.fixed
      fixed.paths.append(file.path)
    }
    return fixed
  }
}
