/// An issue that gets another id: how it and its file were called, and how they are now.
package struct Renaming: Sendable, Equatable {
  package let old: IssueID
  package let new: IssueID
  /// The file's name without `.md`, which its folder of comments and attachments has too.
  package let oldStem: String
  package let newStem: String

  package init(from old: IssueID, at oldPath: String, to new: IssueID, at newPath: String) {
    self.old = old
    self.new = new
    oldStem = Self.stem(oldPath)
    newStem = Self.stem(newPath)
  }

  private static func stem(_ path: String) -> String { String((path.split(separator: "/").last ?? "").dropLast(3)) }

  /// A line in which the issue has its new id and its new stem, wherever the old ones stand as words of their own.
  /// What is part of an address, as in `https://example.org/browse/BUG-001`, may mean something else, and stays.
  func applied(to line: ArraySlice<UInt8>) -> [UInt8] {
    var written: [UInt8] = []
    var index = line.startIndex
    var previous: UInt8 = 0
    while index < line.endIndex {
      if !Self.isWord(previous), let match = match(in: line[index...], after: previous) {
        written += match.replacement
        index = match.end
      } else {
        written.append(line[index])
        index += 1
      }
      previous = line[index - 1]
    }
    return written
  }

  private func match(in text: ArraySlice<UInt8>, after previous: UInt8) -> (replacement: [UInt8], end: Int)? {
    if text.starts(with: oldStem.utf8), case let end = text.startIndex + oldStem.utf8.count,
      end == text.endIndex
        || !Self.isWord(text[end])
    {
      return (Array(newStem.utf8), end)
    }
    guard previous != UInt8(ascii: "/") else { return nil }
    let prefix = old.prefix.utf8
    guard text.count > prefix.count + 1, zip(text, prefix).allSatisfy({ Self.lower($0) == Self.lower($1) }) else {
      return nil
    }
    let dash = text.startIndex + prefix.count
    guard text[dash] == UInt8(ascii: "-") else { return nil }
    let end = text[(dash + 1)...].firstIndex { !Self.isWord($0) } ?? text.endIndex
    guard IssueID(String(decoding: text[..<end], as: UTF8.self)) == old else { return nil }
    return (Array(new.description.utf8), end)
  }

  /// Whether a sign goes on with an id, or with the name of a file that begins with one.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || lower(byte) >= 0x61 && lower(byte) <= 0x7A || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

extension Document {
  /// The issue under another id; `formerly` says what it was called.
  package func renumbered(from old: IssueID, to new: IssueID) -> Document {
    setting("id", to: .text(new.description)).adding([old.description], to: "formerly")
  }

  /// This document with references that follow issues to their new ids: in `related`, and in the text below the front
  /// matter.
  ///
  /// - Parameter isOwn: Whether a line, without its line end, is to be looked at.
  package func renaming(_ renamings: [Renaming], where isOwn: (ArraySlice<UInt8>) -> Bool) -> Document {
    let related = frontMatter["related"]?.lines ?? 0..<0
    var written: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let line = Line(bytes, at: start)
      var text = Array(bytes[line.range])
      if bodyRange.contains(start) || related.contains(start), isOwn(bytes[line.range]) {
        for renaming in renamings { text = renaming.applied(to: text[...]) }
      }
      written += text
      written += bytes[line.range.upperBound..<line.next]
      start = line.next
    }
    return written == bytes ? self : bodyRange == 0..<bytes.count ? Document(body: written) : Document(written)
  }
}
