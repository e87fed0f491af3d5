import IssueStore
import Issues
import TestSupport
import Testing

/// Reports that programs file, and the operations that they ask for.
struct IssueRequestTests {
  private static let today = CalendarDate("2026-11-22")!
  private static let report = #"""
    {
      "title": "Login crashes", "severity": "high", "labels": ["ui", "auth"], "type": null, "id": null, "comments": [],
      "environment": {"os": "Debian 12", "server": "local", "python": "3.11.7", "test_scenario": "login"},
      "components": ["Login"], "fields": {"x-team": "seven"},
      "sections": {"description": "The page crashes when the password is empty.",
        "steps": "1. Open the login page\n2. Press Enter", "expected": "A message.", "Actual Behavior": "A blank page."}
    }
    """#

  private func node(_ json: String) throws -> JSONNode { try JSONNode(request: Array(json.utf8)) }

  @Test func `a report is filed`() throws {
    let tracker = try Tracker()
    let store = try tracker.store()
    let draft = try NewIssue(node(Self.report)).draft(store.current().settings)
    let outcome = try store.add(draft, today: Self.today, .commit, Tracker.session)
    #expect(
      try tracker.repository.read(outcome.value.issue.path) == """
        ---
        id: BUG-001
        status: open
        type: bug
        severity: high
        reported: 2026-11-22
        reporter: Ada Lovelace <ada@example.org>
        labels:
          - auth
          - ui
        title: Login crashes
        environment:
          os: Debian 12
          server: local
          python: 3.11.7
          test_scenario: login
        components:
          - Login
        x-team: seven
        ---

        ## Description

        The page crashes when the password is empty.

        ## Steps to Reproduce

        1. Open the login page
        2. Press Enter

        ## Expected Behavior

        A message.

        ## Actual Behavior

        A blank page.

        """)
    try tracker.expectClean()
  }

  @Test(arguments: [
    (#"{"type": "bugg"}"#, "there is no form 'bugg' here", "use one of: bug"),
    (#"{"title": "a\nb"}"#, "'title' has more than one line", "one line"),
    (#"{"body": "text"}"#, "'body' of a report follows from its sections", "sections"),
    (#"{"id": "BUG-007"}"#, "'id' cannot be set", "the next that is free"),
    (#"{"due": []}"#, "'due' cannot be set", "it follows"),
    (#"{"sections": {"step": "x"}}"#, "form 'bug' has no section 'step'", "did you mean 'steps'?"),
    (#"{"environment": {"oss": "x"}}"#, "'oss' is no part of the environment", "did you mean 'os'?"),
    (#"{"labels": {"add": []}}"#, "'labels' takes a list of texts", "in brackets"),
    (#"{"fields": {"x-a": 1}}"#, "'fields.x-a' takes a text, or a list of texts", "in quotes"),
    (#"{"fields": {"title": "x"}}"#, "'title' stands beside 'fields', and not in it", "member"),
  ])
  func `says what of a report cannot be understood`(json: String, message: String, help: String) throws {
    let tracker = try Tracker()
    let settings = try tracker.store().current().settings
    let error = #expect(throws: RequestError.self) { try NewIssue(node(json)).draft(settings) }
    #expect(error?.message == message)
    #expect(error?.help.contains(help) ?? false, "\(error?.help ?? "")")
  }

  @Test(arguments: [
    (#"{"add": {"title": "x"}}"#, "add"), (#"{"set": {"id": "bug-7", "severity": "low"}}"#, "change BUG-007"),
    (#"{"status": {"id": "BUG-7", "status": "fixed"}}"#, "change BUG-007"),
    (#"{"comment": {"id": "BUG-7", "text": "Yes."}}"#, "comment BUG-007 Yes."),
  ])
  func `an operation stands by its name`(json: String, words: String) throws {
    let found =
      switch try IssueRequest(node(json)) {
      case .add: "add"
      case .change(let id, _): "change \(id)"
      case .comment(let id, let comment): "comment \(id) \(comment.text)"
      }
    #expect(found == words)
  }

  @Test func `another status comes with what was done`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    let change = try IssueChange(status: node(#"{"status": "fixed", "resolution": "Asked for once more."}"#))
    let id = IssueID(prefix: "BUG", number: 1)
    let outcome = try tracker.store().change(id, by: change, today: Self.today, .commit, Tracker.session)
    #expect(outcome.value.changes.map(\.name) == ["status", "resolved", "Resolution"])
  }

  @Test(arguments: [
    (#"{"sett": {}}"#, "a request has no member 'sett'"), (#"{}"#, "a request names one operation"),
    (#"{"add": {}, "set": {}}"#, "a request names one operation"),
    (#"{"set": {"severity": "low"}}"#, "'id' is missing"),
    (#"{"status": {"id": "BUG-1"}}"#, "'status' is missing"),
    (#"{"comment": {"id": "BUG-1", "text": " "}}"#, "the comment is empty"),
    (#"{"comment": {"id": "BUG-1", "txt": "x"}}"#, "a comment has no member 'txt'"),
  ])
  func `says what of an operation cannot be understood`(json: String, message: String) throws {
    let error = #expect(throws: RequestError.self) { try IssueRequest(node(json)) }
    #expect(error?.message == message)
  }
}
