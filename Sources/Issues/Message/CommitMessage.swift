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
    linesAboveScissors.filter { !isComment($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where the comments begin that the message ends with, which are Git's own in an editor; nil where there are none, as
  /// where Git says to cut the message at the scissors and to keep its comments.
  var startOfLastComments: Int? {
    linesAboveScissors.reversed().prefix(while: isComment).last?.startIndex
  }

  /// Whether nothing has been written yet.
  package var isBlank: Bool { lines.allSatisfy(\.isBlank) }

  /// Whether an issue is named anywhere.
  package func names(_ id: IssueID) -> Bool {
    lines.contains { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { IssueID($0) == id }
    }
  }

  /// The character that comments begin with: that of the scissors, or of the last line, since Git's own words stand last.
  private static func mark(in bytes: [UInt8]) -> String {
    let lines = lines(of: bytes)
    let line = lines.first { $0.dropFirst().elementsEqual(scissors) } ?? lines.last { !$0.isEmpty }
    guard let first = line?.first, marks.contains(first) else { return "#" }
    return String(decoding: [first], as: UTF8.self)
  }

  private var linesAboveScissors: ArraySlice<ArraySlice<UInt8>> {
    Self.lines(of: bytes).prefix { line in
      !isComment(line) || !line.dropFirst(commentMark.utf8.count).elementsEqual(Self.scissors)
    }
  }

  private func isComment(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: commentMark.utf8) }

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
