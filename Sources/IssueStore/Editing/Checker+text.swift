internal import Issues

extension Checker {
  /// Judges what a file would be with another text, as an editor has it before it is saved.
  ///
  /// What is wrong with the file besides, as with a link, is told too. Settings and forms that cannot be read are told
  /// elsewhere: ``Snapshot/fault(in:ofFileAt:_:)``.
  package func check(_ bytes: [UInt8], inPlaceOf path: String, _ role: FileRole) throws -> Judged {
    switch role {
    case .issue:
      let file = try snapshot.entry(at: path)
      let mode = try file.map { try snapshot.exactMode(of: $0) } ?? .regular
      let document = Document(bytes.count > Document.largest ? [] : bytes)
      let found = try check(document, path: path, mode: mode, size: bytes.count, surroundings)
      return judged(found, paths: [path])
    case .comment: return judged(check(comment: bytes, size: bytes.count, path: path))
    case .knownIssue:
      let document = Document(bytes.count > Document.largest ? [] : bytes)
      return judged(check(document, ofKnownIssueAt: path, size: bytes.count))
    case .watchList: return judged(checkWatchList(bytes, size: bytes.count))
    case .configuration: return judged(checkSettings(bytes, size: bytes.count))
    case .form, .baseline: return Judged()
    }
  }
}
