import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// Reports that are filed on a page.
@Suite struct NewReportTests {
  @Test func `the only form is shown at once, several are to choose from`() async throws {
    let site = try WebSite()
    let only = try await site.request("/new")
    #expect(only.status == .seeOther)
    #expect(only.headers[.location] == "/new/bug")
    try site.test.write(
      ".issues/forms/idea.yml",
      "name: Idea <b>\ndescription: What *else* it could do.\nbody:\n  - type: textarea\n    attributes:\n      label: Idea\n"
    )
    try await site.server.tracker.refresh()
    let page = try await site.get("/new")
    #expect(page.contains("<a href=\"/new/idea\">Idea &lt;b&gt;</a>"))
    #expect(page.contains("What <em>else</em> it could do."))
    #expect(try await site.request("/new/nosuch").status == .notFound)
  }

  @Test func `a page asks what its form asks`() async throws {
    let site = try WebSite()
    let page = try await site.get("/new/bug?title=From%20a%20link")
    for name in WebSite.report.map(\.name) + ["field.assignee", "field.labels", "once"] {
      #expect(page.contains("name=\"\(name)\""), "\(name)")
    }
    #expect(site.control("title", in: page).contains("value=\"From a link\""))
    #expect(site.control("section.steps", in: page).contains("required"))
    #expect(site.control("field.severity", in: page).contains("<option value=\"medium\" selected>"))
    #expect(page.contains("<fieldset class=\"group\"><legend>Environment</legend>"))
    #expect(!page.contains("name=\"section.resolution\""))
    #expect(!page.contains("data-generation"))
  }

