/// A commit message as Git gives it to a hook: with comments, and with the change below a line of scissors.
package struct CommitMessage: Sendable {
  package let bytes: [UInt8]
  /// What the lines begin with that do not go into the commit.
  package let commentMark: String

  /// - Parameter setting: `core.commentString` or `core.commentChar`, as far as one is set.
  package init(_ bytes: [UInt8], commentSetting setting: String?) {
    self.bytes = bytes
    commentMark = setting == Self.chosenByGit ? Self.mark(in: bytes) : setting ?? "#"
  }

  /// The value of `core.commentChar` with which Git chooses a character that no line of the message begins with.
  package static let chosenByGit = "auto"
  private static let marks = Array("#;@!$%^&|:".utf8)
  private static let scissors = Array(" ------------------------ >8 ------------------------".utf8)

  /// The lines that go into the commit.
  package var lines: [String] {
    let mark = Array(commentMark.utf8)
    var lines: [String] = []
    for line in Self.lines(of: bytes) {
      guard line.starts(with: mark) else {
        lines.append(String(decoding: line, as: UTF8.self))
        continue
      }
      if line.dropFirst(mark.count).elementsEqual(Self.scissors) { break }
    }
    return lines
  }

  /// Whether nothing has been written yet.
  package var isBlank: Bool { lines.allSatisfy(\.isBlank) }

  /// Whether an issue is named anywhere.
  package func names(_ id: IssueID) -> Bool {
    lines.contains { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { IssueID($0) == id }
    }
  }

  /// Whether nothing was written but references to issues, as a hook offers them, and what a template has.
  package func isOffer(besides template: CommitMessage?) -> Bool { written == template?.written ?? [] }

  private var written: [String] {
    lines.filter { line in
      let trailer = IssueTrailer.candidates(in: Array(line.utf8)).first
      return !line.isBlank && trailer?.claim != .refers
    }
  }

  /// The character that comments begin with: that of the scissors, or of the last line, since Git's own words stand last.
  private static func mark(in bytes: [UInt8]) -> String {
    let lines = lines(of: bytes)
    let line = lines.first { $0.dropFirst().elementsEqual(scissors) } ?? lines.last { !$0.isEmpty }
    guard let first = line?.first, marks.contains(first) else { return "#" }
    return String(decoding: [first], as: UTF8.self)
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let line = Line(bytes, at: start)
      lines.append(bytes[line.range])
      start = line.next
    }
    return lines
  }
}
