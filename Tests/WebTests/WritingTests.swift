import HTTPTypes
import Hummingbird
import HummingbirdTesting
import IssueStore
import Issues
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// Comments, statuses, and what every form has in common.
@Suite struct WritingTests {
  private func site(_ change: (inout Access) -> Void = { _ in }) throws -> WebSite {
    let site = try WebSite(change)
    try site.add("Login crashes", severity: "high")
    return site
  }

  @Test func `a comment is a commit`() async throws {
    let site = try site()
    let page = try await site.get("/issues/BUG-001")
    let once = try #require(site.hidden("once", in: page))
    let fields = [("text", "Here **too**.\r\n<script>x</script>"), ("once", once)]
    let answer = try await site.post("/issues/BUG-001/comments", fields)
    #expect(answer.headers[.location] == "/issues/BUG-001?done=commented")
    _ = try await site.post("/issues/BUG-001/comments", fields)
    #expect(try site.test.git("ls-files", "*/comments/*").split(separator: "\n").count == 1)
    #expect(try site.test.git("log", "-1", "--format=%s") == "issue: BUG-001 comment")
    #expect(try site.isClean())
    let shown = try await site.get("/issues/BUG-001")
    #expect(shown.contains("Here <strong>too</strong>."))
    #expect(!shown.contains("<script>x"))
  }

