/// The `issues.jsonl` of beads: one report a line.
struct Beads: ImportFormat {
  let name = "beads"
  let summary = "the issues.jsonl of beads"

  func recognition(of source: ImportSource) -> Recognition {
    guard source.text.utf8.first == UInt8(ascii: "{"), let first = source.firstObject else { return .no }
    guard first["id"]?.text != nil, first["issue_type"]?.text != nil || first["priority"]?.integer != nil,
      first["title"] != nil, first["sections"] == nil
    else { return .no }
    return first["issue_type"] != nil && first["created_at"] != nil ? .certain : .possible
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let map = LineMap(Array(source.text.utf8))
    var document = ImportedDocument()
    for node in try source.jsonNodes() {
      let lines = map.lines(node)
      guard node.members != nil else {
        document.leftOut.append(ImportedDocument.LeftOut(lines: lines, text: node.written, reason: "no object"))
        continue
      }
      if node["status"]?.text == "tombstone" {
        document.leftOut.append(
          ImportedDocument.LeftOut(lines: lines, text: node.written, reason: "was deleted there (a tombstone)"))
        continue
      }
      document.entries.append(entry(Record(node, lines: lines)))
    }
    return document
  }

  private func entry(_ written: Record) -> Entry {
    var record = written
    if let id = record.take("id") { record.identify("id", id.text) }
    record.addStatus(record.take("status"), resolution: nil)
    record.addPriority(record.take("priority"))
    let fields = [
      ("title", "title"), ("type", "issue_type"), ("assignee", "assignee"), ("reporter", "created_by"),
      ("labels", "labels"), ("reported", "created_at"), ("resolved", "closed_at"),
    ]
    for (key, name) in fields { record.field(key, name) }
    record.section("description", "description", title: "Description")
    record.section(nil, "design", title: "Design")
    record.section(nil, "acceptance_criteria", title: "Acceptance Criteria")
    record.section("notes", "notes", title: "Notes")
    record.section("resolution", "close_reason", title: "Resolution")
    if let dependencies = record.take("dependencies") { add(dependencies, to: &record) }
    if let comments = record.take("comments") { addComments(comments, to: &record) }
    record.keepRest()
    return record.entry
  }

  private func add(_ member: Record.Member, to record: inout Record) {
    guard let items = member.node?.items else { return record.keep(member.name, member.whole) }
    var ids: [String] = []
    var lines: [String] = []
    for item in items {
      guard let other = item["depends_on_id"]?.text else {
        lines.append("- \(item.written)")
        continue
      }
      ids.append(other)
      let rest = (item.members ?? []).filter { inner in
        !["depends_on_id", "type"].contains(inner.key) && !inner.value.isEmpty
          && !(inner.key == "issue_id" && inner.value.text == record.entry.id)
      }
      let details = rest.map { "\($0.key) \($0.value.plain)" }.joined(separator: ", ")
      lines.append("- \(item["type"]?.text ?? "depends on"): \(other)" + (details.isEmpty ? "" : " (\(details))"))
    }
    let known = ids.filter { IssueID($0) != nil }
    if !known.isEmpty { record.entry.fields.append(Entry.Field("related", known.joined(separator: ", "))) }
    record.entry.sections.append(Entry.Section(nil, title: "Dependencies", lines.joined(separator: "\n")))
  }

  private func addComments(_ member: Record.Member, to record: inout Record) {
    guard let items = member.node?.items else { return record.keep(member.name, member.whole) }
    for item in items {
      guard let text = item["text"]?.text else {
        record.keep("comment", item.written)
        continue
      }
      let time = item["created_at"]?.text
      record.entry.comments.append(
        Entry.Comment(
          seconds: time.flatMap { WrittenMoment($0)?.seconds },
          author: item["author"]?.text.map { Person($0) } ?? Person(name: nil, email: nil), text: text))
      let rest = (item.members ?? []).filter { inner in
        !["text", "created_at", "author"].contains(inner.key)
          && !(inner.key == "issue_id" && inner.value.text == record.entry.id)
      }
      for inner in rest where !inner.value.isEmpty { record.keep("comment \(inner.key)", inner.value.plain) }
    }
  }
}
