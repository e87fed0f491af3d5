/// Issues of GitLab, as its interface and `glab` give them.
struct GitLab: ImportFormat {
  let name = "gitlab"
  let summary = "issues of GitLab in JSON, with their notes"

  func recognition(of source: ImportSource) -> Recognition {
    guard let first = source.firstObject, first["iid"] != nil, first["title"] != nil else { return .no }
    return .certain
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let map = LineMap(Array(source.text.utf8))
    var document = ImportedDocument()
    var plumbing = LeftOutNames()
    for node in try source.jsonNodes().flatMap({ $0.items ?? [$0] }) {
      guard node["iid"] != nil else {
        document.leftOut.append(
          ImportedDocument.LeftOut(lines: map.lines(node), text: node.written, reason: "no issue: it has no iid"))
        continue
      }
      document.entries.append(entry(Record(node, lines: map.lines(node)), &plumbing))
    }
    document.leftOut += plumbing.leftOut(
      lines: source.lineCount, reason: "what GitLab tells of every issue, and no issue needs")
    return document
  }

  private static let plumbing = [
    "_links", "references", "task_completion_status", "time_stats", "project_id", "moved_to_id", "has_tasks",
    "task_status", "user_notes_count", "merge_requests_count", "blocking_issues_count", "imported", "imported_from",
    "service_desk_reply_to", "issue_type", "type", "subscribed", "epic_iid", "discussion_locked", "upvotes",
    "downvotes",
  ]

  private func entry(_ written: Record, _ plumbing: inout LeftOutNames) -> Entry {
    var record = written
    if let id = record.take("iid") { record.identify("iid", id.text) }
    record.addStatus(record.take("state"), resolution: nil)
    for (key, name) in [("title", "title"), ("severity", "severity"), ("labels", "labels"), ("phase", "milestone")] {
      if let member = record.take(name) {
        // Of a milestone, its title.
        record.entry.fields.append(Entry.Field(key, label: name, member.text))
        if key == "title" { record.entry.title = member.text; record.entry.fields.removeLast() }
      }
    }
    for (key, name) in [("reporter", "author"), ("assignee", "assignees")] {
      if let member = record.take(name) { record.entry.fields.append(Entry.Field(key, label: name, person(member))) }
    }
    if let one = record.take("assignee"), !(record.entry["assignee"] ?? "").contains(person(one)) {
      record.entry.fields.append(Entry.Field("assignee", label: "assignee", person(one)))
    }
    record.field("reported", "created_at")
    record.field("resolved", "closed_at")
    if let closer = record.take("closed_by") { record.keep("closed_by", person(closer)) }
    record.section("description", "description", title: "Description")
    for name in ["notes", "discussions", "comments"] {
      if let notes = record.take(name) { addNotes(notes, to: &record, &plumbing) }
    }
    for name in Self.plumbing where record.take(name) != nil { plumbing.add(name) }
    record.keepRest()
    return record.entry
  }

  /// `Ada Tester (ada)`, as far as it is told.
  private func person(_ member: Record.Member) -> String {
    guard let node = member.node else { return member.text }
    return (node.items ?? [node]).map(Self.person).joined(separator: ", ")
  }

  private static func person(_ node: JSONNode) -> String {
    guard node.members != nil else { return node.plain }
    let (name, login) = (node["name"]?.text, node["username"]?.text)
    guard let name, let login, name != login else { return name ?? login ?? node.plain }
    return "\(name) (\(login))"
  }

  private func addNotes(_ member: Record.Member, to record: inout Record, _ plumbing: inout LeftOutNames) {
    guard let items = member.node?.items else { return record.keep(member.name, member.whole) }
    var events: [String] = []
    // A discussion has notes of its own.
    for note in items.flatMap({ $0["notes"]?.items ?? [$0] }) {
      guard let body = note["body"]?.text else {
        if !note.isEmpty { record.keep("note", note.written) }
        continue
      }
      let author = note["author"].map(Self.person) ?? ""
      let time = note["created_at"]?.text
      if case .bool(true)? = note["system"]?.content {
        events.append("- \(time ?? "") \(author): \(Entry.line(body))")
      } else {
        record.entry.comments.append(
          Entry.Comment(seconds: time.flatMap { WrittenMoment($0)?.seconds }, author: Person(author), text: body))
      }
      let taken: Set = ["body", "author", "created_at", "system"]
      for inner in note.members ?? [] where !taken.contains(inner.key) && !inner.value.isEmpty {
        plumbing.add("notes.\(inner.key)")
      }
    }
    if !events.isEmpty {
      record.entry.sections.append(Entry.Section(nil, title: "History", events.joined(separator: "\n")))
    }
  }
}
