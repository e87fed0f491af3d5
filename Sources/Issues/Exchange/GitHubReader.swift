/// Reads issues as GitHub gives them to programs: what `gh issue list --json` and `gh issue view --json` print, what
/// its REST and GraphQL interfaces answer, and what it sends to webhooks. The same things have other names there.
struct GitHubReader {
  private let source: ImportSource
  private let map: LineMap
  private let bytes: [UInt8]
  /// The issues by their addresses, in the order in which they first stand.
  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// When an issue was last changed, as it was read: an older state does not replace it.
  private var updated: [Int: Int] = [:]
  var comments: [Int: [(key: String, comment: Entry.Comment)]] = [:]
  private var leftOut: [ImportedDocument.LeftOut] = []
  /// What every answer has and no issue needs, and people's names: told once.
  private var plumbing: Set<String> = []
  var names: [String: String] = [:]

  static func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let bytes = Array(source.text.utf8)
    let nodes: [JSONNode]
    do throws(JSONError) { nodes = try JSONNode.parseAll(bytes) } catch {
      throw ImportError(
        line: LineMap(bytes).position(of: error.offset).line, message: "not JSON: \(error.message)",
        help: "give what gh printed as it is: gh issue list --state all --limit 9999 --json number,title,body,…")
    }
    var reader = GitHubReader(source: source, map: LineMap(bytes), bytes: bytes)
    for node in nodes { reader.read(node) }
    guard !nodes.isEmpty else {
      throw ImportError(
        message: "the file is empty", help: "gh issue list --state all --json … writes what is read here")
    }
    return reader.document
  }

  private init(source: ImportSource, map: LineMap, bytes: [UInt8]) {
    self.source = source
    self.map = map
    self.bytes = bytes
  }

  private var document: ImportedDocument {
    var document = ImportedDocument(entries: entries, leftOut: leftOut)
    for (index, found) in comments { document.entries[index].comments += found.map(\.comment) }
    let whole = 1...max(1, map.position(of: bytes.count).line)
    if !plumbing.isEmpty {
      document.leftOut.append(
        .init(
          lines: whole, text: plumbing.sorted().joined(separator: ", "),
          reason: "links, counts and times that GitHub has of its own"))
    }
    if !names.isEmpty {
      let text = names.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
      document.leftOut.append(.init(lines: whole, text: text, reason: "names of people, who are kept by their logins"))
    }
    return document
  }

  // MARK: What an object is

  /// Where answers have their issues.
  private static let wrappers = ["data", "repository", "node", "search", "issues", "nodes", "items", "viewer"]

  private mutating func read(_ node: JSONNode) {
    if let items = node.items {
      for item in items { read(item) }
    } else if let issue = node["issue"], issue["title"] != nil || issue["number"] != nil {
      readEvent(node, issue)
    } else if node["pull_request"] != nil && node["action"] == nil || node["url"]?.text?.contains("/pull/") ?? false
      || node["html_url"]?.text?.contains("/pull/") ?? false
    {
      leave(node, "a pull request")
    } else if let url = node["issue_url"]?.text, node["body"] != nil {
      readComment(node, at: place(address: url, number: Self.number(ofAddress: url), node))
    } else if node["title"]?.text != nil {
      readIssue(node)
    } else {
      let inner = Self.wrappers.compactMap { node[$0] }
      if let issue = node["issue"] { return read(issue) }
      if inner.isEmpty { leave(node, "no issue: it has no title") }
      for node in inner { read(node) }
    }
  }

  /// A message to a webhook, or one of the events of a repository.
  private mutating func readEvent(_ node: JSONNode, _ issue: JSONNode) {
    guard issue["pull_request"] == nil else { return leave(node, "about a pull request") }
    let action = node["action"]?.text ?? node["event"]?.text ?? ""
    let index = readIssue(issue)
    let actor = node["sender"] ?? node["actor"]
    let time = node["created_at"]?.text ?? issue["updated_at"]?.text
    if let comment = node["comment"] {
      if action == "deleted" {
        comments[index, default: []].removeAll { $0.key == Self.key(comment) }
        return leave(comment, "a comment that was deleted")
      }
      return readComment(comment, at: index)
    }
    let label = node["label"]?["name"]?.text ?? node["label"]?.text
    let kind: Entry.Event.Kind? =
      switch action {
      case "closed": .closed
      case "reopened": .reopened
      case "labeled": label.map { .labeled($0) }
      case "unlabeled": label.map { .unlabeled($0) }
      default: nil
      }
    if let kind, let seconds = (action == "closed" ? issue["closed_at"]?.text ?? time : time).flatMap(Timestamp.seconds)
    {
      let event = Entry.Event(kind, seconds: seconds, author: person(actor))
      if kind == .closed { entries[index].events.removeAll { $0.kind == .closed && $0.seconds == seconds } }
      if !entries[index].events.contains(event) { entries[index].events.append(event) }
    } else if !["opened", "created", "edited", "closed", "reopened"].contains(action) {
      leave(node, "the event '\(Entry.line(action))', of which an issue keeps what it has led to")
    }
    note(node, besides: ["action", "event", "issue", "comment", "label", "sender", "actor", "created_at"])
  }

  // MARK: Issues

  func lines(_ node: JSONNode) -> ClosedRange<Int> {
    let first = map.position(of: node.range.lowerBound).line
    return first...max(first, map.position(of: max(node.range.lowerBound, node.range.upperBound - 1)).line)
  }

  mutating func leave(_ node: JSONNode, _ reason: String) {
    leftOut.append(
      .init(lines: lines(node), text: String(decoding: bytes[node.range], as: UTF8.self), reason: reason))
  }

  /// The number at the end of `https://api.github.com/repos/o/r/issues/12`.
  private static func number(ofAddress url: String) -> Int? { url.split(separator: "/").last.flatMap { Int($0) } }

  /// What tells an issue from those of other repositories: the end of its address.
  private static func address(_ url: String) -> String {
    url.split { "?#".contains($0) }.first?.split(separator: "/").suffix(4).joined(separator: "/").lowercased() ?? ""
  }

  /// Where the entry of an issue stands; a new one, where it is not there yet.
  private mutating func place(address url: String?, number: Int?, _ node: JSONNode) -> Int {
    // An address that does not end with the number is not that of the issue.
    let own = url.flatMap { number == nil || Self.number(ofAddress: $0) == number ? Self.address($0) : nil }
    let key = own ?? number.map { "#\($0)" } ?? "\(node.range.lowerBound)"
    // Without an address, a number is all that is known of an issue.
    if let index = places[key] ?? number.flatMap({ places["#\($0)"] }) { return index }
    places[key] = entries.count
    entries.append(Entry(id: number.map { "#\($0)" }, title: "", lines: lines(node)))
    return entries.count - 1
  }

  private static let known: Set = [
    "number", "title", "body", "state", "stateReason", "state_reason", "labels", "author", "user", "assignee",
    "assignees", "createdAt", "created_at", "closedAt", "closed_at", "closed_by", "comments", "milestone", "url",
    "html_url", "updated_at", "updatedAt",
  ]

  @discardableResult
  private mutating func readIssue(_ node: JSONNode) -> Int {
    func text(_ keys: String...) -> String? { keys.lazy.compactMap { node[$0]?.text }.first }
    let url = text("html_url") ?? text("url")
    let index = place(address: url, number: node["number"]?.integer, node)
    let time = text("updated_at", "updatedAt").flatMap { Timestamp.seconds($0) } ?? 0
    readComments(of: node, at: index)
    guard entries[index].title.isEmpty || time >= updated[index] ?? 0 else { return index }
    updated[index] = time
    var entry = Entry(id: entries[index].id, title: text("title") ?? "", lines: entries[index].lines)
    entry.events = entries[index].events
    FormBody(text("body") ?? "").place(in: &entry, forms: source.forms, type: source.type)
    place(state: text("state"), reason: text("stateReason", "state_reason"), in: &entry)

    let author = node["author"] ?? node["user"]
    add("reporter", login(author), to: &entry)
    let opened = text("createdAt", "created_at")
    add("reported", opened.map { String($0.prefix(10)) }, to: &entry)
    let closed = text("closedAt", "closed_at")
    add("resolved", closed.map { String($0.prefix(10)) }, to: &entry)
    let labels = Self.list(node["labels"]).compactMap { $0["name"]?.text ?? $0.text }
    if !labels.isEmpty { entry.fields.append(Entry.Field("labels", labels.joined(separator: ", "))) }
    add("severity", labels.lazy.compactMap(Self.severity).first, to: &entry)
    var assignees = Self.list(node["assignees"]).compactMap { login($0) }
    if let one = login(node["assignee"]), !assignees.contains(one) { assignees.insert(one, at: 0) }
    add("assignee", assignees.first, to: &entry)
    if assignees.count > 1 {
      entry.fields.append(Entry.Field(nil, label: "Other assignees", assignees.dropFirst().joined(separator: ", ")))
    }
    if let milestone = node["milestone"] {
      add("phase", milestone["title"]?.text ?? milestone.text, to: &entry)
      note(milestone, besides: ["title"])
    }
    add("x-url", url, to: &entry)
    let closer = login(node["closed_by"])
    if let closer { entry.fields.append(Entry.Field(nil, label: "Closed by", closer)) }

    entry.events.removeAll { $0.kind == .opened }
    if let seconds = opened.flatMap(Timestamp.seconds) {
      entry.events.insert(Entry.Event(.opened, seconds: seconds, author: person(author)), at: 0)
    }
    if let seconds = closed.flatMap(Timestamp.seconds),
      !entry.events.contains(where: { $0.kind == .closed && $0.seconds == seconds })
    {
      entry.events.append(Entry.Event(.closed, seconds: seconds, author: person(node["closed_by"])))
    }
    entries[index] = entry
    note(node, besides: Self.known)
    return index
  }

  /// Adds a field that the body has not answered.
  private func add(_ key: String, _ value: String?, to entry: inout Entry) {
    guard let value, !value.isBlank, entry[key] == nil else { return }
    entry.fields.append(Entry.Field(key, value))
  }

  /// The status: what GitHub says, but in the words of a body of ours that says the same more exactly.
  private func place(state: String?, reason: String?, in entry: inout Entry) {
    guard let state = state?.lowercased() else { return }
    let isClosed = state == "closed"
    let said = entry["status"].flatMap { Configuration().readStatus($0)?.id }
    if let said, ["fixed", "wont-fix"].contains(said) == isClosed { return }
    let status: String =
      switch (isClosed, reason?.lowercased()) {
      case (false, _): "open"
      case (true, "not_planned"): "wont-fix"
      case (true, "duplicate"): "duplicate"
      case (true, _): "fixed"
      }
    // The old word is kept beside it.
    for index in entry.fields.indices where entry.fields[index].key == "status" {
      entry.fields[index].key = nil
      entry.fields[index].label = "Status"
    }
    entry.fields.append(Entry.Field("status", status))
    if status == "duplicate" { entry.fields.append(Entry.Field(nil, label: "State reason", "duplicate")) }
  }

  /// What a label says of how bad it is: `severity: high`, `priority/critical`, `P1`.
  static func severity(_ label: String) -> String? {
    let words = label.split { ":/-_ =".contains($0) }.map(String.init)
    guard let first = words.first?.lowercased() else { return nil }
    if words.count == 1 { return first.count == 2 && Configuration().readSeverity(first) != nil ? first : nil }
    let names: Set = ["severity", "sev", "priority", "prio", "pri", "urgency"]
    guard names.contains(first) else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    return Configuration().readSeverity(rest).flatMap { $0.isWhole ? rest : nil }
  }

  // MARK: What is left out

  private static let ofNoUse: Set = [
    "id", "node_id", "updatedAt", "updated_at", "closed", "isPinned", "is_pinned", "reactions", "reactionGroups",
    "locked", "active_lock_reason", "authorAssociation", "author_association", "includesCreatedEdit", "viewerDidAuthor",
    "viewerCanDelete", "viewerCanUpdate", "isMinimized", "minimizedReason", "performed_via_github_app", "url",
    "html_url",
    "score", "repository", "organization", "enterprise", "installation", "sub_issues_summary",
    "issue_dependencies_summary", "draft", "totalCount", "issue_url", "commit_id", "pinned_comment",
    "closedByPullRequestsReferences", "isCrossRepository", "number", "state", "creator",
    "description", "open_issues", "closed_issues", "due_on", "dueOn", "created_at", "closed_at", "changes",
  ]

  /// Notes what of an object is not kept: what GitHub has of its own once for all, anything else with its value.
  mutating func note(_ node: JSONNode, besides known: Set<String>) {
    for member in node.members ?? [] where !known.contains(member.key) && !member.value.isNothing {
      if Self.ofNoUse.contains(member.key) || member.key.hasSuffix("_url") {
        plumbing.insert(member.key)
      } else {
        let text = String(decoding: bytes[member.keyRange.lowerBound..<member.value.range.upperBound], as: UTF8.self)
        let first = map.position(of: member.keyRange.lowerBound).line
        leftOut.append(
          .init(
            lines: first...first, text: text, reason: "'\(Entry.line(member.key))', for which an issue has no place"))
      }
    }
  }
}

extension JSONNode {
  /// Whether it says nothing that somebody would miss.
  fileprivate var isNothing: Bool {
    if case .bool(false) = content { true } else { isEmpty }
  }
}
