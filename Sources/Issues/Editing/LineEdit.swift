/// Lines of a text, and what stands there instead.
package struct LineEdit: Sendable, Equatable {
  /// Byte offsets in the old text.
  package let range: Range<Int>
  package let text: String

  package init(range: Range<Int>, text: String) { (self.range, self.text) = (range, text) }

  /// What makes one text of another, in the order of the places: lines that both have stay as they are.
  package static func edits(from old: [UInt8], to new: [UInt8]) -> [LineEdit] {
    let (oldLines, newLines) = (TextLine.lines(of: old[...]), TextLine.lines(of: new[...]))
    var numbers = LineNumbers<TextLine>()
    let places = LineMatches.places(of: numbers.of(oldLines), in: numbers.of(newLines))
    var edits: [LineEdit] = []
    var (line, newLine) = (0, 0)
    while line < oldLines.count || newLine < newLines.count {
      let kept = places[line...].firstIndex { $0 != nil } ?? oldLines.count
      let newEnd = kept < oldLines.count ? places[kept] ?? newLines.count : newLines.count
      if kept > line || newEnd > newLine {
        let start = line < oldLines.count ? oldLines[line].startIndex : old.count
        let end = kept < oldLines.count ? oldLines[kept].startIndex : old.count
        let text = String(decoding: newLines[newLine..<newEnd].joined(), as: UTF8.self)
        edits.append(LineEdit(range: start..<end, text: text))
      }
      (line, newLine) = (kept + 1, newEnd + 1)
    }
    return edits
  }
}
