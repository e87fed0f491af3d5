import Foundation
import TestSupport
import Testing

@testable import git_issue_web

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The pages as files.
@Suite struct SiteTests {
  private let site: WebSite
  private let output: String
  init() throws {
    site = try WebSite()
    try site.add("Login crashes", severity: "high")
    try site.add("<b>Export</b> is empty", severity: "low")
    output = site.test.sibling("pages")
  }

  @discardableResult private func make() async throws -> Int {
    let state = try await site.server.tracker.refresh()
    let folder = try SiteFolder(output)
    try StaticSite(of: site.server.tracker.openStore(), state, into: folder, at: "https://example.org/bugs")
      .write { _, _ in }
    try folder.finish()
    return folder.changes
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8)
  }

  @Test func `has every page, and each link leads to a file`() async throws {
    try site.test.write("log.txt", "x")
    try site.test.git("issue", "attach", "BUG-001", "log.txt")
    try site.test.git("issue", "set", "BUG-001", "related=BUG-002")
    try await make()
    let names = try #require(FileManager.default.subpaths(atPath: output)).filter { $0.hasSuffix(".html") }
    #expect(names.count == 7)
    for name in names {
      let folder = URL(filePath: "\(output)/\(name)").deletingLastPathComponent()
      let page = try text(name)
      for link in page.matches(of: /(?:href|src|action)="([^"#]+)"/).map({ String($0.1) })
      where !link.contains(":") {
        let path = String(link.prefix { $0 != "?" }).removingPercentEncoding ?? link
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path), "\(name): \(link)")
      }
    }
  }

  @Test func `what is attached is neither a page nor a program nor a setting to any web host`() async throws {
    let names = ["x.html", "shell.php", "a.svg"]
    for name in names {
      try site.test.write("outside/\(name)", name)
      try site.test.git("issue", "attach", "BUG-001", "outside/\(name)")
    }
    try await make()
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(output)/files").sorted()
    #expect(files == (1...3).map { "BUG-001-\($0).bin" })
    let page = try text("issues/BUG-001.html")
    for file in files {
      // Each file says what it was called.
      let name = try text("files/\(file)")
      #expect(page.contains("href=\"../files/\(file)\" download=\"\(name)\""))
    }
  }

  @Test func `what is no file, or too large, is named and not linked to`() async throws {
    try site.test.write("outside/log.txt", "x")
    try site.test.git("issue", "attach", "BUG-001", "outside/log.txt")
    let log = try #require(try site.test.git("ls-files", ".issues/*/attachments/log.txt").split(separator: "\n").first)
    let folder = "\(site.test.path)/\(log.dropLast("/log.txt".count))"
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/link.txt", withDestinationPath: "/etc/hostname")
    #expect(FileManager.default.createFile(atPath: "\(folder)/big.bin", contents: nil))
    #expect(truncate("\(folder)/big.bin", off_t(Limits.attachment + 1)) == 0)
    try await make()
    let page = try text("issues/BUG-001.html")
    #expect(page.contains("big.bin") && page.contains("link.txt"))
    #expect(!page.contains("download=\"big.bin\"") && !page.contains("download=\"link.txt\""))
    #expect(page.contains("download=\"log.txt\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(output)/files").count == 1)
  }

  @Test(arguments: [
    (".issues/pages", 128, "nothing was written"), ("x/../.issues/pages", 128, "nothing was written"),
    (".git/pages", 128, "nothing was written"),
    ("README.md", 128, "cannot be made a folder"), ("README.md/pages", 128, "cannot be made a folder"),
    ("pages", 0, ""), (".issues-pages", 0, ""),
  ])
  func `a folder that is something else is refused`(folder: String, status: Int32, message: String) throws {
    try site.test.write("README.md", "x")
    let run = Result(catching: { try site.test.git("issue", "site", "-o", folder) })
    switch run {
    case .success: #expect(status == 0)
    case .failure(let error):
      let failure = try #require(error as? Shell.Failure)
      #expect(failure.status == status)
      #expect(failure.standardError.contains(message))
      #expect(!failure.standardError.contains("Cocoa"))
    }
  }

  @Test func `has no forms that write, and waits for no server`() async throws {
    try await make()
    for name in ["index.html", "board.html", "issues/BUG-001.html"] {
      let page = try text(name)
      #expect(!page.contains("method=\"post\""))
      #expect(!page.contains("data-generation"))
      #expect(!page.contains("href=\"/"))
    }
  }

  @Test func `writes only what has changed, and removes what is gone`() async throws {
    #expect(try await make() > 10)
    #expect(try await make() == 0)
    try site.test.git("issue", "set", "BUG-001", "severity=low")
    try await make()
    #expect(try text("issues/BUG-001.html").contains("severity: <del>high</del>"))
    try site.test.git("rm", "-q", "-r", ".issues/BUG-002-b-export-b-is-empty.md")
    try site.test.git("commit", "-qm", "x")
    try await make()
    #expect(!FileManager.default.fileExists(atPath: "\(output)/issues/BUG-002.html"))
  }

  @Test func `goes on where a run was broken off`() async throws {
    _ = try await make()
    // What it had written by then, and what it knew of it.
    let list = try text(".git-issue-site").split(separator: "\n")
    try FileManager.default.removeItem(atPath: "\(output)/.git-issue-site")
    for name in list.dropFirst(5) { try FileManager.default.removeItem(atPath: "\(output)/\(name)") }
    try list.prefix(6).joined(separator: "\n").write(
      toFile: "\(output)/.git-issue-site", atomically: true, encoding: .utf8)
    try "half of it".write(toFile: "\(output)/\(list[1])", atomically: true, encoding: .utf8)
    #expect(try await make() == list.count - 4)
    #expect(try text(".git-issue-site").split(separator: "\n") == list)
  }

  @Test func `knows each file before it is there`() throws {
    let folder = try SiteFolder("\(output)-2")
    try folder.write("index.html", Array("one".utf8))
    // Never finished.
    try SiteFolder("\(output)-2").write("index.html", Array("two".utf8))
    #expect(try String(contentsOfFile: "\(output)-2/index.html", encoding: .utf8) == "two")
  }

  @Test func `leaves alone what it has not made`() async throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try "mine".write(toFile: "\(output)/index.html", atomically: true, encoding: .utf8)
    await #expect(throws: Refused.self) { try await make() }
    #expect(try text("index.html") == "mine")
    try FileManager.default.removeItem(atPath: "\(output)/index.html")
    try await make()
    try "mine".write(toFile: "\(output)/CNAME", atomically: true, encoding: .utf8)
    try await make()
    #expect(try text("CNAME") == "mine")
  }

  @Test func `feeds name the newest and the closed ones`() async throws {
    try site.test.git("issue", "close", "BUG-001", "-s", "resolution=The page tells what is missing since 1.2.")
    try await make()
    let new = try text("new.atom")
    #expect(new.contains("<title>BUG-002: &lt;b&gt;Export&lt;/b&gt; is empty</title>"))
    #expect(new.contains("<link href=\"https://example.org/bugs/issues/BUG-002.html\"/>"))
    #expect(new.contains("<updated>2023-11-14T00:00:00Z</updated>"))
    let closed = try text("closed.atom")
    #expect(closed.contains("BUG-001") && !closed.contains("BUG-002"))
    for name in ["new.atom", "closed.atom"] {
      #expect(XMLParser(data: Data(try text(name).utf8)).parse(), "\(name)")
    }
  }

  @Test func `the search has a row for each issue`() async throws {
    try await make()
    let index = try #require(
      try JSONSerialization.jsonObject(with: Data(text("search.json").utf8)) as? [String: Any])
    let issues = try #require(index["issues"] as? [[String: Any]])
    #expect(issues.map { $0["id"] as? String } == ["BUG-001", "BUG-002"])
    #expect(issues[1]["title"] as? String == "<b>Export</b> is empty")
  }
}
