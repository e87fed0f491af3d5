/// A Markdown file that is one report: front matter, if it has any, and texts under headings.
struct ReportFile {
  /// The front matter as names and values; empty where there is none.
  let fields: [(name: String, text: String)]
  let hasFrontMatter: Bool
  /// The body by its headings of the first two levels; what stands before the first has no title.
  let sections: [(title: String, text: String)]
  let lines: ClosedRange<Int>

  init(_ source: ImportSource) throws(ImportError) {
    try source.requireText()
    let (head, body) = Self.parted(source.text)
    hasFrontMatter = head != nil
    fields = head.map(Self.fields) ?? []
    sections = Entry.sections(of: Document(body: Array(body.utf8)))
    lines = 1...source.lineCount
  }

  /// The value of the first field with a name.
  subscript(name: String) -> String? { fields.first { $0.name == name && !$0.text.isBlank }?.text }

  var record: Record { Record(fields.filter { !$0.text.isBlank }, lines: lines) }

  // MARK: Front matter

  private static func parted(_ text: String) -> (head: [Substring]?, body: String) {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    guard let first = lines.first, first.trimmed == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" || $0.trimmed == "..." })
    else { return (nil, lines.joined(separator: "\n")) }
    return (Array(lines[1..<end]), lines[(end + 1)...].joined(separator: "\n"))
  }

  private static func fields(_ lines: [Substring]) -> [(name: String, text: String)] {
    let text = lines.map(quoted).joined(separator: "\n")
    let document = Document("---\n\(text)\n---\n")
    if document.fault == nil {
      return document.frontMatter.fields.map { ($0.key, Self.text($0.value)) }
    }
    return plainFields(lines)
  }

  /// A line whose value begins with a sign that YAML keeps for itself (`assignee: @ada`), with quotes.
  private static func quoted(_ line: Substring) -> String {
    let indent = line.prefix { $0 == " " }
    let rest = line.dropFirst(indent.count)
    let start: Substring
    if rest.hasPrefix("- ") {
      start = rest.prefix(2)
    } else if let colon = rest.range(ofText: ": ") {
      start = rest[..<colon.upperBound]
    } else {
      return String(line)
    }
    let value = rest.dropFirst(start.count).trimmed
    guard let sign = value.first, "@`%".contains(sign) else { return String(line) }
    return "\(indent)\(start)'\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }

  private static func text(_ node: YAMLNode) -> String {
    if let text = node.text { return text }
    guard let items = node.items, items.allSatisfy({ $0.text != nil }) else { return node.json.written }
    return items.compactMap(\.text).joined(separator: ", ")
  }

  /// What can be read of front matter that is no YAML: `key: value`, and everything below it up to the next.
  private static func plainFields(_ lines: [Substring]) -> [(name: String, text: String)] {
    var fields: [(name: String, text: String)] = []
    for line in lines where !line.isBlank {
      let isIndented = line.first == " " || line.first == "\t" || line.first == "-"
      if !isIndented, let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].trimmed
        fields.append((line[..<colon].trimmed, unquoted(value)))
      } else if let last = fields.indices.last {
        let item = line.trimmed
        let text = item.hasPrefix("- ") ? unquoted(item.dropFirst(2).trimmed) : item
        fields[last].text += (fields[last].text.isEmpty ? "" : ", ") + text
      } else {
        fields.append(("front matter", line.trimmed))
      }
    }
    return fields
  }

  private static func unquoted(_ text: String) -> String {
    for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
