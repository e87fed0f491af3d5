import HTTPTypes
import Hummingbird
import HummingbirdTesting
import IssueStore
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// Reports of people who may not commit.
@Suite struct IntakeTests {
  @Test func `whoever comes gets the form, and the token to send it with`() async throws {
    let intake = try IntakeSite()
    let first = try await intake.request("/")
    #expect(first.status == .seeOther)
    #expect(first.headers[.location] == "/new/bug")
    #expect(first.headers[.setCookie] == "\(IntakeSite.cookie); Path=/; HttpOnly; SameSite=Strict")
    let form = try await intake.request("/new/bug")
    #expect(form.status == .ok)
    #expect(form.headers[.setCookie] != nil)
    let again = try await intake.request("/new/bug", headers: [.cookie: IntakeSite.cookie])
    #expect(again.headers[.setCookie] == nil)
    // A file of the program needs none, and may be kept for all.
    #expect(try await intake.request("/assets/intake.js").headers[.setCookie] == nil)
  }

  @Test func `several forms are to choose from`() async throws {
    let intake = try IntakeSite()
    try intake.test.commit(
      ".issues/forms/idea.yml",
      "name: Idea\nbody:\n  - type: textarea\n    attributes:\n      label: Idea\n")
    let page = try await intake.get("/")
    #expect(page.contains("<a href=\"/new/idea\">Idea</a>") && page.contains("<a href=\"/new/bug\">"))
    let filed = try await intake.post("/new/idea", [("title", "Sounds"), ("section.idea", "Play a sound.")])
    #expect(filed.status == .seeOther)
    #expect(try intake.file(on: "report/BUG-001").contains("type: idea\n"))
  }

