/// A line of an issue that answers a search.
package struct SearchHit: Sendable {
  /// In the file, from 1.
  package let line: Int
  /// The section that the line is in; nil above the first.
  package let section: String?
  package let text: String
  /// Where the search is answered, in characters.
  package let places: [Range<Int>]
}

extension TextSearch {
  /// The lines below the front matter that answer, those that hold the whole text first.
  package func hits(in document: Document) -> [SearchHit] {
    let map = LineMap(document.bytes)
    let first = map.line(of: document.bodyRange.lowerBound)
    var whole: [Int] = []
    var parts: [Int] = []
    for line in first...map.line(of: document.bodyRange.upperBound) {
      let text = map.text(ofLine: line)
      guard patterns.contains(where: { $0.occurs(in: text) }) else { continue }
      if isWhole(in: text) { whole.append(line) } else { parts.append(line) }
    }
    guard !whole.isEmpty || !parts.isEmpty else { return [] }
    let sections = Self.sections(of: document)
    return (whole + parts).map { line in
      let text = map.text(ofLine: line)
      let inBody = line - first + 1
      let section = sections.last { $0.headingLines.lowerBound <= inBody && inBody < $0.endLine }
      return SearchHit(line: line, section: section?.title, text: text, places: places(in: text))
    }
  }

  private static func sections(of document: Document) -> [Outline.Section] {
    let body = document.bytes[document.bodyRange]
    return MarkdownLimits.excess(body) == nil ? Outline(body).sections() : []
  }
}
