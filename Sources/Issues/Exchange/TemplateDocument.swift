/// A file, or a stream of several, with a filled-in template: its front matter, and the answers.
struct TemplateDocument {
  let layout: TemplateLayout

  func read(_ source: ImportSource) -> ImportedDocument {
    let lines = Self.lines(source.text)
    var document = ImportedDocument()
    var unfilled: [(line: Int, text: Substring)] = []
    let starts = Self.starts(lines)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : lines.count
      guard lines[start..<end].contains(where: { !$0.isBlank }) else { continue }
      let head = Self.head(lines[start..<end])
      var entry = Entry(id: nil, title: "", lines: (start + 1)...end)
      place(head, in: &entry)
      let first = head.endIndex == start ? start : head.endIndex + 1
      let (read, rest) = FilledTemplate.read(Array(lines[first..<end]), offset: first, layout, into: entry)
      entry = read
      unfilled += rest
      if entry.title.isEmpty {
        let stem = source.name.hasSuffix(".md") ? source.name.dropLast(3) : source.name[...]
        entry.title = stem.split { "-_".contains($0) }.joined(separator: " ")
      }
      if entry["type"] == nil { entry.fields.append(Entry.Field("type", layout.form.type)) }
      document.entries.append(entry)
    }
    if let first = unfilled.first, let last = unfilled.last {
      document.leftOut.append(
        .init(
          lines: first.line...last.line, text: unfilled.map(\.text).joined(separator: "\n"),
          reason: "lines of the template that nobody has filled in"))
    }
    return document
  }

  /// A report as a file.
  func write(_ entry: Entry, head frame: String, _ configuration: Configuration) -> String {
    let (body, rest) = TemplateWriter.write(entry, layout, configuration)
    var fields = rest.fields
    func take(_ key: String) -> String? {
      guard let index = fields.firstIndex(where: { $0.key == key }) else { return nil }
      return fields.remove(at: index).value
    }
    var head = "---\n"
    for line in frame.split(separator: "\n") {
      switch line.prefix(while: { $0 != ":" }) {
      case "title": head += "title: \(YAMLScalar.write(layout.form.titlePrefix + entry.title))\n"
      case "labels": head += "labels: \(take("labels").map(YAMLScalar.write) ?? "''")\n"
      case "assignees": head += "assignees: \(take("assignee").map(YAMLScalar.write) ?? "''")\n"
      default: head += "\(line)\n"
      }
    }
    if let id = entry.id { head += "id: \(id)\n" }
    for field in fields where field.key != "type" || field.value != layout.form.type {
      head += "\(YAMLScalar.write(field.key ?? field.label)): \(YAMLScalar.write(field.value))\n"
    }
    for part in rest.environment {
      head += "\(YAMLScalar.write("environment.\(part.label)")): \(YAMLScalar.write(part.value))\n"
    }
    return "\(head)---\n\(body)"
  }

  // MARK: Reading

  private static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  /// Where reports begin: at the start, and at each front matter behind it.
  private static func starts(_ lines: [Substring]) -> [Int] {
    let regions = MarkdownRegions(lines)
    var starts = [0]
    var index = lines.first == "---" ? (lines.dropFirst().firstIndex(of: "---") ?? 0) + 1 : 1
    while index < lines.count {
      if lines[index] == "---", !regions.isInside[index], index + 1 < lines.count, lines[index + 1].hasPrefix("name: "),
        let end = lines[(index + 1)...].firstIndex(of: "---")
      {
        starts.append(index)
        index = end
      }
      index += 1
    }
    return starts
  }

  /// The lines between `---` and `---` at the start; none where there are none.
  private static func head(_ lines: ArraySlice<Substring>) -> ArraySlice<Substring> {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return lines.prefix(0) }
    return lines[(lines.startIndex + 1)..<end]
  }

  private func place(_ head: ArraySlice<Substring>, in entry: inout Entry) {
    guard !head.isEmpty else { return }
    let text = head.joined(separator: "\n") + "\n"
    guard let root = try? YAMLNode.parse(Array(text.utf8)[...], .lenient), let pairs = root.pairs else {
      return entry.sections.append(Entry.Section(nil, title: "Front matter", text))
    }
    for pair in pairs {
      let (key, value) = (pair.key, pair.value)
      let words = value.text ?? value.texts.joined(separator: ", ")
      guard !words.isBlank else { continue }
      switch key {
      case "name", "about": break
      case "title":
        let prefix = layout.form.titlePrefix
        entry.title = (words.hasPrefix(prefix) ? words.dropFirst(prefix.count) : words[...]).trimmed
      case "id": entry.id = words.trimmed
      case "assignees":
        let people = words.split(separator: ",").map(\.trimmed)
        entry.fields.append(Entry.Field("assignee", people.first ?? ""))
        if people.count > 1 {
          entry.fields.append(Entry.Field(nil, label: "Other assignees", people.dropFirst().joined(separator: ", ")))
        }
      case _ where key.hasPrefix("environment."):
        entry.environment.append(Entry.Part(String(key.dropFirst(12)), words))
      default: entry.fields.append(Entry.Field(key, words))
      }
    }
  }
}
