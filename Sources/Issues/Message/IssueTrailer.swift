/// A line of a commit message that says what the commit has to do with issues: `Closes: BUG-012`.
package struct IssueTrailer: Sendable {
  /// What is said of the issues.
  package enum Claim: Sendable {
    /// `Closes`, `Fixes` or `Resolves`: with this commit they are closed.
    case closes
    /// `Refs`: they are there.
    case refers
  }

  /// An issue that is named.
  package struct Mention: Sendable {
    package let id: IssueID
    /// Byte offsets in the message.
    package let range: Range<Int>
  }

  package let claim: Claim
  /// One or more; of an unclear value the first.
  package let mentions: [Mention]
  /// Whether the value begins with an id, and goes on as no list of ids does: `BUG-012 (see there)`. Nothing is claimed
  /// by it.
  package let isUnclear: Bool

  private static let claims: [(key: [UInt8], claim: Claim)] = [
    (Array("closes".utf8), .closes), (Array("fixes".utf8), .closes), (Array("resolves".utf8), .closes),
    (Array("refs".utf8), .refers),
  ]
}

extension IssueTrailer {
  /// The lines of a message that are trailers if they stand where Git looks for trailers, and whose values are ids,
  /// with commas or blanks between, or begin with one. `Fixes: 0123456789ab ("login: …")` and `Closes: #12` are none.
  package static func candidates(in message: [UInt8]) -> [IssueTrailer] {
    var found: [IssueTrailer] = []
    var start = 0
    while start < message.count {
      let line = Line(message, at: start)
      start = line.next
      guard let (claim, value) = head(message, line.range) else { continue }
      var end = line.range.upperBound
      // A value goes on in lines that are indented.
      while start < message.count, message[start].isBlankOrTab {
        let next = Line(message, at: start)
        (end, start) = (next.range.upperBound, next.next)
      }
      if let mentions = mentions(message, value..<end) {
        found.append(IssueTrailer(claim: claim, mentions: mentions, isUnclear: false))
      } else if let first = firstMention(message, value..<end) {
        found.append(IssueTrailer(claim: claim, mentions: [first], isUnclear: true))
      }
    }
    return found
  }

  /// Those candidates of a message that Git takes for trailers, of several that say the same the last.
  ///
  /// - Parameter answer: What `git interpret-trailers --parse` prints for the message. Git looks for trailers at its end,
  ///   so each is the last candidate that says the same.
  package static func confirmed(_ candidates: [IssueTrailer], by answer: [UInt8]) -> [IssueTrailer] {
    var left = candidates[...]
    var confirmed: [IssueTrailer] = []
    for trailer in Self.candidates(in: answer).reversed() {
      guard let index = left.lastIndex(where: { $0.says(trailer) }) else { continue }
      if !confirmed.contains(where: { $0.says(trailer) }) { confirmed.append(left[index]) }
      left = left[..<index]
    }
    return confirmed.reversed()
  }

  private func says(_ other: IssueTrailer) -> Bool {
    claim == other.claim && isUnclear == other.isUnclear && mentions.map(\.id) == other.mentions.map(\.id)
  }

  /// What the key of a line says, and where the value begins; nil for any other line.
  private static func head(_ message: [UInt8], _ line: Range<Int>) -> (Claim, value: Int)? {
    let letters = message[line].prefix { $0.isLetter }
    let known = claims.first { $0.key.elementsEqual(letters.lazy.map { $0 | 0x20 }) }
    guard let known else { return nil }
    var place = letters.endIndex
    while place < line.upperBound, message[place].isBlankOrTab { place += 1 }
    // `trailer.separators` may have others than the colon; Git knows which.
    guard place < line.upperBound, (0x21...0x2F).contains(message[place]) || (0x3A...0x40).contains(message[place])
    else { return nil }
    return (known.claim, place + 1)
  }

  /// The ids of a value; nil where it has none, or anything else.
  private static func mentions(_ message: [UInt8], _ value: Range<Int>) -> [Mention]? {
    let parts = message[value].split { $0.isBlankOrTab || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
    var mentions: [Mention] = []
    for part in parts {
      guard let id = IssueID(String(decoding: part, as: UTF8.self)) else { return nil }
      mentions.append(Mention(id: id, range: part.startIndex..<part.endIndex))
    }
    return mentions.isEmpty ? nil : mentions
  }

  /// The id that a value begins with, without the marks around it: `` `BUG-012`. ``
  private static func firstMention(_ message: [UInt8], _ value: Range<Int>) -> Mention? {
    let start = message[value].firstIndex { !$0.isBlank && !"#`'\"([<".utf8.contains($0) } ?? value.upperBound
    let word = message[start..<value.upperBound].prefix { $0.isLetter || (0x30...0x39).contains($0) || $0 == 0x2D }
    let id = IssueID(String(decoding: word, as: UTF8.self))
    return id.map { Mention(id: $0, range: word.startIndex..<word.endIndex) }
  }
}

extension UInt8 {
  fileprivate var isBlankOrTab: Bool { self == 0x20 || self == 0x09 }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) && self >= 0x41 }
}
