/// A comment `<!-- git-issue: allow RULE: reason -->`: somebody has looked at what a rule finds here, and stands by it.
package struct Excuse: Sendable, Equatable {
  package let rule: RuleID
  /// Empty where none was given. Then nobody can tell later whether the excuse still holds, so it is none.
  package let reason: String
  /// The comment, as byte offsets in the file.
  package let range: Range<Int>
  /// Where a finding must start to be excused: the line of the comment and the next one, or the code block that starts
  /// there, since a comment within the code would be text.
  package let reach: Range<Int>
}

extension Excuse {
  private static let mark = Array("<!-- git-issue: allow ".utf8)
  private static let end = Array("-->".utf8)

  /// The excuses of a file, in its order. What stands in code is a text about excuses, and none.
  static func all(in subject: Subject) -> [Excuse] {
    let bytes = subject.document.bytes
    guard bytes.withUnsafeBufferPointer({ $0.contains(mark) }) else { return [] }
    var code = subject.codeBlocks[...]
    var excuses: [Excuse] = []
    var start = 0
    while start < bytes.count {
      while let block = code.first, block.upperBound <= start { code.removeFirst() }
      if let block = code.first, block.contains(start) {
        start = block.upperBound
        continue
      }
      let line = Line(bytes, at: start)
      let comments = comments(bytes, line.range)
      if !comments.isEmpty {
        let reach = start..<reach(bytes, below: line, code.first)
        excuses += comments.map { Excuse(bytes, $0, reach: reach) }
      }
      start = line.next
    }
    return excuses
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>, reach: Range<Int>) {
    let text = bytes[range].dropFirst(Self.mark.count).dropLast(Self.end.count)
    let parts = String(decoding: text, as: UTF8.self).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    rule = RuleID(rawValue: parts[0].trimmed)
    reason = parts.count > 1 ? parts[1].trimmed : ""
    self.range = range
    self.reach = reach
  }

  /// Behind the next line, or the code block that starts on it; at the end of the file, behind that.
  private static func reach(_ bytes: [UInt8], below line: Line, _ code: Range<Int>?) -> Int {
    guard line.next < bytes.count else { return bytes.count + 1 }
    if let code, code.lowerBound == line.next { return code.upperBound }
    let next = Line(bytes, at: line.next)
    return next.next < bytes.count ? next.next : bytes.count + 1
  }

  /// The comments of a line that are excuses, but for those in inline code.
  private static func comments(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    guard bytes.withUnsafeBufferPointer({ UnsafeBufferPointer(rebasing: $0[line]).contains(mark) }) else { return [] }
    func backticks(at start: Int) -> Int { bytes[start..<line.upperBound].prefix { $0 == UInt8(ascii: "`") }.count }
    /// Where the last run of so many backticks starts: code is open for as long as another one follows.
    var lastRuns: [Int: Int] = [:]
    var start = line.lowerBound
    while start < line.upperBound {
      let length = backticks(at: start)
      if length > 0 { lastRuns[length] = start }
      start += max(1, length)
    }
    var found: [Range<Int>] = []
    /// How many backticks end the code in which this stands.
    var codeFence: Int?
    start = line.lowerBound
    while start < line.upperBound {
      let length = backticks(at: start)
      if length > 0 {
        if codeFence == length {
          codeFence = nil
        } else if codeFence == nil, lastRuns[length] ?? 0 > start {
          codeFence = length
        }
        start += length
      } else if codeFence == nil, bytes[start..<line.upperBound].starts(with: mark) {
        let ends = (start + mark.count..<line.upperBound).lazy.filter { bytes[$0..<line.upperBound].starts(with: end) }
        guard let close = ends.first else { return found }
        found.append(start..<close + end.count)
        start = close + end.count
      } else {
        start += 1
      }
    }
    return found
  }
}

extension Subject {
  /// The lines of each code block of the body, as byte offsets in the file.
  fileprivate var codeBlocks: [Range<Int>] {
    func lines(_ blocks: [MarkdownBlock]) -> [ClosedRange<Int>] {
      blocks.flatMap { block in
        if case .code = block.kind { [block.lines] } else { lines(block.children) }
      }
    }
    return lines(outline.blocks).map { Line.whole(document.bytes, range(ofBodyLines: $0)) }
  }
}
