/// A piece of a report's body that is edited by itself: a heading with the text under it, up to the next such heading.
///
/// Parts follow each other without gaps, and none is in another: whoever changes one changes nothing of the others.
package struct BodyPart: Sendable {
  /// Nil for what stands before the first heading.
  package let title: String?
  /// The form's element that it answers; the first part that answers one.
  package let element: Form.Element?
  /// The text under the heading, without blank lines around it.
  package let text: String
  /// Byte offsets in the file, with the heading.
  package let range: Range<Int>
  /// From behind the heading.
  fileprivate let textRange: Range<Int>
}

extension Document {
  /// The body in parts. A body beyond ``MarkdownLimits`` is one part.
  package func parts(_ form: Form?) -> [BodyPart] {
    let lines = bodyLines
    let headings = partHeadings(form)
    func start(ofLine line: Int) -> Int { bodyRange.lowerBound + lines.offset(ofLine: line) }
    func part(_ title: String?, _ element: Form.Element?, _ range: Range<Int>, textStart: Int) -> BodyPart {
      let textRange = min(textStart, range.upperBound)..<range.upperBound
      let text = Draft.normalized(String(decoding: bytes[textRange], as: UTF8.self))
      return BodyPart(title: title, element: element, text: text, range: range, textRange: textRange)
    }
    let starts = headings.map { start(ofLine: $0.headingLines.lowerBound) } + [bytes.count]
    var parts = [part(nil, nil, bodyRange.lowerBound..<starts[0], textStart: bodyRange.lowerBound)]
    var answered: Set<String> = []
    for (index, heading) in headings.enumerated() {
      let element = form?.sections.first { $0.isNamed(heading.title) && !answered.contains($0.id) }
      if let element { answered.insert(element.id) }
      parts.append(
        part(
          heading.title, element, starts[index]..<starts[index + 1],
          textStart: start(ofLine: heading.headingLines.upperBound + 1)))
    }
    return parts
  }

  /// The headings that start a part: those of the highest rank below a title, and those that the form knows.
  private func partHeadings(_ form: Form?) -> [Outline.Section] {
    let body = bytes[bodyRange]
    guard MarkdownLimits.excess(body) == nil else { return [] }
    func isKnown(_ title: String) -> Bool { form?.sections.contains { $0.isNamed(title) } ?? false }
    let sections = Outline(body).sections(where: isKnown)
    let level = sections.map(\.level).filter { $0 > 1 }.min() ?? 1
    return sections.filter { $0.level <= level || isKnown($0.title) }
  }

  /// Puts texts in place of those of parts of this document. Whoever leaves a part that no form requires empty has it
  /// removed, with its heading.
  package func setting(_ texts: [(part: BodyPart, text: String)]) -> Document {
    var edited = bytes
    for (part, text) in texts.sorted(by: { $0.part.range.lowerBound > $1.part.range.lowerBound }) {
      let answer = Draft.normalized(text)
      if answer.isEmpty, part.title != nil, !(part.element?.isRequired ?? false) {
        edited.removeSubrange(part.range)
        continue
      }
      let end = lineEnd
      let written = part.element.map { Draft.rendered(answer, $0) } ?? answer
      let lines = written.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
      let isLast = part.range.upperBound == bytes.count
      // A heading without a line end of its own is the last line of the file.
      let lead = part.textRange.lowerBound > 0 && bytes[part.textRange.lowerBound - 1] != UInt8(ascii: "\n") ? end : ""
      let block = answer.isEmpty ? end : end + lines + end + (isLast ? "" : end)
      edited.replaceSubrange(part.textRange, with: (lead + block).utf8)
    }
    return Document(edited)
  }

  /// This document with another text below its front matter.
  package func settingBody(_ text: String) -> Document {
    let body = Draft.normalized(text)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    return replacing(bodyRange, with: body.isEmpty ? "" : lineEnd + lines + lineEnd)
  }

  /// This document with a text behind everything else.
  package func appending(_ text: String) -> Document {
    let answer = Draft.normalized(text)
    guard !answer.isEmpty else { return self }
    let end = lineEnd
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    let lead = bytes.last == UInt8(ascii: "\n") ? end : end + end
    return replacing(bytes.count..<bytes.count, with: lead + lines + end)
  }
}
