/// Files of `tk` (wedow/ticket): front matter, a heading that is the title, and texts.
struct Ticket: FolderFormat {
  let name = "ticket"
  let summary = "files of tk (wedow/ticket), a folder .tickets/ or one of them"

  func recognition(of source: ImportSource) -> Recognition {
    guard source.text.hasPrefix("---"), let file = try? ReportFile(source) else { return .no }
    let names = file.fields.map(\.name)
    guard names.contains("id"), names.contains("status"), names.contains("deps") else { return .no }
    return names.contains("links") || names.contains("created") ? .certain : .possible
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let file = try ReportFile(source)
    var record = file.record
    if let id = record.take("id") { record.identify("id", id.text) }
    record.addStatus(record.take("status"), resolution: nil)
    record.addPriority(record.take("priority"))
    for (key, name) in [("type", "type"), ("reported", "created"), ("assignee", "assignee"), ("labels", "tags")] {
      record.field(key, name)
    }
    record.relate(["deps", "links", "parent"])
    var sections = file.sections[...]
    if let first = sections.first(where: { !$0.title.isEmpty }), record.entry.title.isEmpty {
      // What stands before the heading comes first, and is text too.
      let index = sections.firstIndex { !$0.title.isEmpty } ?? 0
      record.entry.title = first.title
      let texts = sections[..<index].map(\.text) + [first.text]
      sections = sections[(index + 1)...]
      let text = texts.filter { !$0.isBlank }.joined(separator: "\n\n")
      if !text.isEmpty { record.entry.sections.append(Entry.Section("description", title: "Description", text)) }
    }
    record.keepRest()
    record.add(sections)
    return ImportedDocument(entries: [record.entry])
  }
}

extension Record {
  /// Adds texts under their headings.
  mutating func add(_ sections: some Sequence<(title: String, text: String)>) {
    for section in sections {
      let id: String? =
        switch FieldName(section.title) {
        case .section(let id): id
        default: section.title.isEmpty ? "description" : nil
        }
      entry.sections.append(
        Entry.Section(id, title: section.title.isEmpty ? "Description" : section.title, section.text))
    }
  }

  /// Adds a priority that is a number: 0 is the highest.
  mutating func addPriority(_ member: Member?) {
    guard let member else { return }
    let isNumber = member.text.count == 1 && member.text.first.map { "01234".contains($0) } ?? false
    entry.fields.append(Entry.Field("severity", label: member.name, isNumber ? "P\(member.text)" : member.text))
    // 3 and 4 are one severity.
    if isNumber, member.text > "2" { keep(member.name, member.text) }
  }

  /// Takes members that name other reports: each keeps its own name among the notes, and all of them are related.
  mutating func relate(_ names: [String]) {
    var ids: [String] = []
    for name in names {
      guard let member = take(name) else { continue }
      ids += Entry.items(member.text).filter { !ids.contains($0) }
      keep(name, member.text)
    }
    let known = ids.filter { IssueID($0) != nil || $0.hasPrefix("#") }
    if !known.isEmpty { entry.fields.append(Entry.Field("related", known.joined(separator: ", "))) }
  }
}
