import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// Issues that are changed by what programs send: the members that are printed.
struct IssueChangeTests {
  private static let id = IssueID(prefix: "BUG", number: 1)
  private static let today = CalendarDate("2026-11-22")!

  private func tracker() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    return tracker
  }

  private func change(_ tracker: Tracker, _ json: String, since base: Document? = nil) throws -> Outcome<ChangedIssue> {
    try tracker.store().change(
      Self.id, by: IssueChange(JSONNode(request: Array(json.utf8))), since: base, today: Self.today, .commit,
      Tracker.session)
  }

  private func read(_ tracker: Tracker) throws -> Document {
    Document(try tracker.repository.read(".issues/BUG-001-login-crashes.md"))
  }

  /// What `show --json` prints of it.
  private func printed(_ tracker: Tracker) throws -> [(String, JSON)] {
    let snapshot = try tracker.store().current()
    let issue = try snapshot.issue(Self.id)
    return IssueDetails(issue, try snapshot.companions(of: issue), try snapshot.settings).json
  }

  @Test func `the members are those that are printed`() throws {
    let tracker = try tracker()
    let names = try printed(tracker).map(\.0) + ["due", "overdue", "uncommitted", "broken", "diagnostics"]
    #expect(Set(names) == Set(IssueMember.allCases.map(\.rawValue)))
  }

  @Test func `what was read can be sent back, and changes nothing`() throws {
    let tracker = try tracker()
    let odd =
      try read(tracker).text.replacing(
        "severity: high", with: "severity:   'high' # as she said\nx-team: \"7\"\nx-parts: {a: b, c: [1, 2]}"
      ).replacing("labels:", with: "LABELS:")
      + "\n\n\n## Free   \n\n### Inner\n\n* one\n\ttab   \n\nFree\n----\n\nagain\n\n\n"
    try tracker.repository.commit(".issues/BUG-001-login-crashes.md", odd)
    _ = try tracker.store().comment("Seen again.", on: Self.id, .commit, Tracker.session)
    let outcome = try change(tracker, JSON.object(printed(tracker)).written)
    #expect(!outcome.hasChanged)
    #expect(try read(tracker).text == odd)
  }

  @Test func `a whole issue with one change in it makes that change`() throws {
    let tracker = try tracker()
    let before = try read(tracker).text
    let whole = try printed(tracker).map { ($0.0, $0.0 == "severity" ? .text("critical") : $0.1) }
    let outcome = try change(tracker, JSON.object(whole).written)
    #expect(outcome.value.changes.map(\.name) == ["severity"])
    #expect(try read(tracker).text == before.replacing("severity: high", with: "severity: critical"))
    #expect(
      try tracker.repository.git("log", "-1", "--format=%s") == "issue: BUG-001 severity high → critical")
    try tracker.expectClean()
  }

  @Test(arguments: [
    (#"{"labels": ["b", "a"]}"#, "labels:\n  - a\n  - b\n"),
    (#"{"labels": {"add": ["login", "ui"], "remove": ["none"]}}"#, "labels:\n  - login\n  - ui\n"),
    (#"{"environment": {"server": null, "python": "3.12.1"}}"#, "  os: Debian 12\n  python: 3.12.1\n"),
    (#"{"fields": {"x-team": "seven", "x-parts": ["one", "two"]}}"#, "x-team: seven\nx-parts:\n  - one\n  - two\n"),
    (#"{"related": ["bug-2"], "title": "Login\nfails"}"#, "title: Login fails\n"),
    (#"{"sections": {"actual": "Nothing."}}"#, "## Actual Behavior\n\nNothing.\n"),
    (#"{"sections": {"Expected Behavior": "A word."}}"#, "## Expected Behavior\n\nA word.\n"),
    (#"{"sections": [{"id": "notes", "title": "Notes", "text": "A note."}]}"#, "## Additional Notes\n\nA note.\n"),
    (#"{"sections": [{"id": null, "title": "My own", "text": "Words."}]}"#, "\n## My own\n\nWords.\n"),
    (#"{"assignee": "Eve <eve@example.org>"}"#, "assignee: Eve <eve@example.org>\n"),
    (#"{"status": "fixed", "sections": {"resolution": "Mended."}}"#, "resolved: 2026-11-22\n"),
    (
      #"{"status": "fixed", "resolved": "2026-11-21", "sections": {"resolution": "Mended."}}"#, "resolved: 2026-11-21\n"
    ),
  ])
  func `changes what is named`(json: String, expected: String) throws {
    let tracker = try tracker()
    try tracker.add("Another")
    let outcome = try change(tracker, json)
    #expect(outcome.hasChanged)
    #expect(try read(tracker).text.contains(expected))
    try tracker.expectClean()
  }

  @Test func `null removes`() throws {
    let tracker = try tracker()
    _ = try change(
      tracker,
      #"{"assignee": "Eve <eve@example.org>", "labels": ["a"], "fields": {"x-a": "b"}, "sections": {"notes": "N."}}"#)
    _ = try change(
      tracker,
      #"{"assignee": null, "labels": null, "fields": {"x-a": null}, "sections": {"notes": null}, "phase": null}"#)
    let text = try read(tracker).text
    for gone in ["assignee", "labels", "x-a", "Additional Notes"] { #expect(!text.contains(gone)) }
  }

  @Test func `a body is set as a whole, and keeps the line ends of the file`() throws {
    let tracker = try tracker()
    let text = try read(tracker).text.replacing("\n", with: "\r\n")
    try tracker.repository.write(".issues/BUG-001-login-crashes.md", text)
    let body = try read(tracker).body.replacing("\r\n", with: "\n") + "\n## More\n\nWords.\n"
    _ = try change(tracker, JSON.object([("body", .text(body))]).written)
    let edited = try read(tracker).text
    #expect(edited.utf8.elementsEqual((text + "\r\n## More\r\n\r\nWords.\r\n").utf8))
  }

  @Test func `what rules refuse is not written`() throws {
    let tracker = try tracker()
    let before = try tracker.repository.git("rev-parse", "HEAD")
    for json in [
      #"{"status": "fixed"}"#, #"{"title": null}"#, #"{"severity": "worst"}"#, #"{"sections": {"steps": ""}}"#,
    ] {
      let error = #expect(throws: StoreError.self) { try change(tracker, json) }
      if case .rejected(let diagnostics)? = error { #expect(!diagnostics.isEmpty) } else { Issue.record("\(json)") }
    }
    #expect(try tracker.repository.git("rev-parse", "HEAD") == before)
  }

  @Test(arguments: [
    (#"{"severty": "low"}"#, "an issue has no member 'severty', at line 1, column 2", "did you mean 'severity'?"),
    ("{\n  \"labels\": \"a\"}", "'labels' takes a list of texts, at line 2, column 13", "in brackets"),
    (#"{"labels": {"ad": ["a"]}}"#, "'labels' has no member 'ad', at line 1, column 13", "did you mean 'add'?"),
    (#"{"severity": 3}"#, "'severity' takes a text, at line 1, column 14", "in quotes"),
    (#"{"title": "a", "title": "b"}"#, "'title' is given twice, at line 1, column 16", "once"),
    (#"{"environment": {"o s": "x"}}"#, "'o s' is no part of the environment, at line 1, column 25", "asks for"),
    (#"{"fields": {"tem": "x"}}"#, "there is no field 'tem', at line 1, column 20", "begins with x-"),
    (
      #"{"fields": {"severity": "low"}}"#, "'severity' stands beside 'fields', and not in it, at line 1, column 25",
      "member"
    ),
    (
      #"{"sections": {"stepps": "x"}}"#, "form 'bug' has no section 'stepps', at line 1, column 25",
      "did you mean 'steps'?"
    ),
    (#"{"sections": [{"text": "x"}]}"#, "a section has neither id nor title, at line 1, column 15", "name it"),
    (#"{"sections": null}"#, "'sections' cannot be removed as a whole, at line 1, column 14", "null"),
    (#"{"id": "BUG-002"}"#, "the request is for BUG-001, and names another id", "leave"),
    (#"{"id": "x"}"#, "'x' is not the id of an issue, at line 1, column 8", "BUG-012"),
    (#"{"path": "x"}"#, "'path' cannot be set, at line 1, column 10", "leave it out"),
    (#"{"due": "2026-12-24"}"#, "'due' cannot be set, at line 1, column 9", "severity"),
    (#"{"comments": [{"text": "x"}]}"#, "'comments' cannot be set, at line 1, column 14", "of its own"),
    (
      #"{"body": "x", "sections": {"actual": "x"}}"#, "both 'body' and 'sections' are others, at line 1, column 10",
      "one"
    ),
    ("[]", "an issue is no object, at line 1, column 1", "{…}"),
    ("{", "not JSON: a name in quotes is missing, at line 1, column 2", "UTF-8"),
  ])
  func `says what cannot be understood, and where`(json: String, message: String, help: String) throws {
    let tracker = try tracker()
    let error = #expect(throws: RequestError.self) { try change(tracker, json) }
    let placed = error?.placed(in: LineMap(Array(json.utf8)))
    #expect(placed?.message == message)
    #expect(placed?.help.contains(help) ?? false, "\(placed?.help ?? "")")
    try tracker.expectClean()
  }

  @Test func `nothing may be too much`() throws {
    let many = Array(repeating: "\"a\"", count: 1_001).joined(separator: ",")
    #expect(throws: RequestError.self) { try IssueChange(JSONNode(request: Array("{\"labels\": [\(many)]}".utf8))) }
    let deep = String(repeating: "[", count: 100)
    #expect(throws: RequestError.self) { try JSONNode(request: Array(deep.utf8)) }
  }

  @Test func `what others have changed since is kept`() throws {
    let tracker = try tracker()
    let base = try read(tracker)
    try tracker.set("severity", "critical")
    _ = try change(tracker, #"{"status": "in-progress", "severity": "high"}"#, since: base)
    let text = try read(tracker).text
    #expect(text.contains("severity: critical"))
    #expect(text.contains("status: in-progress"))
    try tracker.expectClean()
  }

  @Test func `a change of what somebody else has changed too is refused`() throws {
    let tracker = try tracker()
    let base = try read(tracker)
    try tracker.set("severity", "critical")
    let error = #expect(throws: StaleChange.self) { try change(tracker, #"{"severity": "low"}"#, since: base) }
    #expect(error?.current.severity == "critical")
    try tracker.expectClean()
  }
}