  @Test func `a page leads nowhere but to forms`() async throws {
    let intake = try IntakeSite()
    try intake.site.add("Secret", severity: "high")
    for path in ["/new/bug", "/issues/BUG-001", "/nosuch", "/receipt/x"] {
      let page = try await intake.get(path)
      #expect(!page.contains("<nav") && !page.contains("role=\"search\"") && !page.contains("app.js"), "\(path)")
      let links = page.matches(of: /(href|src|action|data-check|data-preview)="([^"]*)"/).map { String($0.2) }
      let known = ["/", "#main", "data:,", "/new/bug", "/check/bug", "/preview"]
      #expect(links.allSatisfy { known.contains($0) || $0.hasPrefix("/assets/") }, "\(path): \(links)")
      #expect(!page.contains("Secret"))
    }
  }

  @Test func `these are all addresses`() throws {
    let routes = try IntakeSite().server.router.routes.map { "\($0.method) \($0.path)" }
      .filter { !$0.hasPrefix("HEAD ") && !$0.hasPrefix("GET /assets/") }
    #expect(
      routes.sorted() == [
        "GET /", "GET /new/{type}", "GET /receipt/{key}", "POST /check/{type}", "POST /new/{type}", "POST /preview",
      ])
  }

  @Test(arguments: [
    "/issues", "/issues/BUG-001", "/issues/BUG-001/edit", "/new", "/board", "/stats", "/known", "/diagnostics",
    "/events",
    "/api/v1/issues", "/api/v1/issues/BUG-001", "/api/v1/issues/BUG-001/log", "/api/v1/search?text=a", "/api/v1/stats",
    "/api/v1/known", "/api/v1/diagnostics", "/api/v1/openapi.json", "/files/.issues/config.yml",
    "/files/..%2f..%2fetc%2fpasswd", "/start/\(WebSite.token)", "/assets/app.js", "/assets/live.js", "/receipt",
    "/receipt/BUG-001", "/check/bug", "/preview", "/.issues/config.yml", "/index.html", "/?q=status:open/x",
  ])
  func `nothing else is there`(path: String) async throws {
    let intake = try IntakeSite()
    try intake.site.add("Secret", severity: "high")
    for headers in [[:], IntakeSite.sent, [.authorization: "Bearer \(WebSite.token)"]] as [HTTPFields] {
      let answer = try await intake.request(path, headers: headers)
      #expect(answer.status == (path.hasPrefix("/?") ? .seeOther : .notFound))
      #expect(!answer.page.contains("Secret") && !answer.page.contains(intake.test.path))
    }
  }

  @Test(arguments: [
    "/", "/issues/BUG-001/edit", "/issues/BUG-001/comments", "/issues/BUG-001/status", "/new", "/receipt/x",
    "/api/v1/issues", "/files/x",
  ])
  func `nothing else can be changed`(path: String) async throws {
    let intake = try IntakeSite()
    try intake.site.add("Secret", severity: "high")
    let head = try intake.test.git("rev-parse", "--all")
    for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
      let answer = try await intake.request(path, method, headers: IntakeSite.sent, body: "status=fixed&text=x")
      #expect(answer.status == .notFound, "\(method)")
    }
    #expect(try intake.test.git("rev-parse", "--all") == head)
  }

  // MARK: What comes in

  @Test func `a report is a commit on a branch of its own, by whom Git names`() async throws {
    let intake = try IntakeSite()
    let answer = try await intake.post("/new/bug", WebSite.report)
    #expect(answer.status == .seeOther)
    let place = try #require(answer.headers[.location])
    let receipt = try await intake.get(place)
    #expect(receipt.contains("filed as BUG-001") && receipt.contains("Login crashes"))
    #expect(!receipt.contains("report/"))
    #expect(try intake.branches() == ["report/BUG-001"])
    #expect(
      try intake.test.git("log", "-1", "--format=%an|%cn|%s|%P", "report/BUG-001")
        == "Ada Lovelace|Ada Lovelace|issue: BUG-001 reported: Login crashes|" + intake.test.git("rev-parse", "main"))
    #expect(try intake.isUntouched())
    #expect(try intake.test.git("issue", "list", "--branches").contains("only on report/BUG-001"))
    let elsewhere = try await intake.site.request("/issues/BUG-001")
    #expect(elsewhere.status == .notFound)
    #expect(elsewhere.page.contains("BUG-001 is not here, but on report/BUG-001"))
    #expect(elsewhere.page.contains("git merge report/BUG-001"))
    try intake.test.git("merge", "--quiet", "report/BUG-001")
    try intake.test.git("issue", "check", "--all")
    #expect(try intake.test.git("issue", "list").contains("Login crashes"))
  }

  @Test func `only what the form asks is taken, and who it is from goes unchecked into the report alone`() async throws
  {
    let intake = try IntakeSite()
    let page = try await intake.get("/new/bug")
    for name in ["assignee", "labels", "phase", "components", "files", "related", "status"] {
      #expect(!page.contains("field.\(name)"), "\(name)")
    }
    let fields = WebSite.report(
      ("field.assignee", "eve@example.org"), ("field.status", "fixed"), ("field.labels", "wontfix"),
      ("field.related", "BUG-001"), ("field.id", "BUG-900"), ("field.reported", "1999-01-01"),
      ("extra", "## More\n\nx"),
      ("section.resolution", "Nothing was done."), ("field.reporter", "Eve <eve@example.org>\nstatus: fixed"))
    #expect(try await intake.post("/new/bug", fields).status == .seeOther)
    let file = try intake.file(on: "report/BUG-001")
    #expect(file.contains("status: open\n"))
    #expect(file.contains("reporter: 'Eve <eve@example.org> status: fixed'\n"))
    for text in ["assignee", "wontfix", "related", "1999", "More", "Resolution"] {
      #expect(!file.contains(text), "\(text)")
    }
    #expect(try intake.test.git("log", "-1", "--format=%an %cn", "report/BUG-001") == "Ada Lovelace Ada Lovelace")
    _ = try await intake.post("/new/bug", WebSite.report(("field.reporter", " ")))
    #expect(try !intake.file(on: "report/BUG-002").contains("reporter:"))
  }

  @Test func `what a form itself asks is asked`() async throws {
    let intake = try IntakeSite()
    try intake.test.commit(
      ".issues/forms/bug.yml",
      """
      name: Bug
      labels: [from-outside]
      body:
        - type: input
          id: who
          field: reporter
          attributes:
            label: Your name
        - type: dropdown
          id: part
          field: phase
          attributes:
            label: Phase
            options: [One, Two]
      """)
    let page = try await intake.get("/new/bug")
    #expect(page.contains("Your name") && !page.contains("Who you are") && !page.contains("field.severity"))
    _ = try await intake.post(
      "/new/bug", [("title", "Sounds"), ("field.reporter", "eve@example.org"), ("field.phase", "Two")])
    let file = try intake.file(on: "report/BUG-001")
    #expect(file.contains("reporter: eve@example.org\n") && file.contains("phase: Two\n"))
    #expect(file.contains("labels:\n  - from-outside\n"))
  }

  @Test func `what is refused comes back as it was typed, with what is wrong`() async throws {
    let intake = try IntakeSite()
    let answer = try await intake.post(
      "/new/bug", WebSite.report(("section.steps", "tbd"), ("field.reporter", "Eve <script>")))
    #expect(answer.status == .unprocessableContent)
    #expect(intake.site.control("section.steps", in: answer.page).contains("data-rule=\"steps-missing\""))
    #expect(intake.site.control("field.reporter", in: answer.page).contains("value=\"Eve &lt;script&gt;\""))
    #expect(intake.site.control("section.actual", in: answer.page).contains("A blank page."))
    #expect(try intake.branches() == [])
    #expect(try intake.isUntouched())
  }

  @Test func `findings and previews come while somebody types`() async throws {
    let intake = try IntakeSite()
    var headers = IntakeSite.sent
    headers[.accept] = "application/json"
    let found = try await intake.post("/check/bug", WebSite.report(("title", "")), headers: headers)
    #expect(found.status == .ok)
    #expect(found.page.contains("\"field\": \"title\""))
    let preview = try await intake.post("/preview", [("text", "**bold** <script>x</script>")])
    #expect(preview.page.contains("<strong>bold</strong> &lt;script&gt;"))
    #expect(try intake.branches() == [])
  }

  @Test func `one branch takes all, where one is named`() async throws {
    let intake = try IntakeSite(.shared("inbox"))
    for title in ["One", "Two"] {
      #expect(try await intake.post("/new/bug", WebSite.report(("title", title))).status == .seeOther)
    }
    #expect(try intake.branches() == ["inbox"])
    #expect(try intake.test.git("rev-list", "--count", "main..inbox") == "2")
    #expect(try intake.isUntouched())
  }

  @Test func `the same report sent twice is one commit, and counted once`() async throws {
    let intake = try IntakeSite(reports: 2)
    let once = try #require(try await intake.site.hidden("once", in: intake.get("/new/bug")))
    var places: Set<String?> = []
    for _ in 0..<5 {
      places.insert(try await intake.post("/new/bug", WebSite.report + [("once", once)]).headers[.location])
    }
    #expect(places.count == 1)
    #expect(try intake.branches() == ["report/BUG-001"])
    #expect(try await intake.post("/new/bug", WebSite.report).status == .seeOther)
  }

  @Test func `fifty reports at once are fifty branches`() async throws {
    let intake = try IntakeSite(reports: 100)
    let bodies = (0..<50).map { ByteBuffer(string: Fields(WebSite.report(("title", "Report \($0)"))).encoded) }
    let answers = try await intake.server.application().test(.router) { client in
      try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
        for body in bodies {
          group.addTask {
            try await client.execute(
              uri: "/new/bug", method: .post, headers: IntakeSite.sent, body: body
            ).status
          }
        }
        return try await group.reduce(into: [HTTPResponse.Status]()) { $0.append($1) }
      }
    }
    #expect(answers == Array(repeating: .seeOther, count: 50))
    #expect(Set(try intake.branches()).count == 50)
    #expect(try intake.isUntouched())
    try intake.test.git("fsck", "--strict")
  }
}
