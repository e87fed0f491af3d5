import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// The board, the numbers, the knowledge base, what is wrong, and the files beside issues.
@Suite struct PagesTests {
  private let site: WebSite
  init() throws {
    site = try WebSite()
    try site.add("Login crashes", severity: "high")
    try site.add("Export is empty", severity: "low")
  }

  @Test func `the board has a lane for each status, and what is in it`() async throws {
    try site.test.git("issue", "set", "BUG-002", "status=in-progress")
    let page = try await site.get("/board")
    let lanes = page.split(separator: "<section class=\"lane\"").map(String.init)
    #expect(lanes.count == 5)
    #expect(lanes[1].contains("data-status=\"open\"") && lanes[1].contains("Login crashes"))
    #expect(lanes[2].contains("data-status=\"in-progress\"") && lanes[2].contains("Export is empty"))
    #expect(page.contains("action=\"/issues/BUG-001/status\""))
  }

  @Test func `a search in texts follows the issues`() async throws {
    #expect(try await site.get("/?q=password").contains("Login crashes"))
    #expect(try await site.get("/?q=telephone").contains("No issue answers"))
    let path = try #require(
      try site.test.git("ls-files", ".issues/BUG-002*.md").split(separator: "\n").first.map(String.init))
    try site.test.write(path, try site.test.read(path).replacing("password", with: "telephone"))
    try await site.server.tracker.refresh()
    #expect(try await site.get("/?q=telephone").contains("Export is empty"))
    #expect(try await !site.get("/?q=password").contains("Export is empty"))
    #expect(try await site.get("/?q=password%20-id:BUG-001").contains("No issue answers"))
  }

  @Test func `a form that cannot be read hides no issue, and nothing is written`() async throws {
    try site.test.write(".issues/forms/bug.yml", "body: [\n")
    try await site.server.tracker.refresh()
    for path in ["/", "/board", "/stats", "/known", "/issues/BUG-001"] {
      #expect(try await site.get(path).contains("Login crashes") || ["/stats", "/known"].contains(path))
    }
    #expect(try await site.get("/").contains("class=\"count wrong\""))
    let refusal = try await site.request("/diagnostics")
    #expect(refusal.status == .serviceUnavailable && String(buffer: refusal.body).contains(".issues/forms/bug.yml:"))
  }

  @Test func `the board of a query leaves out what does not answer`() async throws {
    let page = try await site.get("/board?q=severity:low")
    #expect(!page.contains("Login crashes"))
    #expect(page.contains("Export is empty"))
  }

  @Test func `a server that only reads shows no way to move a card`() async throws {
    let site = try WebSite { $0.isReadOnly = true }
    try site.add("Login crashes", severity: "high")
    let page = try await site.get("/board")
    #expect(page.contains("Login crashes"))
    #expect(!page.contains("<form class=\"move\""))
    #expect(!page.contains("draggable"))
  }

  @Test func `statistics count, and draw what happened each week`() async throws {
    site.test.environment["GIT_TEST_DATE_NOW"] = String(WebSite.now - 40 * 86_400)
    try site.add("Logout crashes", severity: "high")
    site.test.environment["GIT_TEST_DATE_NOW"] = String(WebSite.now)
    try site.test.git("issue", "close", "BUG-002", "-s", "resolution=The export writes its rows again since 1.2.")
    let page = try await site.get("/stats")
    #expect(page.contains("<dt>Open</dt><dd>2</dd>"))
    #expect(page.contains("<dt>Closed</dt><dd>1</dd>"))
    #expect(page.contains("<svg class=\"chart\""))
    #expect(page.contains("<a href=\"/?q=severity%3AHigh\">High</a>"))
  }

  @Test func `the knowledge base is shown by its areas, and can be searched`() async throws {
    try site.test.git(
      "issue", "known", "add", "Connection refused", "--cause", "The database is down.", "--solution", "Run `make up`.",
      "--area", "Database")
    #expect(try await site.get("/known").contains("<h2>Database</h2>"))
    #expect(try await site.get("/known?q=refused").contains("<code>make up</code>"))
    let before = try await site.server.tracker.state().generation
    let file = ".issues/known/database-connection-refused.md"
    try site.test.write(file, try site.test.read(file).replacing("make up", with: "make all"))
    try await site.server.tracker.refresh()
    #expect(try await site.server.tracker.state().generation > before)
    #expect(try await site.get("/known?q=refused").contains("<code>make all</code>"))
    #expect(try await site.get("/known?q=nothing").contains("Nothing known holds these words."))
  }

  @Test func `diagnostics name each file and what to do`() async throws {
    try site.test.write(".issues/BUG-003-x.md", "---\nid: BUG-003\ntitle: x\n---\n")
    var page = try await site.get("/diagnostics")
    for _ in 0..<100 where page.contains("being judged") {
      try await Task.sleep(for: .milliseconds(100))
      page = try await site.get("/diagnostics")
    }
    #expect(page.contains("BUG-003-x.md"))
    #expect(page.contains("data-rule=\"steps-missing\""))
  }

  @Test func `an attachment is a file to keep, and never a page`() async throws {
    try site.test.write("evil.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    try site.test.git("issue", "attach", "BUG-001", "evil.svg")
    let path = try site.test.git("ls-files", ".issues").split(separator: "\n").first { $0.hasSuffix("evil.svg") }
    let response = try await site.request("/files/\(try #require(path))")
    #expect(response.status == .ok)
    #expect(response.headers[.contentType] == "application/octet-stream")
    #expect(response.headers[.contentDisposition] == "attachment; filename*=UTF-8''evil.svg")
    #expect(response.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
  }

  @Test(arguments: [
    "/files/.issues/config.yml", "/files/.git/config", "/files/.issues/BUG-001/attachments/../../config.yml",
    "/files/.issues/BUG-001/attachments/%2e%2e/%2e%2e/config.yml", "/files/etc/passwd", "/files//etc/passwd",
    "/files/.issues/BUG-001/attachments/link", "/files/.issues/BUG-001/attachments/pipe", "/files/.issues/attachments",
    "/files/.issues%2fBUG-001%2fattachments%2f..%2f..%2fconfig.yml", "/files/.issues/BUG-001/attachments/%00",
    "/files/.issues/BUG-001/attachments/folder", "/files/.issues/outside/attachments/passwd",
  ])
  func `no path leaves the attachments`(path: String) async throws {
    try site.test.write(".issues/BUG-001/attachments/folder/x", "x")
    let folder = "\(site.test.path)/.issues/BUG-001/attachments"
    try #require(symlink("/etc/passwd", "\(folder)/link") == 0)
    try #require(mkfifo("\(folder)/pipe", 0o600) == 0)
    try site.test.write(".issues/outside/x", "x")
    try #require(symlink("/etc", "\(site.test.path)/.issues/outside/attachments") == 0)
    #expect(try await site.request(path).status == .notFound)
  }

  @Test func `a repository that goes is told, and is there again when it is back`() async throws {
    let issues = "\(site.test.path)/.issues"
    let elsewhere = site.test.sibling("issues")
    #expect(try await site.request("/").status == .ok)
    try FileManager.default.moveItem(atPath: issues, toPath: elsewhere)
    #expect(try await site.status(of: "/", becomes: .serviceUnavailable))
    try FileManager.default.moveItem(atPath: elsewhere, toPath: issues)
    #expect(try await site.status(of: "/", becomes: .ok))
  }

  @Test func `a bare repository is served from its branch`() async throws {
    try site.test.git("clone", "--quiet", "--bare", ".", site.test.sibling("bare"))
    let server = WebServer(
      tracker: Tracker(
        .init(directory: site.test.sibling("bare"), environment: site.test.environment), clock: { WebSite.now }),
      access: Access(token: WebSite.token))
    let page = try await WebSite.request(server, "/")
    #expect(String(buffer: page.body).contains("Login crashes"))
  }
}
