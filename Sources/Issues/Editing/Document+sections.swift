extension Document {
  /// The sections of the body that answer an element, in the order of the file.
  package func sections(for element: Form.Element) -> [Outline.Section] {
    let body = bytes[bodyRange]
    guard MarkdownLimits.excess(body) == nil else { return [] }
    return Outline(body).sections { element.isNamed($0) }.filter { element.isNamed($0.title) }
  }

  /// The text under a section's heading, as it was written, without blank lines around it.
  ///
  /// - Parameter lines: The lines of the body.
  package func text(of section: Outline.Section, in lines: LineMap) -> String {
    let start = lines.offset(ofLine: section.headingLines.upperBound + 1)
    let range = (start..<max(start, lines.offset(ofLine: section.endLine))).moved(by: bodyRange.lowerBound)
    return Draft.normalized(String(decoding: bytes[range], as: UTF8.self))
  }

  /// The lines of the body.
  package var bodyLines: LineMap { LineMap(Array(bytes[bodyRange])) }

  /// Puts a text under an element's heading: in place of what is there, or in a new section at the form's place for it.
  package func settingSection(_ element: Form.Element, to text: String, form: Form) -> Document {
    let end = lineEnd
    let lines = Draft.rendered(Draft.normalized(text), element).split(separator: "\n", omittingEmptySubsequences: false)
    let answer = lines.joined(separator: end)
    if let section = sections(for: element).first {
      let range = content(of: section)
      let isLast = range.upperBound == bytes.count
      return replacing(range, with: end + answer + end + (isLast ? "" : end))
    }
    var place = bytes.count
    var isFound = false
    for later in form.sections.drop(while: { $0.id != element.id }).dropFirst() {
      guard let section = sections(for: later).first else { continue }
      place = lineStart(section.headingLines.lowerBound)
      isFound = true
      break
    }
    var text = "## \(element.label)\(end)\(end)\(answer)\(end)"
    if isFound {
      text += end
    } else {
      let tail = bytes[bodyRange].suffix(2 * end.utf8.count)
      let hasLineEnd = tail.last == UInt8(ascii: "\n") || bodyRange.isEmpty
      text = (hasLineEnd ? "" : end) + end + text
    }
    return replacing(place..<place, with: text)
  }

  /// From behind the heading to the next section.
  private func content(of section: Outline.Section) -> Range<Int> {
    let start = lineStart(section.headingLines.upperBound + 1)
    return start..<max(start, lineStart(section.endLine))
  }

  /// The offset in the file at which a line of the body, counted from 1, starts.
  private func lineStart(_ line: Int) -> Int {
    bodyRange.lowerBound + bodyLines.offset(ofLine: line)
  }
}
