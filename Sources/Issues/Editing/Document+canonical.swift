extension Document {
  /// The document as `git issue fmt` writes it: plain line ends, fields in their order, values quoted only where they
  /// must be, lists one item a line, statuses and severities by their ids, one blank line round each heading.
  ///
  /// What cannot be read is left as it is. Comments stay with the field that they stand above.
  package func canonical(_ configuration: Configuration) -> Document {
    guard fault == nil, bytes.firstInvalidUTF8 == nil, !isConflicted else { return self }
    return withPlainLineEnds().withCanonicalValues(configuration).withOrderedFields().withCanonicalBlanks()
  }

  private func withPlainLineEnds() -> Document {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var start = bytes.startIndex
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    for byte in bytes[start...] {
      // Some programs make two carriage returns of one: without the last the one before would end the line.
      if byte == UInt8(ascii: "\n") { while plain.last == UInt8(ascii: "\r") { plain.removeLast() } }
      plain.append(byte)
    }
    return Document(plain)
  }

  private func withCanonicalValues(_ configuration: Configuration) -> Document {
    var edited = bytes
    // From the last field to the first, so that the places of the others stay.
    for field in frontMatter.fields.reversed() {
      guard let (range, text) = canonical(field, configuration) else { continue }
      edited.replaceSubrange(range, with: text.utf8)
    }
    return Document(edited)
  }

  /// What a field is written as, in place of what; nil where it is as it should be, or holds a comment of somebody's.
  private func canonical(_ field: FrontMatter.Field, _ configuration: Configuration) -> (Range<Int>, String)? {
    let lines = String(decoding: bytes[field.lines], as: UTF8.self)
    switch field.value.content {
    case .scalar(let text, let style):
      var value = text
      if field.key == "status" { value = configuration.status(text)?.id ?? text }
      if field.key == "severity" { value = configuration.severity(text)?.id ?? text }
      if field.key == "id" { value = IssueID(text)?.description ?? text }
      let isLong = style == .literal || style == .folded
      guard !field.value.isAbsent, !isLong || value != text else { return nil }
      return (field.value.range, YAMLScalar.write(value))
    case .sequence(let items, .flow):
      guard !lines.contains("#"), items.allSatisfy({ $0.text != nil }) else { return nil }
      let texts = field.value.texts
      return (field.lines, texts.isEmpty ? "" : FieldValue.list(texts).lines(key: field.key, lineEnd: "\n"))
    case .mapping(let pairs, .flow):
      let values = pairs.compactMap { pair in pair.value.text.map { (key: pair.key, value: $0) } }
      guard !lines.contains("#"), values.count == pairs.count else { return nil }
      return (field.lines, values.isEmpty ? "" : FieldValue.map(values).lines(key: field.key, lineEnd: "\n"))
    case .sequence, .mapping: return nil
    }
  }

  private func withOrderedFields() -> Document {
    let fields = frontMatter.fields
    var chunks: [(rank: Int, text: String)] = []
    var start = frontMatter.range.lowerBound
    for field in fields {
      // Comments above a field belong to it.
      chunks.append((Self.rank(of: field.key), String(decoding: bytes[start..<field.lines.upperBound], as: UTF8.self)))
      start = field.lines.upperBound
    }
    let tail = String(decoding: bytes[start..<frontMatter.range.upperBound], as: UTF8.self)
    let ordered = chunks.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    return replacing(frontMatter.range, with: ordered.map(\.element.text).joined() + tail)
  }

  private func withCanonicalBlanks() -> Document {
    // A carriage return ends a line for Markdown and not for us: what is a heading then cannot be told.
    guard MarkdownLimits.excess(bytes[bodyRange]) == nil, !bytes[bodyRange].contains(UInt8(ascii: "\r")) else {
      return self
    }
    let headings = Set(
      Outline(bytes[bodyRange]).blocks.compactMap { block -> Int? in
        if case .heading = block.kind, block.lines.count == 1 { block.lines.lowerBound } else { nil }
      })
    var result: [Substring] = [""]
    // One blank line is there already: behind a heading, or behind the front matter.
    var isSpaced = true
    for (index, line) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if headings.contains(index + 1) {
        while result.count > 1, result.last?.isBlank ?? false { result.removeLast() }
        if result.last != "" { result.append("") }
        result.append(line)
        result.append("")
        isSpaced = true
      } else if !line.isBlank || !isSpaced {
        result.append(line)
        isSpaced = isSpaced && line.isBlank
      }
    }
    while let last = result.last, last.isBlank { result.removeLast() }
    return replacing(bodyRange, with: result.isEmpty ? "" : result.joined(separator: "\n") + "\n")
  }
}