  @Test func `what is complete becomes a commit of whoever Git names`() async throws {
    let site = try WebSite()
    let before = try site.commits()
    let answer = try await site.post("/new/bug", WebSite.report)
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/issues/BUG-001?done=reported")
    #expect(try site.commits() == before + 1)
    #expect(
      try site.test.git("log", "-1", "--format=%an <%ae>|%s|%(trailers:key=Issue,valueonly)")
        == "Ada Lovelace <ada@example.org>|issue: BUG-001 reported: Login crashes|BUG-001\n")
    #expect(try site.isClean())
    let file = try site.test.read(".issues/BUG-001-login-crashes.md")
    #expect(file.contains("severity: high\n"))
    #expect(file.contains("## Steps to Reproduce\n\n1. Open the login page\n2. Leave"))
    #expect(!file.utf8.contains(0x0D))
    #expect(try await site.get("/issues/BUG-001?done=reported").contains("The report is filed."))
  }

  @Test func `what is refused comes back as it was typed, with each finding at its field`() async throws {
    let site = try WebSite()
    let before = try site.commits()
    let answer = try await site.post(
      "/new/bug",
      WebSite.report(
        ("title", ""), ("section.steps", "tbd"), ("section.notes", "<textarea>\r\n\r\nnote & more"),
        ("environment.os", "")))
    #expect(answer.status == .unprocessableContent)
    let page = answer.page
    #expect(try site.commits() == before)
    #expect(try site.isClean())
    #expect(page.contains("role=\"alert\" tabindex=\"-1\" autofocus"))
    for (name, rule) in [
      ("title", "title-missing"), ("section.steps", "steps-missing"), ("environment.os", "environment-key-missing"),
    ] {
      let control = site.control(name, in: page)
      #expect(control.contains("aria-invalid=\"true\""), "\(name)")
      #expect(control.contains("data-rule=\"\(rule)\""), "\(name)")
    }
    #expect(site.control("section.notes", in: page).contains(">\n&lt;textarea&gt;\n\nnote &amp; more</textarea>"))
    #expect(site.control("section.expected", in: page).contains("A message."))
    #expect(page.contains("<a href=\"#f1\">Title: "))
    #expect(page.contains("id=\"f1\" name=\"title\""))
  }

  @Test func `no text of a field becomes a tag`() async throws {
    let site = try WebSite()
    let hostile = "\"'></textarea><script>alert(1)</script>"
    let fields = WebSite.report.filter { $0.name != "field.severity" }.map { ($0.name, $0.value + hostile) }
    for fields in [fields, fields + [("field.severity", hostile), ("field.labels", hostile)]] {
      let answer = try await site.post("/new/bug", fields)
      var page = answer.page
      if answer.status == .seeOther {
        page = try await site.get("/issues/BUG-001") + site.get("/issues/BUG-001/edit")
      }
      #expect(!page.contains("<script>"))
      #expect(!page.contains("</textarea><"))
    }
  }

  @Test func `a form that is sent twice is filed once`() async throws {
    let site = try WebSite()
    let before = try site.commits()
    let once = try #require(try await site.hidden("once", in: site.get("/new/bug")))
    let fields = WebSite.report + [("once", once)]
    let body = ByteBuffer(string: Fields(fields).encoded)
    let headers: HTTPFields = [
      .authorization: "Bearer \(WebSite.token)", .contentType: "application/x-www-form-urlencoded",
    ]
    let places = try await site.server.application().test(.router) { client in
      async let first = client.execute(uri: "/new/bug", method: .post, headers: headers, body: body)
      async let second = client.execute(uri: "/new/bug", method: .post, headers: headers, body: body)
      return try await [first, second].map { $0.headers[.location] }
    }
    #expect(places == ["/issues/BUG-001?done=reported", "/issues/BUG-001?done=reported"])
    #expect(try site.commits() == before + 1)
    let other = try await site.post("/new/bug", WebSite.report(("title", "Another")) + [("once", once)])
    #expect(other.headers[.location] == "/issues/BUG-002?done=reported")
  }

  @Test func `what is found while somebody types names the fields, and writes nothing`() async throws {
    let site = try WebSite()
    let answer = try await site.post(
      "/check/bug", WebSite.report(("title", ""), ("environment.python", "")), accept: "application/json")
    #expect(answer.status == .ok)
    #expect(answer.headers[.contentType]?.hasPrefix("application/json") == true)
    #expect(answer.page.contains("\"field\": \"title\""))
    #expect(answer.page.contains("\"field\": \"environment.python\""))
    #expect(answer.page.contains("\"version\": 1"))
    let sound = try await site.post("/check/bug", WebSite.report)
    #expect(sound.page.contains("\"findings\": []"))
    #expect(try site.isClean())
  }

  @Test func `a preview is harmless Markdown`() async throws {
    let site = try WebSite()
    let answer = try await site.post("/preview", [("text", "**bold** <script>x</script> [a](javascript:b)")])
    #expect(answer.page.contains("<strong>bold</strong> &lt;script&gt;"))
    #expect(!answer.page.contains("javascript:"))
  }

  @Test func `choices, boxes and lists become what the form means by them`() async throws {
    let site = try WebSite()
    try site.test.write(
      ".issues/forms/check.yml",
      """
      name: Check
      title: "[CHECK] "
      labels: [checked]
      body:
        - type: markdown
          attributes:
            value: "Read **this** first."
        - type: checkboxes
          id: terms
          attributes:
            label: Terms
            options:
              - label: I have read it
                required: true
              - label: I have not
        - type: dropdown
          id: parts
          field: components
          attributes:
            label: Parts
            multiple: true
            options: [Login, Export, Import]
        - type: dropdown
          id: browser
          attributes:
            label: Browser
            options: [Firefox, Chromium]
            default: 1
      """)
    try await site.server.tracker.refresh()
    let page = try await site.get("/new/check")
    #expect(page.contains("Read <strong>this</strong> first."))
    #expect(site.control("title", in: page).contains("value=\"[CHECK] \""))
    let refused = try await site.post("/new/check", [("title", "x"), ("section.terms", "")])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.page.contains("is not ticked"))
    let filed = try await site.post(
      "/new/check",
      [
        ("title", "[CHECK] Boxes"), ("section.terms", ""), ("section.terms", "I have read it"),
        ("field.components", ""),
        ("field.components", "Login"), ("field.components", "Import"),
      ])
    #expect(filed.status == .seeOther, "\(filed.page)")
    let name = try site.test.git("ls-files", ".issues/BUG-001*")
    let file = try site.test.read(name)
    #expect(file.contains("components:\n  - Login\n  - Import\n"))
    #expect(file.contains("- [x] I have read it\n- [ ] I have not\n"))
    #expect(file.contains("## Browser\n\nChromium\n"))
    #expect(file.contains("labels:\n  - checked\n"))
    #expect(file.contains("title: \"[CHECK] Boxes\"\n") || file.contains("title: '[CHECK] Boxes'\n"))
  }
}
