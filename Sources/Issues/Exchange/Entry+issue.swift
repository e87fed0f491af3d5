extension Entry {
  /// An issue as an entry: what ``document(id:form:configuration:)`` makes an issue of again.
  package init(_ issue: Issue, comments: [Comment], form: Form?) {
    let document = issue.document
    self.init(id: issue.id.description, title: Self.line(issue.title))
    self.comments = comments
    let own = ["id", "title", "environment"]
    for field in document.frontMatter.fields where !own.contains(field.key) {
      let value = Self.text(of: field.value)
      if !value.isEmpty { fields.append(Field(field.key, value)) }
    }
    if let pairs = document["environment"]?.value.pairs {
      environment = pairs.map { pair in
        Part(form?.environment.first { $0.key == pair.key }?.element.label ?? pair.key, Self.text(of: pair.value))
      }
    } else if let field = document["environment"] {
      let text = Self.text(of: field.value)
      if !text.isEmpty { sections.append(Section(nil, title: "Environment", text)) }
    }
    for (title, text) in Self.sections(of: document) {
      let name = FieldName(title)
      let element = form?.sections.first { $0.isNamed(title) }
      let id: String? = if let element { element.id } else if case .section(let id) = name { id } else { nil }
      sections.append(Section(id, title: title, text))
    }
  }

  private static func text(of node: YAMLNode) -> String {
    if let text = node.text { return line(text) }
    guard let items = node.items else { return node.json.written }
    return items.flatMap { Self.items(Self.line($0.text ?? $0.json.written)) }.joined(separator: ", ")
  }

  /// The body by its top headings; what stands before the first has no title.
  static func sections(of document: Document) -> [(title: String, text: String)] {
    let body = Array(document.withoutCarriageReturns(document.bytes[document.bodyRange]))
    guard MarkdownLimits.excess(body[...]) == nil else { return [("", String(decoding: body, as: UTF8.self))] }
    let lines = String(decoding: body, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let headings = MarkdownBlock.parse(body).compactMap { block -> (level: Int, lines: ClosedRange<Int>)? in
      guard case .heading(let level) = block.kind else { return nil }
      // The parser may count the line behind an underlined heading as its own.
      let first = block.lines.lowerBound
      let underline = (first..<min(block.lines.upperBound, lines.count)).first { index in
        let line = lines[index].trimmed
        return !line.isEmpty && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
      }
      return (level, first...max(first, underline.map { $0 + 1 } ?? first))
    }
    let deepest = max(2, headings.map(\.level).min() ?? 0)
    var sections: [(title: String, text: String)] = []
    var title = ""
    var start = 0
    func end(before line: Int) {
      let text = Draft.normalized(lines[start..<max(start, line)].joined(separator: "\n"))
      if !text.isEmpty || !title.isEmpty { sections.append((title, text)) }
    }
    for heading in headings where heading.level <= deepest {
      end(before: heading.lines.lowerBound - 1)
      title = Self.title(lines[(heading.lines.lowerBound - 1)..<heading.lines.upperBound])
      start = heading.lines.upperBound
    }
    end(before: lines.count)
    return sections
  }

  /// The words of a heading, with the marks that stand in them.
  private static func title(_ lines: ArraySlice<Substring>) -> String {
    guard lines.count > 1 else { return MarkdownShape.headingText(lines.first ?? "") }
    return line(lines.dropLast().joined(separator: "\n"))
  }
}

extension Document {
  /// Some bytes with plain line ends: a carriage return of its own ends a line for Markdown too.
  fileprivate func withoutCarriageReturns(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for index in bytes.indices {
      guard bytes[index] == UInt8(ascii: "\r") else {
        plain.append(bytes[index])
        continue
      }
      let isPair = index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: "\n")
      if !isPair { plain.append(UInt8(ascii: "\n")) }
    }
    return plain
  }
}
