/// The body of a report, cut at its headings.
///
/// A heading is any Markdown heading, at any level, and a bold line of its own (`**To Reproduce**`), which ranks below
/// all of them. A line that ends with a colon (`Steps to reproduce:`) is one only where a form knows its name, so the
/// asker says which names count.
package struct Outline: Sendable {
  /// A heading and what stands under it, up to the next heading that ranks as high.
  package struct Section: Sendable {
    package let title: String
    /// 1 to 6; 7 for a bold line, 8 for a line that ends with a colon.
    package let level: Int
    /// The heading's own lines, counted from 1 in the body.
    package let headingLines: ClosedRange<Int>
    /// Up to, but not including, this line.
    package let endLine: Int
    /// What stands under the heading, deeper headings among it.
    package let blocks: [MarkdownBlock]
  }

  package let blocks: [MarkdownBlock]
  package let lineCount: Int

  package init(_ body: some Collection<UInt8>) {
    blocks = Self.splitBoldLines(MarkdownBlock.parse(body))
    lineCount = body.count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The sections, in the order of the text.
  ///
  /// - Parameter isName: Whether a line that ends with a colon is the name of a section.
  package func sections(where isName: (String) -> Bool = { _ in false }) -> [Section] {
    let parts = blocks.flatMap { Self.splitLabel($0, isName) }
    var sections: [Section] = []
    for (index, block) in parts.enumerated() {
      guard let (title, level) = Self.heading(block, isName) else { continue }
      let end = parts[(index + 1)...].firstIndex { Self.heading($0, isName).map { $0.level <= level } ?? false }
      sections.append(
        Section(
          title: title, level: level, headingLines: block.lines,
          endLine: end.map { parts[$0].lines.lowerBound } ?? lineCount + 1,
          blocks: Array(parts[(index + 1)..<(end ?? parts.count)])))
    }
    return sections
  }

  /// What stands before the first heading.
  package var preamble: [MarkdownBlock] { Array(blocks.prefix { Self.heading($0) { _ in false } == nil }) }

  /// The title and rank of a block that is a heading.
  static func heading(_ block: MarkdownBlock, _ isName: (String) -> Bool) -> (title: String, level: Int)? {
    switch block.kind {
    case .heading(let level): return (name(block.text), level)
    case .paragraph where block.inlines.contains(.onlyBold): return (name(block.text), 7)
    case .paragraph:
      guard let last = block.text.last, last == ":" || last == "：", !block.text.contains("\n") else { return nil }
      let title = name(block.text)
      return isName(title) ? (title, 8) : nil
    default: return nil
    }
  }

  private static func name(_ text: String) -> String {
    var name = text.trimmed[...]
    while let last = name.last, last == ":" || last == "：" || last.isWhitespace { name.removeLast() }
    return String(name)
  }

  /// A paragraph whose first line is bold is that heading, and a paragraph of the rest.
  private static func splitBoldLines(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
    blocks.flatMap { block -> [MarkdownBlock] in
      guard block.kind == .paragraph, block.inlines.contains(.boldFirstLine) else { return [block] }
      return split(block, headingInlines: .onlyBold)
    }
  }

  /// A paragraph whose first line is a known name with a colon is that heading, and a paragraph of the rest.
  private static func splitLabel(_ block: MarkdownBlock, _ isName: (String) -> Bool) -> [MarkdownBlock] {
    guard block.kind == .paragraph, let newline = block.text.firstIndex(of: "\n") else { return [block] }
    let first = block.text[..<newline].trimmed
    guard let last = first.last, last == ":" || last == "：", isName(name(first)) else { return [block] }
    return split(block, headingInlines: [])
  }

  private static func split(_ block: MarkdownBlock, headingInlines: MarkdownBlock.Inlines) -> [MarkdownBlock] {
    let first = block.lines.lowerBound
    let newline = block.text.firstIndex(of: "\n") ?? block.text.endIndex
    let heading = MarkdownBlock(
      kind: .paragraph, lines: first...first, text: String(block.text[..<newline]), inlines: headingInlines)
    let rest = block.text[newline...].dropFirst()
    guard !rest.isEmpty, block.lines.upperBound > first else { return [heading] }
    let inlines = block.inlines.subtracting([.boldFirstLine, .onlyBold])
    return [
      heading,
      MarkdownBlock(
        kind: .paragraph, lines: (first + 1)...block.lines.upperBound, text: String(rest), inlines: inlines),
    ]
  }
}
