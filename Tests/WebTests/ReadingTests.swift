import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// The pages that only show.
@Suite struct ReadingTests {
  @Test func `the list shows what answers, and everything that is broken`() async throws {
    let site = try WebSite()
    try site.add("Login crashes", severity: "high")
    try site.add("Export is empty", severity: "low")
    try site.test.write(".issues/BUG-009-broken.md", "---\nid: BUG-009\nid: BUG-010\n---\n")
    let page = try await site.get("/?q=severity:high")
    #expect(page.contains("Login crashes"))
    #expect(!page.contains("Export is empty"))
    #expect(page.contains("1 file is broken"))
    #expect(page.contains("BUG-009-broken.md"))
  }

  @Test func `an issue is shown with its text and its history`() async throws {
    let site = try WebSite()
    try site.add("Login crashes", severity: "high")
    let page = try await site.get("/issues/BUG-001")
    #expect(page.contains("<h2>Steps to Reproduce</h2>"))
    #expect(page.contains("reported it"))
  }

  @Test func `no text becomes a tag`() async throws {
    let site = try WebSite()
    try site.add("<script>alert(1)</script> & 'x'", severity: "high")
    for path in ["/", "/issues/BUG-001", "/?q=%22%3Cscript%3E%22"] {
      let page = try await site.get(path)
      #expect(!page.contains("<script>alert"))
    }
  }

  @Test(arguments: [
    ("/issues/BUG-404", HTTPResponse.Status.notFound), ("/nowhere", .notFound), ("/issues/..", .notFound),
    ("/?q=severity:", .badRequest), ("/?q=nosuch:x", .badRequest), ("/?q=%FF", .badRequest),
    ("/?q=" + String(repeating: "a", count: 9_000), .uriTooLong),
  ])
  func `what is not there is told with what to do`(path: String, status: HTTPResponse.Status) async throws {
    let site = try WebSite()
    try site.add("Login crashes", severity: "high")
    let response = try await site.request(path)
    #expect(response.status == status)
    #expect(String(buffer: response.body).contains("<h1>"))
  }

  @Test func `every answer says what browsers may do with it`() async throws {
    let site = try WebSite()
    for path in ["/", "/nowhere", "/assets/style.css"] {
      let headers = try await site.request(path).headers
      #expect(headers[.contentSecurityPolicy] == Guard.policy)
      #expect(headers[.xContentTypeOptions] == "nosniff")
    }
  }

  @Test func `the key in the address is taken for a cookie`() async throws {
    let site = try WebSite()
    let started = try await site.request("/start/\(WebSite.token)", headers: [:])
    #expect(started.status == .seeOther)
    #expect(started.headers[.location] == "/")
    let cookie = try #require(started.headers[.setCookie])
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
    let pair = String(cookie.prefix { $0 != ";" })
    #expect(try await site.request("/", headers: [.cookie: pair]).status == .ok)
    #expect(try await site.request("/start/wrong", headers: [:]).status == .unauthorized)
    #expect(try await site.request("/", headers: [:]).status == .unauthorized)
  }
}
