extension LineMap {
  /// What columns are counted in.
  package enum Unit: Sendable { case utf8, utf16 }

  /// The byte offset of a place; where there is none such, of the nearest one before it. It is never inside of a character.
  ///
  /// - Parameters:
  ///   - line: Counted from 1.
  ///   - column: Counted from 1.
  package func offset(ofLine line: Int, column: Int, in unit: Unit) -> Int {
    let range = range(ofLine: line)
    return bytes(ofLine: line) { bytes in
      var (index, count) = (0, 1)
      while index < bytes.count {
        // In UTF-16, what takes four bytes takes two units, and all else one.
        let length = bytes[index] < 0x80 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        count += unit == .utf8 ? length : length == 4 ? 2 : 1
        guard count <= column else { break }
        index += length
      }
      return range.lowerBound + min(index, bytes.count)
    }
  }
}

extension LineMap.Position {
  package func column(in unit: LineMap.Unit) -> Int { unit == .utf8 ? utf8Column : utf16Column }
}

extension LineMap {
  /// The byte offset of a column in characters, as messages count them.
  package func offset(ofLine line: Int, character column: Int) -> Int {
    let range = range(ofLine: line)
    let text = self.text(ofLine: line).unicodeScalars.prefix(max(0, column - 1))
    return min(range.upperBound, range.lowerBound + text.reduce(0) { $0 + UTF8.width($1) })
  }
}
