/// Turns byte offsets of a text into lines and columns.
package struct LineMap: Sendable {
  /// A place, its line and columns counted from 1, the columns in each unit that programs ask for.
  package struct Position: Hashable, Comparable, Sendable {
    package let line: Int
    /// In Unicode scalars, as people and editors count. A byte that is not UTF-8 counts as the U+FFFD that is shown.
    package let column: Int
    /// In bytes, as reviewdog counts.
    package let utf8Column: Int
    /// In UTF-16 code units, as SARIF and language servers count.
    package let utf16Column: Int

    package init(line: Int, column: Int, utf8Column: Int, utf16Column: Int) {
      self.line = line
      self.column = column
      self.utf8Column = utf8Column
      self.utf16Column = utf16Column
    }

    package static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
  }

  private let bytes: [UInt8]
  private let starts: [Int]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
  }

  /// The line of a byte offset, counted from 1. A line of many megabytes costs no more than another.
  package func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let low = line(of: offset) - 1
    let before = bytes[starts[low]..<offset]
    let length = before.count
    // Nearly always; then all units are one.
    guard !before.allSatisfy({ $0 < 0x80 }) else {
      return Position(line: low + 1, column: length + 1, utf8Column: length + 1, utf16Column: length + 1)
    }
    let text = String(decoding: before, as: UTF8.self)
    return Position(
      line: low + 1, column: text.unicodeScalars.count + 1, utf8Column: length + 1, utf16Column: text.utf16.count + 1)
  }

  /// A line's text, without its line end.
  package func text(ofLine line: Int) -> String { String(decoding: bytes[range(ofLine: line)], as: UTF8.self) }

  /// Runs on the bytes of a line, without its line end.
  func bytes<Result>(ofLine line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(ofLine: line)])) }
  }

  /// The bytes of a line, without its line end; none for a line that is not there.
  package func range(ofLine line: Int) -> Range<Int> {
    guard starts.indices.contains(line - 1) else { return bytes.count..<bytes.count }
    let start = starts[line - 1]
    let end = max(start, line < starts.count ? starts[line] - 1 : bytes.count)
    return start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
  }

  /// The byte offset at which a line, counted from 1, starts.
  package func offset(ofLine line: Int) -> Int {
    line - 1 < starts.count ? starts[max(0, line - 1)] : bytes.count
  }
}
