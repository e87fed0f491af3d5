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
    let translated = PlainMarkup.markdown(body)
    blocks = Self.splitBoldLines(translated.map { MarkdownBlock.parse($0) } ?? MarkdownBlock.parse(body))
    lineCount = body.count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The sections, in the order of the text.
  ///
  /// - Parameter isName: Whether a line that ends with a colon is the name of a section.
  package func sections(where isName: (String) -> Bool = { _ in false }) -> [Section] {
    let parts = parts(where: isName)
    let headings = parts.map { Self.heading($0, isName) }
    var sections: [Section] = []
    for (index, block) in parts.enumerated() {
      guard let (title, level) = headings[index] else { continue }
      let end = headings[(index + 1)...].firstIndex { $0.map { $0.level <= level } ?? false }
      sections.append(
        Section(
          title: title, level: level, headingLines: block.lines,
          endLine: end.map { parts[$0].lines.lowerBound } ?? lineCount + 1,
          blocks: Array(parts[(index + 1)..<(end ?? parts.count)])))
    }
    return sections
  }

  /// The blocks in the order of the text, with lines that are names of sections apart from what follows them.
  func parts(where isName: (String) -> Bool) -> [MarkdownBlock] {
    var parts: [MarkdownBlock] = []
    for block in blocks {
      switch block.kind {
      case .paragraph: parts += Self.splitLabels(block, isName)
      case .code: parts += Self.unfenced(block, isName).flatMap { Self.splitLabels($0, isName) }
      default: parts.append(block)
      }
    }
    return parts
  }

  /// What stands before the first heading.
  package var preamble: [MarkdownBlock] { Array(blocks.prefix { Self.heading($0) { _ in false } == nil }) }

  /// The title and rank of a block that is a heading.
  static func heading(_ block: MarkdownBlock, _ isName: (String) -> Bool) -> (title: String, level: Int)? {
    switch block.kind {
    case .heading(let level): return (name(block.text), level)
    case .paragraph where block.inlines.contains(.onlyBold): return (name(block.text), 7)
    case .paragraph where block.inlines.contains(.onlyEmphasis) && isName(name(block.text)):
      return (name(block.text), 7)
    case .paragraph:
      guard isOneLine(block.text), let title = label(block.text[...]), isName(title) else { return nil }
      return (title, 8)
    default: return nil
    }
  }

  /// The words of a line that may be a name: `Steps to reproduce:`, `What steps reproduce it?`, `STEPS`.
  private static func label(_ line: Substring) -> String? {
    guard mayBeLabel(line) else { return nil }
    let line = line.trimmed
    guard line.utf8.count <= 200, let last = line.last else { return nil }
    // `■再現手順`, `【再現手順】`.
    if let first = line.first, "■□◆◇●○▼▲★☆▶【［".contains(first) { return name(line) }
    // Lines in capitals are the headings of plain text.
    if line.utf8.count <= 60, line.contains(where: \.isUppercase), !line.contains(where: \.isLowercase), last.isLetter {
      return line
    }
    guard ":：?？".contains(last) else { return nil }
    // A sentence may end so as well.
    let words = line.split(separator: " ")
    guard words.count <= (last == ":" || last == "：" ? 8 : 16),
      !words.contains(where: { ["I", "I'm", "I've", "We"].contains($0) })
    else { return nil }
    return name(line)
  }

  /// Whether the bytes at the ends of a line are such as a label has. Every line is asked, and few are one.
  private static func mayBeLabel(_ line: Substring) -> Bool {
    guard let (first, last) = line.outerBytes else { return false }
    return first >= 0x80 || last >= 0x80 || last == UInt8(ascii: ":") || last == UInt8(ascii: "?")
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(last)
  }

  /// The lines of a text. A carriage return and a line feed are one character, which is none between lines here.
  private static func lines(_ text: String) -> [Substring] {
    text.withBytes { bytes in
      var lines: [Substring] = []
      var start = 0
      while let end = bytes[start...].firstIndex(of: 0x0A) {
        lines.append(text[...].part(start..<end))
        start = end + 1
      }
      lines.append(text[...].part(start..<bytes.count))
      return lines
    }
  }

  private static func isOneLine(_ text: String) -> Bool {
    !text.hasByte(0x0A) || text.hasByte(0x0D) && !text.contains("\n")
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

  /// A fence that nobody closed, or that holds the whole report, holds its headings too: from the first of them on it is
  /// read as text.
  private static func unfenced(_ block: MarkdownBlock, _ isName: (String) -> Bool) -> [MarkdownBlock] {
    guard case .code(let info) = block.kind else { return [block] }
    let isPlain = ["", "text", "txt", "md", "markdown", "plain"].contains(info.lowercased())
    let lines = lines(block.text)
    let names = lines.indices.filter { index in
      let line = lines[index]
      if line.hasPrefix("##") { return isName(name(String(line.drop { $0 == "#" }))) }
      return isPlain && (label(line).map(isName) ?? false)
    }
    guard let first = names.first, names.count >= 2 else { return [block] }
    // The fence itself is the line above the first, unless the code is indented.
    let start = block.lines.lowerBound + (block.lines.count > lines.count ? 1 : 0) + first
    let rest = lines[first...].joined(separator: "\n").utf8
    let code = MarkdownBlock(
      kind: block.kind, lines: block.lines.lowerBound...max(block.lines.lowerBound, start - 1),
      text: lines[..<first].joined(separator: "\n"), inlines: block.inlines)
    return (first > 0 ? [code] : []) + splitBoldLines(MarkdownBlock.parse(Array(rest))).map { $0.moved(by: start - 1) }
  }

  /// A paragraph with lines that are known names is those headings, and paragraphs of what stands between them.
  private static func splitLabels(_ block: MarkdownBlock, _ isName: (String) -> Bool) -> [MarkdownBlock] {
    guard block.kind == .paragraph, !isOneLine(block.text) else { return [block] }
    let lines = lines(block.text)
    let names = lines.indices.filter { label(lines[$0]).map(isName) ?? false }
    // The lines of a paragraph are those of the text, unless an HTML comment among them spans several.
    guard !names.isEmpty, lines.count == block.lines.count else { return [block] }
    let first = block.lines.lowerBound
    let cuts = Set(names + names.map { $0 + 1 } + [0]).filter { $0 < lines.count }.sorted() + [lines.count]
    return zip(cuts, cuts.dropFirst()).map { start, end in
      MarkdownBlock(
        kind: .paragraph, lines: (first + start)...(first + end - 1), text: lines[start..<end].joined(separator: "\n"),
        inlines: names.contains(start) ? [] : block.inlines.subtracting([.boldFirstLine, .onlyBold]))
    }
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
