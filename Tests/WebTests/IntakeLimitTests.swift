import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// What strangers may not do, and what they are not told.
@Suite struct IntakeLimitTests {
  @Test func `so many reports come in within an hour, and what was typed stays`() async throws {
    let intake = try IntakeSite(reports: 2)
    for _ in 0..<2 { #expect(try await intake.post("/new/bug", WebSite.report).status == .seeOther) }
    intake.time.pass(600)
    let refused = try await intake.post("/new/bug", WebSite.report(("section.notes", "typed & kept")))
    #expect(refused.status == .tooManyRequests)
    #expect(refused.headers[.retryAfter] == "3000")
    #expect(refused.page.contains("send it again in 50 minutes"))
    #expect(refused.page.contains("typed &amp; kept</textarea>"))
    #expect(try intake.branches().count == 2)
    intake.time.pass(3_000)
    #expect(try await intake.post("/new/bug", WebSite.report).status == .seeOther)
  }

  @Test func `reports that are refused count towards a larger limit`() async throws {
    let intake = try IntakeSite(reports: 1)
    for number in 1...7 {
      let answer = try await intake.post("/new/bug", [("title", "\(number)")])
      #expect(answer.status == (number <= 6 ? .unprocessableContent : .tooManyRequests), "\(number)")
    }
  }

  @Test func `checks and previews are limited together, by the minute`() async throws {
    let intake = try IntakeSite()
    for _ in 0..<60 { _ = try await intake.post("/preview", [("text", "x")]) }
    var headers = IntakeSite.sent
    headers[.accept] = "application/json"
    let refused = try await intake.post("/check/bug", WebSite.report, headers: headers)
    #expect(refused.status == .tooManyRequests)
    #expect(refused.headers[.retryAfter] == "60")
    #expect(refused.page.contains("\"error\""))
    #expect(try await intake.post("/new/bug", WebSite.report).status == .seeOther)
    intake.time.pass(60)
    #expect(try await intake.post("/preview", [("text", "x")]).status == .ok)
  }

  @Test func `pages are limited by the minute, and by address`() async throws {
    let intake = try IntakeSite()
    for number in 0..<120 {
      let path = number % 2 == 0 ? "/" : "/new/bug"
      #expect(try await intake.request(path).status != .tooManyRequests)
    }
    let refused = try await intake.request("/new/bug")
    #expect(refused.status == .tooManyRequests)
    #expect(refused.headers[.retryAfter] == "60")
    #expect(refused.page.contains("come again in one minute"))
    #expect(try await intake.post("/new/bug", WebSite.report).status == .seeOther)
    intake.time.pass(60)
    #expect(try await intake.request("/new/bug").status == .ok)
  }

  @Test(arguments: ["/new/bug", "/check/bug", "/preview"])
  func `what is too long is refused`(path: String) async throws {
    let intake = try IntakeSite()
    let answer = try await intake.post(path, [("text", String(repeating: "a", count: IntakeLimits.body))])
    #expect(answer.status == .contentTooLarge)
    #expect(answer.page.contains("larger than 256 KB"))
  }

  @Test func `a field that people do not see gives programs away`() async throws {
    let intake = try IntakeSite()
    let page = try await intake.get("/new/bug")
    #expect(page.contains("class=\"trap\" aria-hidden=\"true\""))
    #expect(page.contains("name=\"homepage\" tabindex=\"-1\" autocomplete=\"off\""))
    let refused = try await intake.post("/new/bug", WebSite.report + [("homepage", "http://spam.example")])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.page.contains("A blank page."))
    #expect(!refused.page.contains("spam.example"))
    #expect(try intake.branches() == [])
    #expect(try await intake.post("/new/bug", WebSite.report + [("homepage", "")]).status == .seeOther)
  }

  // MARK: Who is let in

  @Test func `only what was opened here is taken, and what was open before a restart once more`() async throws {
    let intake = try IntakeSite()
    func answer(_ change: (inout HTTPFields) -> Void) async throws -> TestResponse {
      var headers = IntakeSite.sent
      change(&headers)
      return try await intake.post("/new/bug", WebSite.report, headers: headers)
    }
    #expect(try await answer { $0[named: "Sec-Fetch-Site"] = "cross-site" }.status == .forbidden)
    #expect(try await answer { $0[named: "Sec-Fetch-Site"] = nil }.status == .forbidden)
    let stale = try await answer { $0[.cookie] = "git-issue-80=00000000000000000000000000000000" }
    #expect(stale.status == .unauthorized)
    #expect(stale.headers[.setCookie]?.hasPrefix(IntakeSite.cookie) == true)
    #expect(stale.page.contains("send it again from here"))
    #expect(stale.page.contains("A blank page.</textarea>"))
    #expect(try intake.branches() == [])
    for path in ["/check/bug", "/preview"] {
      var headers = IntakeSite.sent
      headers[.cookie] = nil
      #expect(try await intake.post(path, [("text", "x")], headers: headers).status == .unauthorized)
    }
    let bearer = try await answer {
      $0[.cookie] = nil
      $0[.authorization] = "Bearer \(WebSite.token)"
    }
    #expect(bearer.status == .unauthorized)
    #expect(try intake.branches() == [])
    #expect(!bearer.page.contains("git issue web"))
  }

