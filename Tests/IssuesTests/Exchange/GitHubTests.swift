import Testing

@testable import Issues

/// Issues of GitHub, there and back.
struct GitHubTests {
  private let format = GitHub()
  private let configuration = Configuration()
  private var form: Form { get throws { try #require(Form.builtIn("bug")) } }

  @Test(arguments: 0..<100) func `what was exported is imported and exported as it was`(seed: Int) throws {
    let issues = try BugDocumentTests.issues(seed: UInt64(seed))
    let first = format.write(try contents(issues))
    let read = try read(first)
    #expect(read.entries.count == issues.count)
    #expect(read.leftOut.isEmpty)
    let again = try read.entries.map { entry in
      let id = try #require(entry.id.flatMap { IssueID($0) })
      let document = entry.document(id: id, form: try form, configuration: configuration)
      return (try #require(report(document, path: ".issues/\(id)-x.md")), entry.comments)
    }
    #expect(BugDocumentTests.difference(first, format.write(try contents(again))) == nil)
  }

  @Test(arguments: ["ada", "Ada Lovelace <ada@example.org>", "ada@example.org"])
  func `who wrote a comment is known again`(author: String) throws {
    let document = Document(
      fields: ["id": .text("BUG-001"), "title": .text("One"), "status": .text("open")], sections: [])
    let comment = Entry.Comment(seconds: 1_790_000_000, author: Person(author), text: "Words.")
    let text = format.write(try contents([(try #require(report(document, path: ".issues/BUG-001-x.md")), [comment])]))
    let read = try #require(try read(text).entries.first?.comments.first)
    #expect(read.author == Person(author))
    #expect(read.seconds == comment.seconds)
  }

  @Test(arguments: 0..<100) func `no word of a body is lost`(seed: Int) throws {
    var texts = NastyTexts(seed: UInt64(seed))
    let body = "\(texts.text())\n\n### Steps to Reproduce\n\n\(texts.text())\n\n### Notes\n\n\(texts.text())"
    let entry = try #require(try read(issue(body)).entries.first)
    let document = entry.document(
      id: IssueID(prefix: "BUG", number: 12), form: try form, configuration: configuration)
    let kept = Set(BugDocumentTests.words(document.text))
    // What heads a part may be called otherwise here, and a title is one.
    let names: Set<Substring> = [
      "Steps", "to", "Reproduce", "Environment", "Description", "Notes", "OS", "Severity", "Status",
    ]
    #expect(Set(BugDocumentTests.words(body)).subtracting(names).subtracting(kept).isEmpty)
  }

  @Test func `what gh prints is read`() throws {
    let entry = try #require(try read(Self.listed).entries.first)
    #expect(entry.id == "#12")
    #expect(entry.lines == 2...5)
    #expect(entry["status"] == "fixed")
    #expect(entry["severity"] == "high")
    #expect(entry["labels"] == "severity: high, auth")
    #expect(entry["phase"] == "Phase 2")
    #expect(entry["reported"] == "2025-03-01")
    #expect(entry["resolved"] == "2025-03-04")
    #expect(entry["reporter"] == "ada")
    #expect(entry["assignee"] == "bob")
    #expect(entry.fields.contains { $0.label == "Other assignees" && $0.value == "eve" })
    #expect(entry.comments.map(\.text) == ["Seen too."])
    #expect(
      entry.events == [
        Entry.Event(
          .opened, seconds: 1_740_824_100,
          author: Person(name: "Ada Lovelace", email: "ada@users.noreply.github.com")),
        Entry.Event(.closed, seconds: 1_741_078_800, author: Person(name: nil, email: nil)),
      ])
  }

  @Test func `what is left out is told with its value`() throws {
    let leftOut = try read(Self.listed).leftOut
    #expect(leftOut.contains { $0.text == #""projectItems":[{"title":"Roadmap"}]"# && $0.lines == 4...4 })
    #expect(leftOut.contains { $0.text == "ada: Ada Lovelace" })
    #expect(leftOut.contains { $0.text.contains("id") && $0.reason.contains("of its own") })
  }

  @Test func `REST leaves pull requests out, and joins comments by their issue`() throws {
    let text = """
      [{"number":1,"title":"One","state":"closed","state_reason":"not_planned","body":null,
        "html_url":"https://github.com/o/r/issues/1","user":{"login":"ada","id":7},"created_at":"2024-01-01T00:00:00Z"},
       {"number":2,"title":"Two","html_url":"https://github.com/o/r/pull/2","pull_request":{"url":"x"}}]
      [{"issue_url":"https://api.github.com/repos/o/r/issues/1","id":5,"user":{"login":"eve","id":9},
        "created_at":"2024-01-02T00:00:00Z","body":"From REST."}]
      """
    let document = try read(text)
    #expect(document.entries.map(\.id) == ["#1"])
    #expect(document.entries[0]["status"] == "wont-fix")
    #expect(document.entries[0].comments.map(\.text) == ["From REST."])
    #expect(document.entries[0].comments[0].author == Person(name: "eve", email: nil))
    #expect(document.entries[0].comments[0].committedBy?.email == "9+eve@users.noreply.github.com")
    #expect(document.leftOut.contains { $0.reason == "a pull request" && $0.lines == 3...3 })
  }

  @Test func `issues whose addresses say nothing are told apart by their numbers`() throws {
    let text = #"[{"number":1,"title":"A","url":"https://x.org"},{"number":2,"title":"B","url":"https://x.org"}]"#
    #expect(try read(text).entries.map(\.title) == ["A", "B"])
  }

  @Test func `messages to a webhook make one issue, with its events`() throws {
    func message(_ action: String, _ more: String, state: String, day: Int) -> String {
      """
      {"action":"\(action)",\(more)"sender":{"login":"bob"},"issue":{"number":3,"title":"Hook \(day)","state":"\(state)",\
      "html_url":"https://github.com/o/r/issues/3","body":"text","user":{"login":"ada"},"labels":[{"name":"auth"}],\
      "created_at":"2024-02-01T00:00:00Z","updated_at":"2024-02-0\(day)T00:00:00Z"}}

      """
    }
    let comment = #""comment":{"id":7,"user":{"login":"bob"},"created_at":"2024-02-03T00:00:00Z","body":"Words."},"#
    let text =
      message("opened", "", state: "open", day: 1)
      + message("labeled", #""label":{"name":"auth"},"#, state: "open", day: 2)
      + message("created", comment, state: "open", day: 3) + message("closed", "", state: "closed", day: 4)
      + message("reopened", "", state: "open", day: 5)
    let entry = try #require(try read(text).entries.first)
    #expect(entry.title == "Hook 5")
    #expect(entry["status"] == "open")
    #expect(entry.events.map(\.kind) == [.opened, .labeled("auth"), .closed, .reopened])
    #expect(entry.comments.map(\.text) == ["Words."])
  }

  // MARK: Bodies

  @Test func `a body that a form made is cut at its labels alone`() throws {
    let body = """
      ### Description

      It crashes.

      ### Severity of the crash

      mine

      ### Steps to Reproduce

      1. Open it

      ```
      ### Notes
      ```

      ### Expected Behavior

      _No response_

      ### OS

      Debian 12

      ### Severity

      High
      """
    let entry = try #require(try read(issue(body)).entries.first)
    #expect(entry.sections.map(\.id) == ["description", "steps"])
    #expect(entry.sections[0].text == "It crashes.\n\n### Severity of the crash\n\nmine")
    #expect(entry.sections[1].text == "1. Open it\n\n```\n### Notes\n```")
    #expect(entry.environment == [Entry.Part("OS", "Debian 12")])
    #expect(entry["severity"] == "High")
    #expect(entry["type"] == "bug")
  }

  @Test func `without a form the names of parts cut it, and other headings stay`() throws {
    let body = "Hello.\n\n**To Reproduce**\n1. Go\n\n## Screenshots\nnone\n\n## Environment\n- OS: Debian\n\nand more"
    let entry = try #require(try read(issue(body), forms: []).entries.first)
    #expect(entry.sections.map(\.text) == ["Hello.", "1. Go\n\n## Screenshots\nnone", "and more"])
    #expect(entry.environment == [Entry.Part("OS", "Debian")])
  }

  @Test(arguments: [
    ("severity: high", "high"), ("severity/critical", "critical"), ("priority-low", "low"), ("P1", "p1"),
    ("Priority: P0", "P0"), ("sev:medium", "medium"),
  ]) func `a label tells how bad it is`(label: String, severity: String) {
    #expect(GitHubReader.severity(label) == severity)
  }

  @Test(arguments: ["bug", "high", "priority", "p9", "performance: high", "severity: unknown", "", ":"])
  func `other labels do not`(label: String) {
    #expect(GitHubReader.severity(label) == nil)
  }

  // MARK: Faults

  @Test(arguments: [
    ("[{\"number\":1,\n\"title\":\"x\"", 2), ("", nil), ("[1,2", 1), ("{\"a\": tru}", 1),
    (String(repeating: "[", count: 100_000), 1),
  ]) func `what is no JSON is refused with its line`(text: String, line: Int?) {
    #expect {
      try read(text)
    } throws: { ($0 as? ImportError)?.line == line }
  }

  @Test func `broken UTF-8 is refused`() {
    #expect(throws: ImportError.self) {
      try format.read(ImportSource(name: "x", bytes: Array("[{\"title\":\"".utf8) + [0xFF] + Array("\"}]".utf8)))
    }
  }

  @Test func `values of another kind than they should be crash nothing`() throws {
    let text = #"[1,null,"x",{"title":3},{"title":"T","number":"x","labels":7,"comments":5,"author":[],"body":{}}]"#
    let document = try read(text)
    #expect(document.entries.map(\.title) == ["T"])
    #expect(document.leftOut.count >= 4)
  }

  // MARK: Helping

  private func read(_ text: String, forms: [Form]? = nil) throws -> ImportedDocument {
    try format.read(
      ImportSource(
        name: "issues.json", bytes: Array(text.utf8),
        forms: forms ?? Form.builtInSources.compactMap { Form.builtIn($0.type) }))
  }

  private func issue(_ body: String) -> String {
    JSON.object([("number", .number(12)), ("title", .text("Title")), ("body", .text(body))]).written
  }

  private func contents(_ issues: [(Issues.Issue, [Entry.Comment])]) throws -> ExportedContents {
    ExportedContents(
      reports: issues.map { ExportedContents.Report($0.0, comments: $0.1) }, configuration: configuration,
      forms: [try form], today: try #require(CalendarDate("2026-11-21")))
  }

  private static let listed = """
    [
      {"id":"I_1","number":12,"title":"Login crashes","state":"CLOSED","stateReason":"COMPLETED","body":"",
       "createdAt":"2025-03-01T10:15:00Z","closedAt":"2025-03-04T09:00:00Z","author":{"login":"ada","name":"Ada Lovelace"},
       "assignees":[{"login":"bob"},{"login":"eve"}],"projectItems":[{"title":"Roadmap"}],"milestone":{"title":"Phase 2"},
       "labels":[{"name":"severity: high"},{"name":"auth"}],"comments":[{"id":"IC_1","body":"Seen too.","author":{"login":"bob"}}]}
    ]
    """
}
