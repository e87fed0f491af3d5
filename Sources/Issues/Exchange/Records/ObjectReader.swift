/// Reads reports from JSON objects: those that we write, and any whose members have names that are known.
struct ObjectReader {
  private let map: LineMap
  private let lineCount: Int
  private var document = ImportedDocument()
  private var told = LeftOutNames()

  static func read(_ nodes: [JSONNode], of source: ImportSource) throws(ImportError) -> ImportedDocument {
    var reader = ObjectReader(source)
    for node in nodes { reader.readDocument(node) }
    guard !reader.document.entries.isEmpty || nodes.allSatisfy({ $0.isEmpty || $0.members != nil }) else {
      throw ImportError(
        line: 1, message: "no reports: there is no object in it",
        help: "a report is an object with a title, in a list, or one on each line")
    }
    reader.document.leftOut += reader.told.leftOut(
      lines: reader.lineCount, reason: "tells nothing about a report that an issue has no other place for")
    return reader.document
  }

  private init(_ source: ImportSource) {
    map = LineMap(Array(source.text.utf8))
    lineCount = source.lineCount
  }

  private static let lists = ["issues", "items", "data", "results", "bugs", "tickets", "tasks", "records", "reports"]

  private mutating func readDocument(_ node: JSONNode) {
    if let items = node.items {
      for item in items { readReport(item) }
    } else if let members = node.members,
      let list = members.first(where: { Self.lists.contains($0.key) && $0.value.items != nil })
    {
      for item in list.value.items ?? [] { readReport(item) }
      for member in members where member.keyRange != list.keyRange && !member.value.isEmpty && !Self.isVersion(member) {
        document.leftOut.append(
          ImportedDocument.LeftOut(
            lines: map.lines(member.value), text: "\(member.key): \(member.value.written)",
            reason: "stands outside of all reports"))
      }
    } else if let issue = node["issue"], issue.members != nil {
      readReport(issue)
      for member in node.members ?? [] where member.key != "issue" && !member.value.isEmpty && !Self.isVersion(member) {
        told.add(member.key)
      }
    } else {
      readReport(node)
    }
  }

  /// Whether a member tells how our own documents are written.
  private static func isVersion(_ member: JSONNode.Member) -> Bool {
    member.key == "version" && member.value.integer == 1
  }

  private mutating func readReport(_ node: JSONNode) {
    guard node.members != nil else {
      if !node.isEmpty { leaveOut(node, "no object") }
      return
    }
    guard !node.isEmpty else { return }
    if node["broken"] != nil, node["diagnostics"] != nil {
      return leaveOut(node, "an issue that could not be read when the document was written")
    }
    var record = Record(node, lines: map.lines(node))
    read(&record)
    document.entries.append(record.entry)
  }

  private mutating func leaveOut(_ node: JSONNode, _ reason: String) {
    document.leftOut.append(ImportedDocument.LeftOut(lines: map.lines(node), text: node.written, reason: reason))
  }

  // MARK: Members

  private mutating func read(_ record: inout Record) {
    // What is ours says so by its sections, and what we print by its path.
    let isOwn = record.members.contains { $0.name == "sections" && $0.node?.items != nil }
    if record.members.contains(where: { $0.name == "path" && $0.text.hasPrefix("\(IssueFolder.path)/") }) {
      for name in ["path", "due", "overdue", "uncommitted"] where record.take(name) != nil { told.add(name) }
      // The body holds the sections that stand in each other once.
      if isOwn, let body = record.take("body"), record.take("sections") != nil {
        told.add("sections")
        record.add(Entry.sections(of: Document(body: Array(body.text.utf8))))
      }
    }
    // The best name for an id comes first: Jira has a key and a number.
    for name in ["key", "id", "iid", "number", "identifier"] {
      if record.entry.id == nil, let member = record.take(name) { record.identify(name, member.whole) }
    }
    var status: Record.Member?
    var resolution: Record.Member?
    for member in record.takeAll() {
      if member.name == "fields", let members = member.node?.members {
        for inner in members { readField(inner, isOwn, &record, &status, &resolution) }
      } else if member.name == "sections", let items = member.node?.items {
        for item in items { readSection(item, &record) }
      } else {
        place(member, &record, &status, &resolution)
      }
    }
    record.addStatus(status, resolution: resolution)
  }