  @Test func `behind a proxy each address is counted by itself, by the last that the proxy has added`() async throws {
    let intake = try IntakeSite(reports: 1) { $0.proxy = Access.Proxy(address: WebSite.loopback, header: nil) }
    let body = ByteBuffer(string: Fields(WebSite.report).encoded)
    func status(_ forwarded: String?) async throws -> HTTPResponse.Status {
      try await intake.server.application().test(.live) { client in
        var headers = IntakeSite.sent
        headers[.cookie] = try await client.execute(uri: "/new/bug", method: .get).headers[.setCookie]
          .map { String($0.prefix { $0 != ";" }) }
        headers[named: "X-Forwarded-For"] = forwarded
        headers[named: "X-User"] = "Eve <eve@example.org>"
        return try await client.execute(uri: "/new/bug", method: .post, headers: headers, body: body).status
      }
    }
    #expect(try await status("192.0.2.1") == .seeOther)
    #expect(try await status("10.1.1.1, 192.0.2.1") == .tooManyRequests)
    #expect(try await status("192.0.2.1, 192.0.2.2") == .seeOther)
    #expect(try await status("2001:db8::1") == .seeOther)
    #expect(try await status("2001:db8::2") == .tooManyRequests)
    #expect(try await status(nil) == .seeOther)
    #expect(try await status("no address") == .tooManyRequests)
    #expect(
      try intake.test.git("log", "--all", "--format=%an").split(separator: "\n").allSatisfy { $0 == "Ada Lovelace" })
  }

  @Test func `whom the proxy names is the author, and is not asked`() async throws {
    let intake = try IntakeSite { $0.proxy = Access.Proxy(address: WebSite.loopback, header: "X-User") }
    let body = ByteBuffer(string: Fields(WebSite.report(("field.reporter", "Ada <ada@example.org>"))).encoded)
    try await intake.server.application().test(.live) { client in
      var headers = IntakeSite.sent
      headers[.cookie] = nil
      headers[named: "X-User"] = "Eve <eve@example.org>"
      let form = try await client.execute(uri: "/new/bug", method: .get, headers: headers)
      #expect(!form.page.contains("field.reporter"))
      headers[.cookie] = form.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
      let sent = try await client.execute(uri: "/new/bug", method: .post, headers: headers, body: body)
      #expect(sent.status == .seeOther)
    }
    #expect(try intake.test.git("log", "-1", "--format=%an <%ae>", "report/BUG-001") == "Eve <eve@example.org>")
    #expect(try intake.file(on: "report/BUG-001").contains("reporter: Eve <eve@example.org>\n"))
  }

  // MARK: What is not told

  @Test func `what is wrong with the repository is told to nobody outside`() async throws {
    let intake = try IntakeSite()
    try intake.test.git("branch", "report")
    let refused = try await intake.post("/new/bug", WebSite.report)
    #expect(refused.status == .serviceUnavailable)
    #expect(refused.page.contains("No reports can be taken just now"))
    #expect(refused.page.contains("A blank page.</textarea>"))
    try intake.test.git("branch", "-D", "report")
    let sound = try intake.test.git("rev-parse", "HEAD")
    try intake.test.commit(".issues/config.yml", "prefix: [BUG")
    let broken = try await intake.get("/new/bug")
    try intake.test.git("reset", "--quiet", "--hard", sound)
    try intake.test.git("config", "--global", "--unset", "user.email")
    try intake.test.git("config", "--global", "user.useConfigOnly", "true")
    let unnamed = try await intake.post("/new/bug", WebSite.report)
    #expect(unnamed.status == .serviceUnavailable)
    for page in [refused.page, unnamed.page, broken] {
      for text in [intake.test.path, intake.test.home, ".issues/", "refs/", "git config", "config.yml"] {
        #expect(!page.contains(text), "\(text)")
      }
    }
    #expect(broken.contains("No reports can be taken just now"))
  }

  @Test func `findings say nothing of other issues and files`() async throws {
    let intake = try IntakeSite()
    try intake.site.add("Login crashes", severity: "high")
    try intake.test.commit(
      ".issues/forms/bug.yml",
      """
      name: Bug
      body:
        - type: input
          field: related
          attributes:
            label: Same as
        - type: textarea
          field: files
          attributes:
            label: Files
      """)
    var answers: [String] = []
    for (related, file) in [("BUG-001", ".issues/config.yml"), ("BUG-404", "no/such/file")] {
      let fields = [("title", "Login crashes"), ("field.related", related), ("field.files", file)]
      answers.append(try await intake.post("/check/bug", fields).page)
      #expect(try await intake.post("/new/bug", fields).status == .seeOther)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].contains("\"findings\": []"))
  }
}
