/// The body of an issue on a host as `export --to github` writes it: every part of the report under a heading of the
/// third level, and last a list of the fields that the host has no place for, by which such a body is known again.
struct GitHubBody {
  static let fieldsTitle = "Issue fields"
  static let environmentTitle = "Environment"
  private static let prefix = "### "

  private let lines: [Substring]
  /// The lines of its headings, the list's own last.
  private let headings: [(line: Int, title: String)]

  /// Nil for a body that is not one of ours.
  init?(_ lines: [Substring], _ shapes: [MarkdownShape], _ isInside: [Bool]) {
    var headings: [(line: Int, title: String)] = []
    for index in lines.indices where !isInside[index] {
      if case .heading(3, let text) = shapes[index], lines[index].hasPrefix(Self.prefix) {
        headings.append((index, text))
      }
    }
    guard let last = headings.last, last.title == Self.fieldsTitle,
      let first = lines[(last.line + 1)...].first(where: { !$0.isBlank }), first.hasPrefix("- id: ")
    else { return nil }
    self.lines = lines
    self.headings = headings
  }

  func place(in entry: inout Entry) {
    let preamble = text(0..<(headings.first?.line ?? 0))
    if !preamble.isEmpty { entry.sections.append(Entry.Section("description", title: "", preamble)) }
    for (index, heading) in headings.enumerated().dropLast() {
      let content = (heading.line + 1)..<headings[index + 1].line
      if index == headings.count - 2, heading.title == Self.environmentTitle {
        let (parts, rest) = FormBody.environment(text(content))
        entry.environment += parts
        if !rest.isEmpty { entry.sections.append(Entry.Section(nil, title: heading.title, rest)) }
      } else {
        let id: String? = if case .section(let id) = FieldName(heading.title) { id } else { nil }
        entry.sections.append(Entry.Section(id, title: heading.title, text(content)))
      }
    }
    let list = ((headings.last?.line ?? 0) + 1)..<lines.count
    for (index, line) in lines[list].enumerated() where !line.isBlank {
      guard line.hasPrefix("- "), let colon = line.range(ofText: ": ") else {
        // Somebody has written on below it.
        let rest = text((list.lowerBound + index)..<lines.count)
        return entry.sections.append(Entry.Section("notes", title: "Notes", rest))
      }
      let key = line[line.index(line.startIndex, offsetBy: 2)..<colon.lowerBound].trimmed
      let value = line[colon.upperBound...].trimmed
      if key == "id" { entry.id = value } else { entry.fields.append(Entry.Field(key, value)) }
    }
  }

  private func text(_ range: Range<Int>) -> String {
    GuardedText.read(Draft.normalized(lines[range].joined(separator: "\n")), where: Self.isStructure)
  }

  /// The body of a report.
  ///
  /// - Parameter omitted: Keys of fields that stand elsewhere.
  static func written(_ entry: Entry, omitting omitted: Set<String>) -> String {
    var text = ""
    for section in entry.sections {
      let answer = GuardedText.written(Entry.closed(Draft.normalized(section.text)), where: isStructure)
      if !section.title.isEmpty { text += "\(prefix)\(section.title)\n\n" }
      if !answer.isEmpty { text += "\(answer)\n\n" }
    }
    if !entry.environment.isEmpty || entry.sections.last?.title == environmentTitle {
      text += "\(prefix)\(environmentTitle)\n\n"
      if !entry.environment.isEmpty {
        text += entry.environment.map { "- \($0.label): \($0.value)\n" }.joined() + "\n"
      }
    }
    text += "\(prefix)\(fieldsTitle)\n\n- id: \(entry.id ?? "")\n"
    for field in entry.fields where !omitted.contains(field.key ?? "") && field.key != "id" {
      text += "- \(field.key ?? field.label): \(field.value)\n"
    }
    return text
  }

  private static func isStructure(_ line: Substring) -> Bool {
    if MarkdownRegions.Fence(line) != nil || MarkdownRegions.opensComment(line) { return true }
    if case .heading(3, _) = MarkdownShape(line) { return true }
    return false
  }
}