  private mutating func readField(
    _ member: JSONNode.Member, _ isOwn: Bool, _ record: inout Record, _ status: inout Record.Member?,
    _ resolution: inout Record.Member?
  ) {
    guard !member.value.isEmpty else { return }
    let inner = Record.Member(name: member.key, text: member.value.plain, node: member.value)
    guard isOwn else { return place(inner, &record, &status, &resolution) }
    record.entry.fields.append(Entry.Field(member.key, inner.whole))
  }

  private mutating func readSection(_ node: JSONNode, _ record: inout Record) {
    guard let title = node["title"]?.text else { return record.keep("sections", node.written) }
    let id: String? = if case .section(let id) = FieldName(title) { id } else { nil }
    record.entry.sections.append(Entry.Section(id, title: title, node["text"]?.text ?? ""))
    for member in node.members ?? [] where !["title", "text"].contains(member.key) && !member.value.isEmpty {
      record.keep("sections.\(member.key)", member.value.plain)
    }
  }

  private mutating func place(
    _ member: Record.Member, _ record: inout Record, _ status: inout Record.Member?,
    _ resolution: inout Record.Member?
  ) {
    switch RecordName(member.name) {
    case .id: record.identify(member.name, member.whole)
    case .status where status == nil: status = member
    case .resolution where resolution == nil && !member.text.contains(where: \.isNewline): resolution = member
    case .resolution: record.entry.sections.append(Entry.Section("resolution", title: "Resolution", member.whole))
    case .field(let key): record.add(key, member)
    case .section(let id): record.entry.sections.append(Entry.Section(id, title: member.name, member.whole))
    case .part(let label) where member.node?.members == nil:
      record.entry.environment.append(Entry.Part(label, member.whole))
    case .environment:
      guard let members = member.node?.members else {
        record.entry.sections.append(Entry.Section(nil, title: "Environment", member.whole))
        return
      }
      for inner in members where !inner.value.isEmpty {
        record.entry.environment.append(Entry.Part(inner.key, inner.value.plain))
      }
    case .comments:
      guard let items = member.node?.items else { return record.keep(member.name, member.whole) }
      for item in items { readComment(item, &record) }
    case .status, .part, nil: record.keep(member.name, member.whole)
    }
  }

  private mutating func readComment(_ node: JSONNode, _ record: inout Record) {
    guard node.members != nil else {
      if !node.isEmpty {
        record.entry.comments.append(
          Entry.Comment(seconds: nil, author: Person(name: nil, email: nil), text: node.plain))
      }
      return
    }
    var inner = Record(node, lines: 1...1)
    let text = inner.take(firstOf: ["text", "body", "message", "content", "comment", "note"])
    let author = inner.take(firstOf: ["author", "user", "by", "creator", "who", "created_by"])
    let time = inner.take(firstOf: ["time", "created_at", "createdAt", "created", "date", "timestamp", "when"])
    let seconds = time.flatMap { WrittenMoment($0.text)?.seconds }
    var words = [text?.whole ?? ""]
    if seconds == nil, let time { words.append("(\(time.whole))") }
    for member in inner.takeAll() { told.add("comments.\(member.name)") }
    guard words.contains(where: { !$0.isBlank }) else { return }
    record.entry.comments.append(
      Entry.Comment(
        seconds: seconds, author: author.map { Person($0.text) } ?? Person(name: nil, email: nil),
        text: words.filter { !$0.isEmpty }.joined(separator: "\n\n")))
  }
}
