/// What git-bug prints as JSON: a list of bugs, or one with its comments.
struct GitBug: ImportFormat {
  let name = "git-bug"
  let summary = "what git-bug prints with --format json, of a list or of one bug"

  func recognition(of source: ImportSource) -> Recognition {
    guard let first = source.firstObject, first["human_id"] != nil, first["title"] != nil else { return .no }
    return .certain
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let map = LineMap(Array(source.text.utf8))
    var document = ImportedDocument()
    for node in try source.jsonNodes().flatMap({ $0.items ?? [$0] }) {
      guard node.members != nil else {
        document.leftOut.append(
          ImportedDocument.LeftOut(lines: map.lines(node), text: node.written, reason: "no object"))
        continue
      }
      document.entries.append(entry(Record(node, lines: map.lines(node))))
    }
    return document
  }

  private func entry(_ written: Record) -> Entry {
    var record = written
    if let id = record.take("id") ?? record.take("human_id") { record.identify("git-bug", id.text) }
    // The short form of the id before.
    if let short = record.take("human_id"), !(record.entry.id?.hasPrefix(short.text) ?? false) {
      record.keep(short.name, short.text)
    }
    record.addStatus(record.take("status"), resolution: nil)
    record.field("title", "title")
    record.field("reporter", "author")
    record.field("labels", "labels")
    if let time = record.take("create_time") {
      addTime("reported", time, to: &record)
    }
    if let time = record.take("edit_time") { record.keep(time.name, Self.time(time.node) ?? time.whole) }
    if let comments = record.take("comments") {
      if let items = comments.node?.items {
        for (index, item) in items.enumerated() { add(item, isFirst: index == 0, to: &record) }
      } else {
        // A list counts them only.
        record.keep(comments.name, comments.whole)
      }
    }
    record.keepRest()
    return record.entry
  }

  /// The first comment is the report itself.
  private func add(_ item: JSONNode, isFirst: Bool, to record: inout Record) {
    guard let message = item["message"]?.text else {
      if !item.isEmpty { record.keep("comment", item.written) }
      return
    }
    if isFirst {
      if !message.isBlank {
        record.entry.sections.append(Entry.Section("description", title: "Description", message))
      }
    } else {
      let written = item["timestamp"] ?? item["create_time"] ?? item["time"]
      let time = Self.time(written)
      record.entry.comments.append(
        Entry.Comment(
          seconds: time.flatMap { WrittenMoment($0)?.seconds } ?? written?["timestamp"]?.integer,
          author: item["author"]?.name.map { Person($0) } ?? Person(name: nil, email: nil), text: message))
    }
    let taken: Set = ["message", "author", "timestamp", "create_time", "time"]
    for inner in item.members ?? [] where !taken.contains(inner.key) && !inner.value.isEmpty {
      record.keep("comment \(inner.key)", inner.value.plain)
    }
  }

  private func addTime(_ key: String, _ member: Record.Member, to record: inout Record) {
    guard let time = Self.time(member.node) else { return record.add(key, member) }
    record.entry.fields.append(Entry.Field(key, label: member.name, time))
  }

  private static func time(_ node: JSONNode?) -> String? {
    if let time = node?["time"]?.text { return time }
    return node?["timestamp"]?.integer.map { Timestamp.text(seconds: $0, offset: 0) }
  }
}
