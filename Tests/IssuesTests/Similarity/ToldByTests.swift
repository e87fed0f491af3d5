import Testing

@testable import Issues

/// Whether a report tells of a problem that is known.
struct ToldByTests {
  private static let base = KnowledgeBase(
    [
      ("Connection refused", "Database", "DB not running"), ("Connection refused", "Redis", "Redis not running"),
      ("asyncpg not found", "Database", "Wrong driver"), ("401 on valid token", "Auth", "JWKS cache stale"),
      ("Rate limit not working", "Redis", "Redis unavailable"), ("Missing 'sub' claim", "Auth", "Token format"),
      ("Timeout", "Network", "Slow disk"), ("Module not found", "Import", "Not installed"),
    ].enumerated().map { index, row in
      let known = KnownIssue(issue: row.0, area: row.1, cause: row.2, solution: "", order: index)
      return KnowledgeBase.Entry(path: "\(index).md", document: known.document, known: known)
    })

  private func told(_ title: String, _ body: String = "") -> [String] {
    Self.base.entries(toldBy: ReportText(title: title, body: body)).map { "\($0.known.area): \($0.known.issue)" }
  }

  @Test(arguments: [
    (
      "Server does not start", "psycopg.OperationalError: connection refused",
      ["Database: Connection refused", "Redis: Connection refused"]
    ),
    ("Redis: connection was refused", "", ["Redis: Connection refused", "Database: Connection refused"]),
    ("API answers 401 for a valid token", "", ["Auth: 401 on valid token"]),
    (
      "Start fails", "ModuleNotFoundError: No module named 'asyncpg'. asyncpg not found",
      ["Database: asyncpg not found"]
    ),
    ("Rate limits do not work", "", ["Redis: Rate limit not working"]), ("Timeouts", "", ["Network: Timeout"]),
    ("JWT is rejected", "the claim `sub` is missing", ["Auth: Missing 'sub' claim"]),
  ])
  func `what a report tells of is found`(_ title: String, _ body: String, _ known: [String]) {
    #expect(told(title, body) == known)
  }

  @Test(arguments: [
    ("Page is blank", "The connection is slow.\nThe offer was refused."), ("Token is printed", "A valid one."),
    ("Not found", "A module of the page is not found."), ("Login fails", "after a timeout"), ("", ""),
  ])
  func `any other is not`(_ title: String, _ body: String) {
    #expect(told(title, body) == [])
  }
}
