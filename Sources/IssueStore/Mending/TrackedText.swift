internal import Git
package import Issues

/// The file of an issue or of a comment as a text, whatever is wrong with it.
package struct TrackedText {
  package let path: String
  package let bytes: [UInt8]
  /// The issue that it is, or stands beside, by its name or by what it says.
  package let id: IssueID?
  package let diagnostics: [Diagnostic]

  /// The lines that somebody was shown and has sent back: those that are not changed keep their line ends.
  ///
  /// - Parameter text: With plain line ends.
  package func edited(_ text: String) -> [UInt8] {
    let old = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    let new = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    let carriageReturn = UInt8(ascii: "\r")
    func plain(_ line: [UInt8]) -> ArraySlice<UInt8> { line.last == carriageReturn ? line.dropLast() : line[...] }
    let shortest = min(old.count, new.count)
    // What stands behind the last line end is a line of another kind.
    let before =
      (0..<shortest).first { index in
        plain(old[index]) != new[index][...] || (index == old.count - 1) != (index == new.count - 1)
      } ?? shortest
    let after =
      (0..<(shortest - before)).first { plain(old[old.count - 1 - $0]) != new[new.count - 1 - $0][...] }
      ?? shortest - before
    let ends = Document(bytes).lineEnd == "\r\n"
    let changed = new[before..<(new.count - after)].enumerated().map { index, line in
      ends && before + index < new.count - 1 ? line + [carriageReturn] : line
    }
    let lines = old[..<before] + changed + old[(old.count - after)...]
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}

extension Snapshot {
  /// The text of an issue's file, or of a comment.
  ///
  /// - Throws: ``StoreError/noText(path:reason:)`` for any other path, and for what is no text.
  package func text(at path: String) throws -> TrackedText {
    guard WorkTree.isSafe(path), let file = try issueFile(at: path) ?? commentFile(at: path) else {
      throw StoreError.noText(path: path, reason: "is no file of an issue")
    }
    guard file.mode == .regular || file.mode == .executable, let read = try contents(of: file) else {
      throw StoreError.noText(path: path, reason: "is no regular file")
    }
    guard read.size <= Document.largest else {
      throw StoreError.noText(path: path, reason: "is larger than \(Document.largest >> 20) MB")
    }
    guard read.bytes.firstInvalidUTF8 == nil, !read.bytes.contains(0) else {
      throw StoreError.noText(path: path, reason: "is not UTF-8 text")
    }
    let stated = Document(read.bytes)["id"]?.text.flatMap { IssueID($0) }
    let folder = IssueFolder.isComment(path) ? IssueFolder.companionFolder(of: path) : nil
    let id = try folder.flatMap { try idOfFolder($0) } ?? file.id ?? stated
    return TrackedText(
      path: path, bytes: read.bytes, id: id, diagnostics: try judge(read.bytes, at: path).diagnostics)
  }

  private func commentFile(at path: String) throws -> File? {
    IssueFolder.isComment(path) ? try entry(at: path) : nil
  }

  /// What the rules say of a text in place of that of a file.
  func judge(_ bytes: [UInt8], at path: String) throws -> Judged {
    let checker = try Checker(self, comparedWith: self)
    guard IssueFolder.isComment(path) else { return try checker.check(Document(bytes), path: path) }
    return checker.check(comment: String(decoding: bytes, as: UTF8.self), path: path)
  }
}
