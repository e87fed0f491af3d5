import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import git_issue_web

/// Files that cannot be read as issues, and are mended on a page.
@Suite struct MendingTests {
  private static let path = ".issues/BUG-001-login-crashes.md"
  private static let address = "/files?path=.issues%2FBUG-001-login-crashes.md"

  private func site(_ change: (inout Access) -> Void = { _ in }) throws -> WebSite {
    let site = try WebSite(change)
    try site.add("Login crashes", severity: "high")
    return site
  }

  /// Commits the file with a key that stands twice.
  private func breakFile(_ site: WebSite) throws -> (sound: String, broken: String) {
    let sound = try site.test.read(Self.path)
    let broken = sound.replacing("severity: high", with: "severity: high\nseverity: low")
    try site.test.commit(Self.path, broken)
    return (sound, broken)
  }

  /// What is posted by who opens the page and writes another text.
  private func typed(_ site: WebSite, _ text: String) async throws -> [(name: String, value: String)] {
    let page = try await site.get(Self.address)
    return try ["path", "base", "once"].map { ($0, try #require(site.hidden($0, in: page))) }
      + [("text", text.replacing("\n", with: "\r\n"))]
  }

  @Test func `a broken file is shown with what is wrong, and linked from where it is told`() async throws {
    let site = try site()
    _ = try breakFile(site)
    let page = try await site.get(Self.address)
    #expect(site.control("text", in: page).contains("severity: low"))
    #expect(page.contains("data-rule=\"front-matter-invalid\""))
    #expect(page.contains("line 6: "))
    _ = try await site.server.tracker.refresh()
    for place in ["/", "/board", "/stats", "/issues/BUG-001"] {
      #expect(try await site.get(place).contains("href=\"\(Self.address)\""), "\(place)")
    }
  }

  @Test func `what is mended is a commit`() async throws {
    let site = try site()
    let (sound, _) = try breakFile(site)
    let answer = try await site.post("/files", try await typed(site, sound))
    #expect(answer.headers[.location] == "/issues/BUG-001?done=saved", "\(answer.page)")
    #expect(try site.test.read(Self.path) == sound)
    #expect(try site.test.git("log", "-1", "--format=%an|%s") == "Ada Lovelace|issue: BUG-001 mended")
    #expect(try site.isClean())
  }

  @Test func `what is still wrong stays on the page, and is told while it is typed`() async throws {
    let site = try site()
    let (sound, _) = try breakFile(site)
    let before = try site.commits()
    let fields = try await typed(site, sound)
    let told = try await site.post(
      "/files/check", try await typed(site, "---\nid: BUG-001\n---\n"), accept: "application/json")
    #expect(told.page.contains(#""rule": "title-missing""#))
    let wrong = try await site.post("/files", [fields[0], fields[1], ("text", "---\nid: [\n---\n<b>")])
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.page.contains("data-rule=\"front-matter-invalid\""))
    #expect(wrong.page.contains("&lt;b&gt;</textarea>"))
    #expect(site.hidden("base", in: wrong.page) == fields[1].value)
    #expect(try site.commits() == before)
    #expect(try site.isClean())
  }

  @Test func `what somebody else has written meanwhile is not lost`() async throws {
    let site = try site()
    let (sound, broken) = try breakFile(site)
    let fields = try await typed(site, sound)
    let other = broken.replacing("A blank page.", with: "A <grey> page.")
    try site.test.commit(Self.path, other)
    let answer = try await site.post("/files", fields)
    #expect(answer.status == .conflict)
    #expect(answer.page.contains("A &lt;grey&gt; page."))
    #expect(try site.test.read(Self.path) == other)
    let base = try #require(site.hidden("base", in: answer.page))
    let kept = try await site.post("/files", [fields[0], ("base", base), ("text", "x"), ("choice.text", "theirs")])
    #expect(kept.headers[.location] == Self.address)
    let saved = try await site.post(
      "/files", [fields[0], ("base", base), fields[3], ("choice.text", "mine")])
    #expect(saved.headers[.location] == "/issues/BUG-001?done=saved")
    #expect(try site.test.read(Self.path) == sound)
  }

  @Test func `a conflict that a merge has left is resolved`() async throws {
    let site = try site()
    let sound = try site.test.read(Self.path)
    try site.test.git("config", "--remove-section", "merge.issue")
    try site.test.git("checkout", "-qb", "other")
    try site.test.commit(Self.path, sound.replacing("A blank page.", with: "A grey page."))
    try site.test.git("checkout", "-q", "main")
    try site.test.commit(Self.path, sound.replacing("A blank page.", with: "A red page."))
    #expect(throws: Shell.Failure.self) { try site.test.git("merge", "-q", "other") }
    let page = try await site.get(Self.address)
    #expect(page.contains("data-rule=\"conflict-markers\""))
    #expect(site.control("text", in: page).contains("&lt;&lt;&lt;&lt;&lt;&lt;&lt;"))
    let mended = sound.replacing("A blank page.", with: "A grey or red page.")
    let answer = try await site.post("/files", try await typed(site, mended))
    #expect(answer.headers[.location] == "/issues/BUG-001?done=staged", "\(answer.page)")
    #expect(try site.test.git("ls-files", "--unmerged").isEmpty)
    #expect(try site.test.git("show", ":\(Self.path)") + "\n" == mended)
  }

  @Test func `a file that is not committed is staged where that is asked for`() async throws {
    let site = try site()
    let sound = try site.test.read(Self.path)
    try site.test.write(Self.path, sound.replacing("status: open", with: "status: [open"))
    let fields = try await typed(site, sound.replacing("A blank page.", with: "A grey page."))
    let answer = try await site.post("/files", fields)
    #expect(answer.status == .conflict)
    #expect(answer.page.contains("name=\"stage\""))
    let staged = try await site.post("/files", fields + [("stage", "yes")])
    #expect(staged.headers[.location] == "/issues/BUG-001?done=staged")
    #expect(try site.test.git("diff", "--cached").contains("+A grey page."))
  }

  @Test func `a comment is mended`() async throws {
    let site = try site()
    try site.test.git("issue", "comment", "BUG-001", "-m", "Seen again.")
    let path = try site.test.git("ls-files", "*/comments/*")
    try site.test.commit(path, "<<<<<<< a\nSeen.\n=======\nSeen again.\n>>>>>>> b\n")
    let address = "/files?path=\(Percent.encode(path))"
    let issue = try await site.get("/issues/BUG-001")
    #expect(issue.contains("href=\"\(address)\""))
    let page = try await site.get(address)
    let base = try #require(site.hidden("base", in: page))
    let answer = try await site.post("/files", [("path", path), ("base", base), ("text", "Seen again.\n")])
    #expect(answer.headers[.location] == "/issues/BUG-001?done=saved", "\(answer.page)")
    #expect(try site.test.git("log", "-1", "--format=%s") == "issue: BUG-001 comment mended")
  }

  @Test(arguments: [
    "", ".issues/config.yml", ".issues/forms/bug.yml", ".git/config", "../../etc/passwd", "/etc/passwd",
    ".issues/../.git/config", ".issues/comments/../../.git/x.md", ".issues/BUG-404-gone.md",
    ".issues/link/comments/a.md",
    ".issues/BUG-002-link.md", ".issues/BUG-003-bytes.md",
  ])
  func `no other file is shown or written`(path: String) async throws {
    let site = try site()
    try site.test.git("init", "-q", "outside/comments")
    try site.test.write("outside/comments/a.md", "Outside.\n")
    try Shell.run(["ln", "-s", "../outside", ".issues/link"], in: site.test.path, environment: site.test.environment)
    try Shell.run(
      ["ln", "-s", "/etc/passwd", ".issues/BUG-002-link.md"], in: site.test.path, environment: site.test.environment)
    try Shell.run(
      ["sh", "-c", "printf -- '---\\nid: BUG-003\\n---\\n\\377' >.issues/BUG-003-bytes.md"], in: site.test.path,
      environment: site.test.environment)
    #expect(try await site.request("/files?path=\(Percent.encode(path))").status == .notFound)
    let answer = try await site.post(
      "/files", [("path", path), ("base", String(repeating: "0", count: 40)), ("text", "x")])
    #expect(answer.status == .notFound)
    #expect(try site.test.read("outside/comments/a.md") == "Outside.\n")
  }

  @Test func `a server that only reads shows the text, and no form`() async throws {
    let site = try site { $0.isReadOnly = true }
    _ = try breakFile(site)
    let page = try await site.get(Self.address)
    #expect(page.contains("severity: low"))
    #expect(page.contains("front-matter-invalid"))
    #expect(!page.contains("<form class=\"report"))
    #expect(try await site.post("/files", [("path", Self.path), ("text", "x")]).status == .forbidden)
  }
}
