/// Issues of GitHub, as `gh` and its interfaces have them. What it writes is one issue a line, to be posted.
struct GitHub: ImportFormat, ExportFormat {
  let name = "github"
  let summary = "issues of GitHub in JSON: of gh issue list --json, of its REST interface, of webhooks"
  let fileExtension = "json"

  func recognition(of source: ImportSource) -> Recognition {
    guard let first = source.text.utf8.first(where: { !" \t\r\n".utf8.contains($0) }), "{[".utf8.contains(first),
      let nodes = try? JSONNode.parseAll(Array(source.text.utf8))
    else { return .no }
    guard let node = nodes.first.flatMap({ $0.items.map(\.first) ?? $0 }) else { return .no }
    if node["issue"]?["number"] != nil, node["action"] != nil || node["event"] != nil { return .certain }
    if node["issue_url"]?.text != nil, node["body"] != nil { return .certain }
    if node["title"]?.text != nil, node["iid"] == nil {
      if node["number"]?.integer != nil || node["pull_request"] != nil { return .certain }
      if node["body"]?.text?.contains("### \(GitHubBody.fieldsTitle)\n") ?? false { return .certain }
    }
    return .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    return try GitHubReader.read(source)
  }

  func write(_ contents: ExportedContents) -> String {
    contents.reports.map { report in
      written(settled(report, contents), contents.configuration).written + "\n"
    }.joined()
  }

  /// A report that is read again as it is written: what a person has written by hand may need to settle.
  private func settled(_ report: ExportedContents.Report, _ contents: ExportedContents) -> Entry {
    let form = contents.form(of: report.issue)
    var entry = Entry(report.issue, comments: report.comments, form: form)
    guard let form else { return entry }
    for _ in 0..<4 {
      let text = written(entry, contents.configuration).written
      let source = ImportSource(name: "", bytes: Array(text.utf8), forms: contents.forms)
      guard let read = try? GitHubReader.read(source).entries.first else { break }
      let document = read.document(id: report.issue.id, form: form, configuration: contents.configuration)
      guard let issue = Issue(document, path: report.issue.path) else { break }
      let again = Entry(issue, comments: read.comments, form: form)
      if written(again, contents.configuration).written == text { break }
      entry = again
    }
    return entry
  }

  private func written(_ entry: Entry, _ configuration: Configuration) -> JSON {
    let status = entry["status"].flatMap { configuration.status($0) }
    let isClosed = status?.isClosed ?? false
    // GitHub knows people by their logins, and takes no others.
    let login = entry["assignee"].flatMap { Self.isLogin($0) ? $0 : nil }
    let labels = entry["labels"].map { Entry.items($0) } ?? []
    var omitted: Set = ["labels"]
    if login != nil { omitted.insert("assignee") }
    var members: [(String, JSON)] = [
      ("title", .text(entry.title)), ("body", .text(GitHubBody.written(entry, omitting: omitted))),
      ("labels", .texts(labels)), ("assignees", .texts(login.map { [$0] } ?? [])),
      ("state", .text(isClosed ? "closed" : "open")),
    ]
    if isClosed, let status { members.append(("state_reason", .text(Self.reason(status.id)))) }
    let comments = entry.comments.sorted { ($0.seconds ?? 0, $0.text) < ($1.seconds ?? 0, $1.text) }
    members.append(("comments", .list(comments.map(Self.comment))))
    return .object(members)
  }

  private static func comment(_ comment: Entry.Comment) -> JSON {
    let time = comment.seconds.map { Timestamp.text(seconds: $0, offset: 0) }
    var user = [("login", JSON.text(comment.author.name ?? comment.author.description))]
    if comment.author.name != nil, let email = comment.author.email { user.append(("email", .text(email))) }
    return .object([
      ("user", .object(user)),
      ("created_at", .optional(time)), ("body", .text(comment.text)),
    ])
  }

  /// GitHub's word for how an issue was closed.
  private static func reason(_ status: String) -> String {
    if status == "duplicate" { return status }
    return Configuration().readStatus(status)?.id == "wont-fix" ? "not_planned" : "completed"
  }

  private static func isLogin(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 39
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
      }
  }
}