  @Test func `a comment that is refused comes back`() async throws {
    let site = try site()
    let secret = "token ghp_" + "0123456789abcdefABCDEF0123456789abcd"
    let refused = try await site.post("/issues/BUG-001/comments", [("text", "It says \u{1B}[31m \(secret)")])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.page.contains("It says \u{1B}[31m"))
    #expect(refused.page.contains("data-rule=\"control-characters\""))
    let empty = try await site.post("/issues/BUG-001/comments", [("text", " \r\n ")])
    #expect(empty.status == .unprocessableContent)
    #expect(try await site.post("/issues/BUG-404/comments", [("text", "x")]).status == .notFound)
    #expect(try site.isClean())
  }

  @Test func `a status is set, with the resolution that its form asks for`() async throws {
    let site = try site()
    let refused = try await site.post("/issues/BUG-001/status", [("status", "fixed")])
    #expect(refused.status == .unprocessableContent)
    #expect(site.control("resolution", in: refused.page).contains("data-rule=\"resolution-missing\""))
    #expect(site.control("status", in: refused.page).contains("<option value=\"fixed\" selected>"))
    let closed = try await site.post(
      "/issues/BUG-001/status", [("status", "fixed"), ("resolution", "The empty password is refused now.")])
    #expect(closed.headers[.location] == "/issues/BUG-001?done=saved")
    let file = try site.test.read(".issues/BUG-001-login-crashes.md")
    #expect(file.contains("status: fixed") && file.contains("resolved: 2023-11-14"))
    #expect(file.contains("## Resolution\n\nThe empty password is refused now.\n"))
    let open = try await site.post("/issues/BUG-001/status", [("status", "open")])
    #expect(open.status == .seeOther)
    #expect(try !site.test.read(".issues/BUG-001-login-crashes.md").contains("resolved:"))
    #expect(try site.isClean())
  }

  @Test func `only the statuses that may follow are offered and taken`() async throws {
    let site = try site()
    let settings = try site.test.read(".issues/config.yml")
    try site.test.commit(".issues/config.yml", settings + "\ntransitions:\n  open: [in-progress]\n")
    let control = site.control("status", in: try await site.get("/issues/BUG-001"))
    #expect(control.contains("value=\"in-progress\"") && !control.contains("value=\"wont-fix\""))
    let answer = try await site.post(
      "/issues/BUG-001/status", [("status", "wont-fix")], accept: "application/json")
    #expect(answer.status == .unprocessableContent)
    #expect(answer.page.contains("\"field\": \"status\""))
    #expect(answer.page.contains("transition-forbidden"))
    let done = try await site.post(
      "/issues/BUG-001/status", [("status", "in-progress")], accept: "application/json")
    #expect(done.status == .ok)
    #expect(done.page.contains("\"status\": \"in-progress\""))
    let gone = try await site.post("/issues/BUG-404/status", [("status", "open")], accept: "application/json")
    #expect(gone.status == .notFound)
    #expect(gone.page.contains("\"error\""))
  }

  @Test func `warnings that a report was accepted with are shown once it is filed`() async throws {
    let site = try site()
    let filed = try await site.post("/new/bug", WebSite.report(("field.assignee", "eve <b>")))
    let place = try #require(filed.headers[.location])
    #expect(place.hasPrefix("/issues/BUG-002?done=reported&told="))
    let page = try await site.get(place)
    #expect(page.contains("The report is filed."))
    #expect(page.contains("data-rule=\"value-malformed\""))
    #expect(!page.contains("<b>"))
    #expect(try await !site.get("/issues/BUG-002").contains("class=\"warned\""))
    // Of a later change only what it brings in itself is told.
    let status = try await site.post("/issues/BUG-002/status", [("status", "in-progress")])
    #expect(status.headers[.location] == "/issues/BUG-002?done=saved")
    let base = try #require(site.hidden("base", in: try await site.get("/issues/BUG-002/edit")))
    let saved = try await site.post("/issues/BUG-002/edit", [("base", base), ("field.assignee", "Mallory")])
    #expect(try await site.get(try #require(saved.headers[.location])).contains("data-rule=\"value-malformed\""))
  }

  @Test func `behind a proxy the author is whom it names`() async throws {
    let site = try site()
    let change = try await site.server.tracker.change(by: .init("Eve <eve@example.org>")) { store, session in
      try store.comment("Seen.", on: .init(prefix: "BUG", number: 1), .commit, session).commit
    }
    #expect(change != nil)
    #expect(try site.test.git("log", "-1", "--format=%an <%ae> %cn") == "Eve <eve@example.org> Ada Lovelace")
  }

  @Test func `behind a proxy everybody is me to themselves`() async throws {
    let site = try WebSite { $0.proxy = .init(address: WebSite.loopback, header: "X-User") }
    try site.add("Login crashes", severity: "high")
    try site.add("Export is empty", severity: "low")
    try site.test.git("issue", "set", "BUG-001", "assignee=Eve <eve@example.org>")
    try site.test.git("issue", "set", "BUG-002", "assignee=Ada Lovelace <ada@example.org>")
    let name = try #require(HTTPField.Name("X-User"))
    try await site.server.application().test(.live) { client in
      for (user, own, other) in [
        ("Eve <eve@example.org>", "Login", "Export"), ("Ada Lovelace <ada@example.org>", "Export", "Login"),
      ] {
        for path in ["/?q=assignee:me", "/board?q=assignee:me", "/?q=assignee:me%20is", "/api/v1/issues?q=assignee:me"]
        {
          let answer = try await client.execute(uri: path, method: .get, headers: [name: user])
          let page = String(buffer: answer.body)
          #expect(page.contains(own), "\(user) \(path)")
          #expect(!page.contains(other), "\(user) \(path)")
        }
      }
    }
  }

  @Test func `without an identity the page says what to do, and keeps what was typed`() async throws {
    let site = try site()
    try site.test.git("config", "--global", "--unset", "user.email")
    try site.test.git("config", "--global", "user.useConfigOnly", "true")
    for (path, fields) in [("/new/bug", WebSite.report), ("/issues/BUG-001/comments", [("text", "A blank page.")])] {
      let answer = try await site.post(path, fields)
      #expect(answer.status.code >= 400)
      #expect(answer.page.contains("is not configured") || answer.page.contains("email"))
      #expect(answer.page.contains("git config --global user.email"))
      #expect(answer.page.contains("A blank page.</textarea>"))
    }
    #expect(try site.isClean())
  }

  @Test func `a server that only reads shows no forms`() async throws {
    let site = try site { $0.isReadOnly = true }
    #expect(try await !site.get("/issues/BUG-001").contains("method=\"post\""))
    for path in ["/new", "/new/bug", "/issues/BUG-001/edit"] {
      #expect(try await site.request(path).status == .forbidden)
    }
    #expect(try await site.post("/issues/BUG-001/status", [("status", "fixed")]).status == .forbidden)
  }

  @Test(arguments: [
    ("title=%00", HTTPResponse.Status.badRequest), ("title=%FF", .badRequest), ("title=%", .badRequest),
    (String(repeating: "a=&", count: 1_001), .badRequest),
    ("title=" + String(repeating: "a", count: Limits.body), .contentTooLarge),
  ])
  func `what is no form is refused`(body: String, status: HTTPResponse.Status) async throws {
    let site = try site()
    for path in ["/new/bug", "/preview", "/issues/BUG-001/edit", "/issues/BUG-001/comments", "/issues/BUG-001/status"] {
      #expect(try await site.post(path, raw: body).status == status, "\(path)")
    }
    #expect(try site.isClean())
  }

  @Test func `only forms are taken`() async throws {
    let answer = try await site().post("/new/bug", raw: "{}", type: "application/json")
    #expect(answer.status == .unsupportedMediaType)
  }

  @Test func `a form that does not arrive is not waited for`() async throws {
    let (stream, continuation) = AsyncStream<ByteBuffer>.makeStream()
    continuation.yield(ByteBuffer(string: "title="))
    let request = Request(
      head: HTTPRequest(
        method: .post, scheme: "http", authority: "localhost", path: "/new/bug",
        headerFields: [.contentType: "application/x-www-form-urlencoded"]),
      body: RequestBody(asyncSequence: stream))
    let error = await #expect(throws: Refused.self) {
      try await Fields(posted: request, patience: .milliseconds(50))
    }
    #expect(error?.status == .requestTimeout)
    continuation.finish()
  }

  @Test func `a lock that is held is told`() async throws {
    let site = try site()
    try site.test.write(".git/index.lock", "")
    let answer = try await site.post("/issues/BUG-001/comments", [("text", "Typed.")])
    #expect(answer.status == .serviceUnavailable)
    #expect(answer.page.contains("did not let go"))
    #expect(answer.page.contains("Typed.</textarea>"))
  }
}
