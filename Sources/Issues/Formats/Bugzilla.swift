/// Bugs of Bugzilla in XML, as `show_bug.cgi?ctype=xml` gives them.
struct Bugzilla: ImportFormat {
  let name = "bugzilla"
  let summary = "bugs of Bugzilla in XML: show_bug.cgi?ctype=xml"

  func recognition(of source: ImportSource) -> Recognition {
    let head = String(decoding: source.text.utf8.prefix(4_096), as: UTF8.self)
    return head.trimmed.hasPrefix("<") && head.contains("<bugzilla") ? .certain : .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let root = try XMLNode.parse(source)
    guard root.name == "bugzilla" else {
      throw ImportError(
        line: root.lines.lowerBound, message: "no document of Bugzilla: it begins with <\(root.name)>",
        help: "get it with show_bug.cgi?ctype=xml&id=…")
    }
    var document = ImportedDocument()
    for (name, value) in root.attributes where !value.isBlank {
      document.leftOut.append(
        ImportedDocument.LeftOut(
          lines: root.lines.lowerBound...root.lines.lowerBound, text: "\(name): \(value)",
          reason: "tells of the server, not of a bug"))
    }
    for bug in root.children {
      guard bug.name == "bug", bug.attribute("error") == nil else {
        let error = bug.attribute("error").map { " (\($0))" } ?? ""
        document.leftOut.append(
          ImportedDocument.LeftOut(
            lines: bug.lines, text: bug.text.trimmed, reason: "Bugzilla did not give the bug\(error)"))
        continue
      }
      read(bug, into: &document)
    }
    return document
  }

  private func read(_ bug: XMLNode, into document: inout ImportedDocument) {
    let own: Set = ["long_desc", "attachment"]
    var members: [(name: String, text: String)] = []
    for node in bug.children where !own.contains(node.name) {
      let text = Self.text(node)
      // What may be there several times is a list.
      if Self.lists.contains(node.name), let index = members.firstIndex(where: { $0.name == node.name }) {
        members[index].text += ", \(text)"
      } else {
        members.append((node.name, text))
      }
    }
    var record = Record(members, lines: bug.lines)
    if let id = record.take("bug_id") { record.identify("bug_id", id.text) }
    record.addStatus(record.take("bug_status"), resolution: record.take("resolution"))
    let fields = [
      ("title", "short_desc"), ("severity", "bug_severity"), ("reported", "creation_ts"),
      ("resolved", "cf_last_resolved"), ("reporter", "reporter"), ("assignee", "assigned_to"),
      ("labels", "keywords"), ("components", "component"), ("phase", "target_milestone"),
    ]
    for (key, name) in fields {
      if name == "target_milestone", let member = record.take(name), member.text.trimmed == "---" { continue }
      record.field(key, name)
    }
    for (label, name) in [("version", "version"), ("platform", "rep_platform"), ("os", "op_sys")] {
      if let member = record.take(name) { record.entry.environment.append(Entry.Part(label, member.text)) }
    }
    var related: [String] = []
    for name in ["dependson", "blocked", "dup_id"] {
      guard let member = record.take(name) else { continue }
      related += Entry.items(member.text).map { "#\($0)" }.filter { !related.contains($0) }
      record.keep(name, member.text)
    }
    if !related.isEmpty { record.entry.fields.append(Entry.Field("related", related.joined(separator: ", "))) }
    record.keepRest()
    readTexts(bug, &record, &document)
    readAttachments(bug, &record, &document)
    document.entries.append(record.entry)
  }

  private static let lists: Set = ["dependson", "blocked", "cc", "see_also", "group", "flag", "alias", "keywords"]

  /// The text of an element, a person's with the name that is told besides.
  private static func text(_ node: XMLNode) -> String {
    let text = node.text.trimmed
    guard let name = node.attribute("name"), !name.isBlank else { return text }
    if text.isEmpty {
      return node.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }
    return text.contains("@") ? "\(name) <\(text)>" : name == text ? text : "\(name) (\(text))"
  }

  /// The first text is the report, the others are comments. What is private there must not become public here.
  private func readTexts(_ bug: XMLNode, _ record: inout Record, _ document: inout ImportedDocument) {
    for (index, node) in bug.children.filter({ $0.name == "long_desc" }).enumerated() {
      let who = node["who"].map(Self.text) ?? ""
      if node.attribute("isprivate") == "1" {
        document.leftOut.append(
          ImportedDocument.LeftOut(
            lines: node.lines, text: "comment \(index) by \(who)", reason: "is private in Bugzilla"))
        continue
      }
      let text = node["thetext"]?.text ?? ""
      let taken: Set = ["who", "bug_when", "thetext", "commentid", "comment_count"]
      for child in node.children where !taken.contains(child.name) && !child.text.isBlank {
        record.keep("comment \(index) \(child.name)", child.text.trimmed)
      }
      guard !text.isBlank else { continue }
      let when = node["bug_when"]?.text ?? ""
      if index == 0 {
        record.entry.sections.append(Entry.Section("description", title: "Description", text))
        if !who.isEmpty, who != record.entry["reporter"] { record.keep("description by", who) }
      } else {
        let seconds = WrittenMoment(when)?.seconds
        let written = seconds == nil && !when.isBlank ? "\(text)\n\n(\(when.trimmed))" : text
        record.entry.comments.append(Entry.Comment(seconds: seconds, author: Person(who), text: written))
      }
    }
  }

  /// What an attachment is stays; its content is left out.
  private func readAttachments(_ bug: XMLNode, _ record: inout Record, _ document: inout ImportedDocument) {
    var lines: [String] = []
    for node in bug.children where node.name == "attachment" {
      let isPrivate = node.attribute("isprivate") == "1"
      let parts = node.children.filter { $0.name != "data" && !$0.text.isBlank }
      let text = parts.map { "\($0.name): \(Entry.line(Self.text($0)))" }.joined(separator: ", ")
      let name = node["filename"]?.text ?? node["attachid"]?.text ?? "an attachment"
      document.leftOut.append(
        ImportedDocument.LeftOut(
          lines: node.lines, text: name,
          reason: isPrivate
            ? "an attachment that is private in Bugzilla" : "the content of an attachment: add it with git issue attach"
        ))
      if !isPrivate { lines.append("- \(text)") }
    }
    if !lines.isEmpty {
      record.entry.sections.append(Entry.Section(nil, title: "Attachments", lines.joined(separator: "\n")))
    }
  }
}
