import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import git_issue_web

/// Issues that are changed on a page.
@Suite struct EditingTests {
  private static let path = ".issues/BUG-001-login-crashes.md"

  private func site() throws -> WebSite {
    let site = try WebSite()
    try site.add("Login crashes", severity: "high")
    return site
  }

  /// What is posted by who opens the page, changes some controls, and saves.
  private func typed(
    _ site: WebSite, _ others: (name: String, value: String)...
  ) async throws -> [(name: String, value: String)] {
    let page = try await site.get("/issues/BUG-001/edit")
    return try ["base", "once"].map { name in (name, try #require(site.hidden(name, in: page))) } + others
  }

  @Test func `the page shows every field and every part of the text`() async throws {
    let site = try site()
    try site.test.commit(
      Self.path,
      site.test.read(Self.path).replacing("---\n\n## Desc", with: "x-team: \"7\"\n---\n\nBefore all.\n\n## Desc")
        + "\n## Out of the form\n\nFree text.\n")
    let page = try await site.get("/issues/BUG-001/edit")
    for name in [
      "title", "field.status", "field.severity", "field.labels", "field.x-team", "environment.os", "section.steps",
      "section.resolution",
    ] { #expect(page.contains(" name=\"\(name)\""), "\(name)") }
    #expect(site.control("part.0", in: page).contains(">\nBefore all.</textarea>"))
    #expect(page.contains(">\nFree text.</textarea>"))
    #expect(!page.contains("name=\"field.id\""))
    #expect(!page.contains("data-generation"))
  }

  @Test func `what is not changed keeps its bytes`() async throws {
    let site = try site()
    let odd =
      try site.test.read(Self.path).replacing("severity: high", with: "severity:   'high'  # as the user said")
      .replacing("## Expected Behavior", with: "Expected Behavior\n-----------------")
      + "\n\n\n## Notes   \n* one\n\ttab   \n\n\n"
    try site.test.commit(Self.path, odd)
    let page = try await site.get("/issues/BUG-001/edit")
    // A browser sends back all that it was shown, with the line ends of the network.
    let names = ["section.description", "section.steps", "section.expected", "section.actual", "section.notes"]
    let shown = try names.map { name -> (name: String, value: String) in
      let control = site.control(name, in: page)
      let start = try #require(control.firstRange(of: ">\n")).upperBound
      let text = control[start...].prefix { $0 != "<" }
      return (name, String(text).replacing("\n", with: "\r\n"))
    }
    let base = try await typed(site, ("field.severity", "high"), ("title", "Login crashes"))
    let same = try await site.post("/issues/BUG-001/edit", base + shown)
    #expect(same.headers[.location] == "/issues/BUG-001?done=unchanged")
    #expect(try site.test.read(Self.path) == odd)
    let saved = try await site.post(
      "/issues/BUG-001/edit", base + shown + [("field.assignee", "Eve <eve@example.org>")])
    #expect(saved.headers[.location] == "/issues/BUG-001?done=saved")
    #expect(
      try site.test.read(Self.path) == odd.replacing("reporter: ", with: "assignee: Eve <eve@example.org>\nreporter: "))
    #expect(try site.isClean())
    #expect(
      try site.test.git("log", "-1", "--format=%an|%s")
        == "Ada Lovelace|issue: BUG-001 assignee Eve <eve@example.org>")
  }

  @Test func `a file with other line ends keeps them`() async throws {
    let site = try site()
    let text = try site.test.read(Self.path).replacing("\n", with: "\r\n")
    try site.test.write(Self.path, text)
    let fields = try await typed(site, ("section.actual", "Two\r\nlines."), ("section.notes", "New\r\nnotes."))
    let saved = try await site.post("/issues/BUG-001/edit", fields)
    #expect(saved.status == .seeOther, "\(saved.page)")
    let edited = try site.test.read(Self.path)
    #expect(edited.contains("\r\nTwo\r\nlines.\r\n"))
    #expect(edited.contains("## Additional Notes\r\n\r\nNew\r\nnotes.\r\n"))
    #expect(!edited.utf8.elementsEqual(edited.replacing("\r\n", with: "\n").utf8))
    #expect(!edited.replacing("\r\n", with: "").utf8.contains(0x0A))
  }

  @Test func `two people who change different things both have them saved`() async throws {
    let site = try site()
    let one = try await typed(site, ("field.severity", "critical"))
    let two = try await typed(site, ("section.actual", "Still a blank page."), ("field.status", "in-progress"))
    let first = try await site.post("/issues/BUG-001/edit", one)
    #expect(first.headers[.location] == "/issues/BUG-001?done=saved")
    let second = try await site.post("/issues/BUG-001/edit", two)
    #expect(second.headers[.location] == "/issues/BUG-001?done=merged")
    let file = try site.test.read(Self.path)
    #expect(file.contains("severity: critical"))
    #expect(file.contains("status: in-progress"))
    #expect(file.contains("Still a blank page."))
    #expect(try site.isClean())
    #expect(try await site.get("/issues/BUG-001?done=merged").contains("together with what somebody else"))
  }

  @Test func `two people who change the same are shown both versions`() async throws {
    let site = try site()
    let one = try await typed(
      site, ("section.actual", "A blue page."), ("field.severity", "critical"), ("field.phase", "beta"))
    let two = try await typed(
      site, ("section.actual", "A <red> page."), ("field.severity", "low"), ("section.expected", "A message!"))
    _ = try await site.post("/issues/BUG-001/edit", one)
    let before = try site.commits()
    let answer = try await site.post("/issues/BUG-001/edit", two)
    #expect(answer.status == .conflict)
    #expect(try site.commits() == before)
    let page = answer.page
    let actual = site.control("section.actual", in: page)
    #expect(actual.contains("A &lt;red&gt; page.</textarea>"))
    #expect(actual.contains("<pre class=\"other\">A blue page.</pre>"))
    #expect(site.control("field.severity", in: page).contains("<pre class=\"other\">critical</pre>"))
    // What only one has changed is not asked for.
    #expect(site.control("section.expected", in: page).contains("A message!</textarea>"))
    #expect(!site.control("section.expected", in: page).contains("class=\"other\""))
    #expect(site.control("field.phase", in: page).contains("value=\"beta\""))
    #expect(!site.control("field.phase", in: page).contains("class=\"other\""))
    let base = try #require(site.hidden("base", in: page))
    let chosen = try await site.post(
      "/issues/BUG-001/edit",
      [
        ("base", base), ("section.actual", "A red or a blue page."), ("section.expected", "A message!"),
        ("field.severity", "low"), ("choice.field.severity", "theirs"), ("choice.section.actual", "mine"),
      ])
    #expect(chosen.headers[.location] == "/issues/BUG-001?done=saved")
    let file = try site.test.read(Self.path)
    #expect(file.contains("severity: critical"))
    #expect(file.contains("A red or a blue page."))
    #expect(file.contains("A message!"))
    #expect(try site.isClean())
  }

  @Test func `a section that somebody else has removed is offered again`() async throws {
    let site = try site()
    try site.test.commit(Self.path, site.test.read(Self.path) + "\n## Remarks\n\nOne.\n")
    let page = try await site.get("/issues/BUG-001/edit")
    let number = try #require((0...9).first { site.control("part.\($0)", in: page).contains("One.") })
    let mine = try await typed(site, ("part.\(number)", "Two."))
    let theirs = try await typed(site, ("part.\(number)", ""))
    _ = try await site.post("/issues/BUG-001/edit", theirs)
    #expect(try !site.test.read(Self.path).contains("Remarks"))
    let answer = try await site.post("/issues/BUG-001/edit", mine)
    #expect(answer.status == .conflict)
    #expect(answer.page.contains("## Remarks\n\nTwo.</textarea>"))
    let base = try #require(site.hidden("base", in: answer.page))
    _ = try await site.post("/issues/BUG-001/edit", [("base", base), ("extra", "## Remarks\r\n\r\nTwo.")])
    #expect(try site.test.read(Self.path).hasSuffix("\n\n## Remarks\n\nTwo.\n"))
  }

  @Test func `what rules refuse stays on the page`() async throws {
    let site = try site()
    let fields = try await typed(
      site, ("title", ""), ("section.steps", "tbd"), ("section.actual", "Kept <b>."), ("field.status", "fixed"))
    let answer = try await site.post("/issues/BUG-001/edit", fields)
    #expect(answer.status == .unprocessableContent)
    let page = answer.page
    #expect(site.control("title", in: page).contains("data-rule=\"title-missing\""))
    #expect(site.control("section.steps", in: page).contains("data-rule=\"steps-missing\""))
    #expect(site.control("section.actual", in: page).contains("Kept &lt;b&gt;.</textarea>"))
    #expect(page.contains("data-rule=\"resolution-missing\""))
    #expect(site.hidden("base", in: page) == fields[0].value)
    #expect(try site.isClean())
  }

  @Test func `while somebody types the page tells what is wrong, and nothing is written`() async throws {
    let site = try site()
    let settings = try site.test.read(".issues/config.yml")
    try site.test.commit(".issues/config.yml", settings + "\ntransitions:\n  open: [in-progress]\n")
    #expect(try await site.get("/issues/BUG-001/edit").contains("data-check=\"/issues/BUG-001/check\""))
    let fields = try await typed(site, ("section.steps", "tbd"), ("field.status", "fixed"))
    let before = try site.commits()
    let found = try await site.post("/issues/BUG-001/check", fields, accept: "application/json").page
    for finding in [
      #""field": "section.steps""#, #""rule": "steps-missing""#, #""field": "section.resolution""#,
      #""rule": "transition-forbidden""#,
    ] { #expect(found.contains(finding), "\(found)") }
    let sound = try await typed(site, ("section.actual", "A grey page."))
    #expect(
      try await site.post("/issues/BUG-001/check", sound, accept: "application/json").page.contains(#""findings": []"#))
    #expect(try site.commits() == before)
    #expect(try site.isClean())
  }

  @Test func `what somebody else has saved meanwhile is judged along`() async throws {
    let site = try site()
    let fields = try await typed(site, ("field.status", "fixed"))
    try site.test.git("issue", "close", "BUG-001", "-s", "resolution=An empty password is refused with a message.")
    let found = try await site.post("/issues/BUG-001/check", fields, accept: "application/json").page
    #expect(found.contains(#""findings": []"#), "\(found)")
    #expect(try await site.post("/issues/BUG-404/check", fields, accept: "application/json").status == .notFound)
  }

  @Test func `a change that is sent again later is not saved twice`() async throws {
    let site = try site()
    let fields = try await typed(site, ("field.severity", "low"))
    let first = try await site.post("/issues/BUG-001/edit", fields)
    let count = try site.commits()
    let second = try await site.post("/issues/BUG-001/edit", fields)
    #expect(first.headers[.location] == second.headers[.location])
    #expect(try site.commits() == count)
  }

  @Test func `edits that are not committed are left alone, and what was typed stays`() async throws {
    let site = try site()
    let edited = try site.test.read(Self.path).replacing("A message.", with: "A clear message.")
    try site.test.write(Self.path, edited)
    let fields = try await typed(site, ("section.actual", "Typed <here>."))
    let answer = try await site.post("/issues/BUG-001/edit", fields)
    #expect(answer.status == .conflict)
    #expect(answer.page.contains("has edits that are not committed; nothing was written"))
    #expect(answer.page.contains("Typed &lt;here&gt;.</textarea>"))
    #expect(try site.test.read(Self.path) == edited)
    #expect(answer.page.contains("name=\"stage\""))
    let staged = try await site.post("/issues/BUG-001/edit", fields + [("stage", "yes")])
    #expect(staged.headers[.location] == "/issues/BUG-001?done=staged")
    #expect(try site.test.git("diff", "--cached").contains("+Typed <here>."))
  }

  @Test func `an uncommitted file that was shown is merged by what is remembered of it`() async throws {
    let site = try site()
    let text = try site.test.read(Self.path)
    try site.test.write(Self.path, text.replacing("A message.", with: "A clear message."))
    let fields = try await typed(site, ("section.actual", "A grey page."))
    try site.test.commit(Self.path, text.replacing("A message.", with: "The page tells which field is empty."))
    let answer = try await site.post("/issues/BUG-001/edit", fields)
    #expect(answer.headers[.location] == "/issues/BUG-001?done=merged", "\(answer.page)")
    let file = try site.test.read(Self.path)
    #expect(file.contains("The page tells which field is empty.") && file.contains("A grey page."))
  }

  @Test func `a version that nobody remembers is told from the present one`() async throws {
    let site = try site()
    let unknown = String(repeating: "1", count: 40)
    let answer = try await site.post(
      "/issues/BUG-001/edit", [("base", unknown), ("section.actual", "Typed."), ("part.77", "Lost?")])
    #expect(answer.status == .conflict)
    #expect(site.control("section.actual", in: answer.page).contains("Typed.</textarea>"))
    #expect(site.control("section.actual", in: answer.page).contains("<pre class=\"other\">A blank page.</pre>"))
    #expect(answer.page.contains("Lost?"))
  }

  @Test func `an issue that is gone gives back what was typed`() async throws {
    let site = try site()
    let fields = try await typed(site, ("section.actual", "Typed."))
    try site.test.git("rm", "-q", Self.path)
    try site.test.git("commit", "-qm", "gone")
    let answer = try await site.post("/issues/BUG-001/edit", fields)
    #expect(answer.status == .notFound)
    #expect(answer.page.contains("Typed.</textarea>"))
  }

  @Test func `characters that cannot be seen are shown as they are, and refused as the rules say`() async throws {
    let site = try site()
    let text = try site.test.read(Self.path).replacing("A blank page.", with: "A blank\u{202E} page.\u{1B}[0m")
    try site.test.commit(Self.path, text)
    let page = try await site.get("/issues/BUG-001/edit")
    #expect(site.control("section.actual", in: page).contains("A blank\u{202E} page.\u{1B}[0m</textarea>"))
    let answer = try await site.post("/issues/BUG-001/edit", try await typed(site, ("title", "Other\u{7}")))
    #expect(answer.status == .unprocessableContent)
    #expect(site.control("title", in: answer.page).contains("data-rule=\"control-characters\""))
  }

  @Test func `while a merge goes on the change is staged, and that is said`() async throws {
    let site = try site()
    try site.test.git("checkout", "-qb", "other")
    try site.test.commit("a.txt", "1\n")
    try site.test.git("checkout", "-q", "main")
    try site.test.commit("b.txt", "1\n")
    try site.test.git("merge", "-q", "--no-commit", "other")
    let answer = try await site.post("/issues/BUG-001/edit", try await typed(site, ("field.severity", "low")))
    #expect(answer.headers[.location] == "/issues/BUG-001?done=staged")
    #expect(try site.test.git("diff", "--cached", "--name-only").contains("BUG-001"))
    #expect(try await site.get("/issues/BUG-001?done=staged").contains("goes with your next commit"))
  }
}
