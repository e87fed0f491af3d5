import Testing

@testable import Issues

/// What other trackers write: that it is recognised, understood and whole.
struct TrackerFormatsTests {
  private func source(_ text: String, _ name: String = "source") -> ImportSource {
    ImportSource(name: name, bytes: Array(text.utf8))
  }

  /// Reads a text as the format that recognises it, and expects that one.
  private func read(_ text: String, _ name: String) throws -> ImportedDocument {
    let source = source(text)
    let format = try #require(Formats.recognising(source))
    #expect(format.name == name)
    return try format.read(source)
  }

  /// The words of a text that are in no entry and in nothing that was left out.
  private func lost(_ text: String, _ document: ImportedDocument, but known: Set<String> = []) -> Set<String> {
    let there = Set(BugDocumentTests.words(SampleIssues.words(document)).map { String($0) })
    return Set(BugDocumentTests.words(text).map { String($0) }).subtracting(there).subtracting(known)
  }

  @Test func `beads: priorities, dependencies and comments`() throws {
    let text = """
      {"id":"bd-a1b2","title":"Crash: \\"x\\"","description":"Long\\n## Steps","design":"Plan","acceptance_criteria":"Done",\
      "notes":"n","status":"in_progress","priority":1,"issue_type":"bug","assignee":"ada","labels":["ui","a b"],\
      "dependencies":[{"issue_id":"bd-a1b2","depends_on_id":"bd-c3d4","type":"blocks","created_at":"2026-01-02T00:00:00Z"}],\
      "comments":[{"id":7,"issue_id":"bd-a1b2","author":"bob","text":"Me too","created_at":"2026-01-03T04:05:06.789+02:00"}],\
      "created_at":"2026-01-01T10:00:00Z","updated_at":"2026-02-02T10:00:00Z","estimated_minutes":60}
      {"id":"bd-c3d4","title":"Done","status":"closed","priority":4,"issue_type":"task","created_at":"2026-01-01T10:00:00Z",\
      "closed_at":"2026-01-05T10:00:00Z","close_reason":"Mended in 1.2"}
      {"id":"bd-gone","title":"Old","status":"tombstone","priority":2,"issue_type":"bug","created_at":"2026-01-01T10:00:00Z"}

      """
    let document = try read(text, "beads")
    #expect(document.entries.map(\.id) == ["bd-a1b2", "bd-c3d4"])
    let first = try #require(document.entries.first)
    #expect(first["severity"] == "P1")
    #expect(first["related"] == "bd-c3d4")
    #expect(first.comments.first?.seconds == 1_767_405_906)
    #expect(document.entries.last?.sections.last == Entry.Section("resolution", title: "Resolution", "Mended in 1.2"))
    #expect(document.leftOut.map(\.reason) == ["was deleted there (a tombstone)"])
    #expect(document.leftOut.map(\.lines) == [3...3])
    #expect(
      lost(
        text, document,
        but: [
          "id", "title", "description", "priority", "issue", "type", "comments", "text", "on", "depends", "labels", "n",
          "author", "789", "02", "T04", "T00", "00Z", "06", "nLong", "n##", "close", "closed", "at", "03T04", "05",
          "criteria", "reason", "dependencies", "design", "notes", "acceptance",
        ]
      ).isEmpty)
  }

  @Test func `git-bug: the first comment is the report`() throws {
    let text = """
      {"id":"0a1b2c3d4e5f60718293a4b5c6d7e8f901234567","human_id":"0a1b2c3","create_time":{"timestamp":1767225600,\
      "time":"2026-01-01T00:00:00Z","lamport":3},"edit_time":{"timestamp":1767312000,"time":"2026-01-02T00:00:00Z"},\
      "status":"closed","labels":["bug","ui"],"title":"Crash","author":{"id":"ff00","human_id":"ff","name":"Ada","login":""},\
      "actors":[{"id":"ff00","name":"Ada"}],"comments":[{"id":"c1","human_id":"c","author":{"name":"Ada"},"message":"Body"},\
      {"id":"c2","author":{"name":"Bob"},"message":"Seen"}]}
      """
    let document = try read(text, "git-bug")
    let entry = try #require(document.entries.first)
    #expect(entry.title == "Crash")
    #expect(entry["status"] == "closed" && entry["labels"] == "bug, ui" && entry["reporter"] == "Ada")
    #expect(entry["reported"] == "2026-01-01T00:00:00Z")
    #expect(entry.sections.first?.text == "Body")
    #expect(entry.comments.map(\.text) == ["Seen"])
    for word in ["0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "ff00", "c1", "c2", "2026-01-02T00:00:00Z"] {
      #expect(SampleIssues.words(document).contains(word))
    }
  }

  @Test func `GitLab: notes are comments, what the system wrote is history`() throws {
    let text = """
      [{"id":900,"iid":12,"project_id":5,"title":"Crash","description":"Body","state":"closed","labels":["bug"],\
      "author":{"id":3,"username":"ada","name":"Ada Tester"},"assignees":[{"username":"bob","name":"Bob"}],\
      "milestone":{"id":1,"title":"1.0"},"created_at":"2026-01-01T10:00:00.000Z","closed_at":"2026-01-02T10:00:00.000Z",\
      "severity":"HIGH","web_url":"https://gitlab.example/5","notes":[{"id":1,"body":"Me too","author":{"username":"eve"},\
      "created_at":"2026-01-01T11:00:00Z","system":false},{"body":"changed title","system":true,\
      "created_at":"2026-01-01T12:00:00Z","author":{"username":"ada"}}]}]
      """
    let document = try read(text, "gitlab")
    let entry = try #require(document.entries.first)
    #expect(entry.id == "#12")
    #expect(entry["phase"] == "1.0" && entry["severity"] == "HIGH" && entry["reporter"] == "Ada Tester (ada)")
    #expect(entry.comments.map(\.text) == ["Me too"])
    #expect(entry.sections.last?.text.contains("changed title") ?? false)
    #expect(document.leftOut.map(\.text) == ["notes.id (1 times), project_id (1 times)"])
    #expect(SampleIssues.words(document).contains("https://gitlab.example/5"))
  }

  @Test func `Bugzilla: texts, people and what depends on what; nothing private`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
      <!DOCTYPE bugzilla SYSTEM "https://bugs.example/page.cgi?id=bugzilla.dtd">
      <bugzilla version="5.0.4" urlbase="https://bugs.example/">
        <bug>
          <bug_id>77</bug_id><creation_ts>2026-01-01 10:00:00 +0000</creation_ts>
          <short_desc>Crash on &lt;b&gt; &amp; &#34;x&#x22;</short_desc>
          <product>Shop</product><component>Cart</component><version>1.2</version><op_sys>Linux</op_sys>
          <bug_status>RESOLVED</bug_status><resolution>WORKSFORME</resolution>
          <priority>P3</priority><bug_severity>major</bug_severity><keywords>regression</keywords>
          <dependson>12</dependson><dependson>13</dependson><blocked>99</blocked>
          <reporter name="Ada Tester">ada@example.org</reporter><assigned_to name="Bob">bob</assigned_to>
          <long_desc isprivate="0"><commentid>1</commentid><who name="Ada Tester">ada@example.org</who>
            <bug_when>2026-01-01 10:00:00 +0000</bug_when><thetext>First
      line</thetext></long_desc>
          <long_desc isprivate="0"><who name="Bob">bob</who><bug_when>2026-01-02 10:00:00 +0000</bug_when>
            <thetext><![CDATA[Cannot <see> it]]></thetext></long_desc>
          <long_desc isprivate="1"><who>eve</who><bug_when>2026-01-03 10:00:00 +0000</bug_when>
            <thetext>customer's password</thetext></long_desc>
          <attachment><attachid>5</attachid><desc>Log</desc><filename>crash.log</filename>
            <data encoding="base64">AAAA</data></attachment>
        </bug>
        <bug error="NotPermitted"><bug_id>78</bug_id></bug>
      </bugzilla>
      """
    let document = try read(text, "bugzilla")
    let entry = try #require(document.entries.first)
    #expect(entry.id == "#77" && entry.title == "Crash on <b> & \"x\"")
    #expect(entry["status"] == "Won't Fix" && entry["severity"] == "major")
    #expect(entry["reporter"] == "Ada Tester <ada@example.org>")
    #expect(entry["related"] == "#12, #13, #99")
    #expect(entry.environment.map(\.value) == ["1.2", "Linux"])
    #expect(entry.comments.map(\.text) == ["Cannot <see> it"])
    let words = SampleIssues.words(document)
    #expect(!words.contains("password") && words.contains("WORKSFORME") && words.contains("crash.log"))
    #expect(document.leftOut.map(\.reason).filter { $0.contains("private") }.count == 1)
    #expect(document.leftOut.last?.reason == "Bugzilla did not give the bug (NotPermitted)")
  }

  @Test(arguments: [
    "<bugzilla><bug>", "<bugzilla></bug>", "<bugzilla>&lol;</bugzilla>", "<bugzilla x=1/>",
    "<!DOCTYPE bugzilla [<!ENTITY a \"aaaa\">]><bugzilla>&a;</bugzilla>", "<bugzilla><![CDATA[", "<bugzilla/><x/>",
  ])
  func `XML that is broken, or declares entities, is refused`(_ text: String) {
    #expect(throws: ImportError.self) { try Bugzilla().read(source(text)) }
  }

  @Test func `endless nesting is refused`() {
    let text = "<bugzilla>" + String(repeating: "<a>", count: 100_000)
    #expect(throws: ImportError.self) { try Bugzilla().read(source(text)) }
    #expect(throws: ImportError.self) { try JSONDocument().read(source(String(repeating: "[", count: 100_000))) }
  }

  @Test func `tickets: the title is the first heading`() throws {
    let text = """
      ---
      id: t-5c4d
      status: in_progress
      deps: [t-1a2b]
      links: []
      created: 2026-01-24T23:58:10Z
      type: bug
      priority: 0
      assignee: @ada
      external-ref: gh-12
      ---
      # Crash: on start

      Words.

      ```
      # no heading
      ```

      ## Design

      More.
      """
    let document = try read(text, "ticket")
    let entry = try #require(document.entries.first)
    #expect(entry.title == "Crash: on start" && entry["severity"] == "P0" && entry["assignee"] == "@ada")
    #expect(entry.sections.map(\.title) == ["Description", "Design"])
    #expect(lost(text, document, but: ["links", "0", "id"]).isEmpty)
  }

  @Test func `Backlog.md: texts without its marks`() throws {
    let text = """
      ---
      id: BACK-12
      title: Crash
      status: To Do
      assignee:
        - @ada
      created_date: '2026-01-24 23:58'
      labels: []
      dependencies:
        - BACK-3
      priority: high
      parent_task_id: BACK-1.2
      ---

      ## Description

      <!-- SECTION:DESCRIPTION:BEGIN -->
      Words.
      <!-- a comment of somebody -->
      <!-- SECTION:DESCRIPTION:END -->

      ## Acceptance Criteria
      <!-- AC:BEGIN -->
      - [x] #1 done
      <!-- AC:END -->
      """
    let document = try read(text, "backlog-md")
    let entry = try #require(document.entries.first)
    #expect(entry.id == "BACK-12" && entry["severity"] == "high" && entry["assignee"] == "@ada")
    #expect(entry["related"] == "BACK-3")
    #expect(entry.sections.map(\.text) == ["Words.\n<!-- a comment of somebody -->", "- [x] #1 done"])
    #expect(document.leftOut.count == 1)
    #expect(lost(text, document, but: ["labels", "title"]).isEmpty)
  }

  @Test func `front matter that is no YAML is read line by line`() throws {
    let file = try ReportFile(source("---\nid: t-1\ntitle: a: b: c\n\tx\n- y\n!\n---\nBody\n"))
    #expect(file.fields.map(\.name) == ["id", "title"])
    #expect(file.fields.map(\.text) == ["t-1", "a: b: c, x, - y, !"] || file["title"]?.contains("!") ?? false)
  }

  @Test func `a folder of numbered reports, with or without front matter`() throws {
    let folder = ImportFolder(
      name: "bugs",
      files: [
        source("# Crash on start\n\n**Status**: Fixed\n\n## Steps to Reproduce\n\n1. Go\n", "0007-crash.md"),
        source("---\nid: 8\ntitle: Slow\nstatus: open\nmood: sad\n---\nWords.\n", "0008-slow.md"),
        source("# BUG-012: Wrong\n\n- Severity: High\n", "old/BUG-012-wrong.md"), source("Read me", "README.md"),
      ])
    let format = try #require(Formats.recognising(folder))
    #expect(format.name == "numbered")
    let documents = try format.read(folder).map(\.document)
    #expect(documents.flatMap(\.entries).map(\.id) == ["#7", "#8", "BUG-012"])
    #expect(documents.flatMap(\.entries).map(\.title) == ["Crash on start", "Slow", "Wrong"])
    #expect(documents.flatMap(\.entries).map { $0["status"] } == ["Fixed", "open", nil])
    #expect(documents.flatMap(\.leftOut).map(\.text) == ["Read me"])
  }

  @Test func `the folder of git-issue: a file for each field`() throws {
    let id = "issues/0a/" + String(repeating: "b", count: 38)
    let folder = ImportFolder(
      name: ".issues",
      files: [
        source("Crash\n\nWords.\n", "\(id)/description"), source("bug\nclosed\n", "\(id)/tags"),
        source("ada\n", "\(id)/assignee"), source("2026-12-01", "\(id)/duedate"), source("1.0", "\(id)/milestone"),
        source("Seen.\n", "\(id)/comments/0123"), source("\u{1}\u{2}", "\(id)/attachments/x.bin"),
        source("x", "config"),
      ])
    let format = try #require(Formats.recognising(folder))
    #expect(format.name == "git-issue-sh")
    let documents = try format.read(folder)
    let entry = try #require(documents.flatMap(\.document.entries).first)
    #expect(
      entry.title == "Crash" && entry["status"] == "closed" && entry["labels"] == "bug" && entry["phase"] == "1.0")
    #expect(entry.comments.map(\.text) == ["Seen."])
    #expect(entry.fields.contains { $0.label == "duedate" })
    #expect(documents.flatMap(\.document.leftOut).count == 2)
  }

  @Test func `objects of anybody: known names are understood, the others are kept`() throws {
    let text = """
      {"total":2,"issues":[{"key":"SHOP-1","fields":{"summary":"Crash","status":{"name":"Done","id":"3"},\
      "priority":{"name":"P1"},"created":"2026-01-01T10:00:00.000+0000","mood":"sad","votes":0,\
      "description":"a\\nb","assignee":{"displayName":"Ada","emailAddress":"a@b.c"}}},"stray"]}
      """
    let document = try read(text, "json")
    let entry = try #require(document.entries.first)
    #expect(entry.id == "SHOP-1" && entry.title == "Crash" && entry["status"] == "Done")
    #expect(entry["severity"] == "P1" && entry["assignee"] == "Ada <a@b.c>")
    #expect(document.leftOut.map(\.text) == ["\"stray\"", "total: 2"])
    for word in ["\"id\":\"3\"", "sad", "votes"] { #expect(SampleIssues.words(document).contains(word)) }
  }

  @Test func `what list --json prints is read`() throws {
    let written = Document("---\nid: BUG-001\nstatus: open\ntitle: Crash\nlabels:\n  - a\n  - b\n---\n")
    let issue = try #require(SampleIssues.issue(written, path: ".issues/BUG-001-x.md"))
    let text = JSON.envelope([("issues", .list([.object(issue.json)]))]).pretty
    let document = try read(text, "json")
    #expect(document.entries.first?["labels"] == "a, b")
    #expect(document.leftOut.map(\.text).contains { $0.contains("path") })
  }

  @Test(arguments: ["{\"title\":\"x\"", "[1,2]", "{\"a\":1}}", "nonsense", ""])
  func `JSON that is broken, or has no report in it, is refused`(_ text: String) {
    #expect(throws: ImportError.self) { try JSONDocument().read(source(text)) }
  }
}
