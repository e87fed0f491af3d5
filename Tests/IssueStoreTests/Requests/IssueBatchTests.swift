import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// Changes that programs send together: all of them are made, or none is.
struct IssueBatchTests {
  private static let today = CalendarDate("2026-11-22")!
  private static let answers = """
    "environment": {"os": "Debian 12", "server": "local", "python": "3.11.7", "test_scenario": "login"}, \
    "sections": {"description": "Seen on the test server.", "steps": "1. Open the login page", \
    "expected": "An error message.", "actual": "A blank page."}
    """

  private let tracker: Tracker

  init() throws {
    tracker = try Tracker()
    try tracker.add("Login crashes")
  }

  private func apply(_ lines: String...) throws -> Outcome<[BatchResult]> {
    try tracker.store().apply(
      IssueBatch(Array(lines.joined(separator: "\n").utf8)), today: Self.today, .commit, Tracker.session)
  }

  /// What is said of a batch that is not carried out.
  private func refusal(of lines: String...) throws -> Explanation {
    let head = try tracker.repository.git("rev-parse", "HEAD")
    var explanation: Explanation?
    do {
      _ = try tracker.store().apply(
        IssueBatch(Array(lines.joined(separator: "\n").utf8)), today: Self.today, .commit, Tracker.session)
    } catch {
      explanation = Explanation(error)
    }
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    try tracker.expectClean()
    return try #require(explanation)
  }

  @Test func `all requests become one commit, and new reports go by names until they have ids`() throws {
    let before = try tracker.repository.git("rev-list", "--count", "HEAD")
    let outcome = try apply(
      #"{"add": {"title": "Export is empty", \#(Self.answers), "related": ["$b", "BUG-1"]}, "as": "a"}"#,
      #"{"add": {"title": "Search is slow", \#(Self.answers)}, "as": "b"}"#,
      #"{"set": {"id": "$a", "severity": "high", "related": {"remove": ["BUG-001"]}}}"#,
      #"{"status": {"id": "BUG-001", "status": "fixed", "resolution": "Mended."}}"#,
      #"{"comment": {"id": "$b", "text": "Seen again."}}"#, #"{"comment": {"id": "$b", "text": "And again."}}"#)
    #expect(outcome.value.map(\.deed) == [.reported, .reported, .changed, .changed, .commented, .commented])
    #expect(outcome.value.map(\.line) == [1, 2, 3, 4, 5, 6])
    #expect(try tracker.repository.git("rev-list", "--count", "HEAD") == "\(Int(before)! + 1)")
    let text = try tracker.repository.read(".issues/BUG-002-export-is-empty.md")
    #expect(text.contains("severity: high\n") && text.contains("related:\n  - BUG-003\n"))
    #expect(try tracker.paths().filter { $0.hasPrefix(".issues/BUG-003-search-is-slow/comments/") }.count == 2)
    let message = try tracker.repository.git("log", "-1", "--format=%B").split(separator: "\n")
    #expect(
      message == [
        "issue: report BUG-002, BUG-003; change BUG-002, BUG-001; comment on BUG-003", "Issue: BUG-002",
        "Issue: BUG-003", "Issue: BUG-001",
      ])
    try tracker.expectClean()
  }

  @Test func `a single request makes the commit that its command makes`() throws {
    _ = try apply(#"{"set": {"id": "BUG-1", "severity": "critical"}}"#)
    #expect(try tracker.repository.git("log", "-1", "--format=%s") == "issue: BUG-001 severity high → critical")
  }

  @Test func `what is so already makes no commit`() throws {
    let outcome = try apply(#"{"set": {"id": "BUG-1", "severity": "high"}}"#)
    #expect(!outcome.hasChanged && outcome.value.map(\.deed) == [.unchanged])
  }

  @Test func `a request may be written on several lines`() throws {
    #expect(try apply("{\n  \"set\": {\n \"id\": \"BUG-1\", \"severity\": \"low\"}}").value.map(\.line) == [1])
  }

  @Test func `the first request that rules refuse is told, and nothing is written`() throws {
    let refusal = try refusal(
      of: #"{"set": {"id": "BUG-1", "severity": "low"}}"#, #"{"add": {"title": "Export is empty"}}"#,
      #"{"set": {"id": "BUG-1", "status": "fixed"}}"#)
    #expect(refusal.message == "line 2: the report was refused; nothing was written")
    #expect(refusal.diagnostics.contains { $0.rule == "steps-missing" })
  }

  @Test(arguments: [
    (#"{"set": {"id": "BUG-1", "severty": "low"}}"#, "at line 2, column 25; nothing was written"),
    (#"{"set": {"id": "$a", "severity": "low"}}"#, "no report of the batch is named '$a', at line 2, column 16"),
    (#"{"set": {"id": "BUG-9", "severity": "low"}}"#, "line 2: there is no issue BUG-009"),
    (#"{"set": {"severity": "low"}}"#, "'id' is missing, at line 2"),
    (#"{"set": {"id": "BUG-1"}, "as": "a"}"#, "'as' names a new report, at line 2"),
    (#"{"set": {"id": "BUG-1"}, "status": {}}"#, "a request names one operation, at line 2"),
    (#"{"delete": {"id": "BUG-1"}}"#, "a request has no member 'delete', at line 2"),
    (#"[{"set": {"id": "BUG-1"}}]"#, "a request is no object, at line 2"),
    (#"{"set": "#, "not JSON: a value is missing, at line 2"),
    (#"{"add": {}, "as": "$a"}"#, "'as' is empty, longer than 100 bytes, or begins with a $, at line 2"),
    (
      #"{"comment": {"id": "$z", "text": "x"}}"# + "\n" + #"{"add": {"title": "T", \#(Self.answers)}, "as": "z"}"#,
      "BUG-002 is not reported yet, at line 2"
    ),
  ])
  func `what cannot be understood is told with its place`(line: String, expected: String) throws {
    let refusal = try refusal(of: #"{"set": {"id": "BUG-1", "severity": "low"}}"#, line)
    #expect(refusal.message.contains(expected), "\(refusal.message)")
    #expect(refusal.hints.contains { !$0.isEmpty })
  }

  @Test func `two reports with one name are refused`() throws {
    let line = #"{"add": {"title": "T"}, "as": "a"}"#
    #expect(try refusal(of: line, line).message.contains("'a' is the name of two reports, at line 2"))
  }

  @Test func `a preview says what would be done, and does nothing`() throws {
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let batch = try IssueBatch(Array(#"{"add": {"title": "Export is empty", \#(Self.answers)}}"#.utf8))
    let results = try tracker.store().preview(batch, today: Self.today, .commit, Tracker.session)
    #expect(results.map(\.change.issue.id.description) == ["BUG-002"])
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    try tracker.expectClean()
  }

  @Test func `an edit that is not committed is not committed over`() throws {
    try tracker.edit(".issues/BUG-001-login-crashes.md", "severity: high", "severity: low")
    #expect(throws: StoreError.self) { _ = try apply(#"{"set": {"id": "BUG-1", "severity": "critical"}}"#) }
    #expect(throws: (any Error).self) { _ = try apply(#"{"comment": {"id": "BUG-1", "text": "Seen."}}"#) }
  }

  @Test func `a batch has a limit`() throws {
    let line = #"{"comment": {"id": "BUG-1", "text": "Seen."}}"#
    let bytes = Array(String(repeating: "\(line)\n", count: IssueBatch.most + 1).utf8)
    #expect(throws: RequestError.self) { _ = try IssueBatch(bytes) }
  }
}
