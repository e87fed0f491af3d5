import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// What Git's filters and its sparse checkouts do to files on their way.
struct FilterTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  private func blob(_ tracker: Tracker, _ path: String) throws -> Data {
    let file = tracker.repository.sibling("blob")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", tracker.repository.path, "cat-file", "blob", "HEAD:\(path)"]
    process.environment = tracker.repository.environment
    try Data().write(to: URL(filePath: file))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: file))
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: URL(filePath: file))
  }

  private func work(_ tracker: Tracker, _ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(tracker.repository.path)/\(path)"))
  }

  @Test func `core.autocrlf does not reach issues under our attributes`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("config", "core.autocrlf", "true")
    try tracker.add("Login crashes")
    try tracker.set("severity", "low")
    #expect(try work(tracker, path) == blob(tracker, path))
    #expect(try !blob(tracker, path).contains(UInt8(ascii: "\r")))
    try tracker.expectClean()
  }

  @Test func `where Git gives files CRLF, an edit keeps it and commits plain line ends`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("rm", "--quiet", ".issues/.gitattributes")
    try tracker.repository.git("commit", "--quiet", "--message", "no attributes")
    try tracker.add("Login crashes")
    try tracker.repository.git("config", "core.autocrlf", "true")
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/\(path)")
    try tracker.repository.git("checkout", "--quiet", "--", path)
    #expect(try work(tracker, path).contains(UInt8(ascii: "\r")))

    try tracker.set("severity", "low")

    let text = String(decoding: try work(tracker, path), as: UTF8.self)
    #expect(text.replacing("\r\n", with: "\n").contains("\nseverity: low\n"))
    #expect(text.utf8.count { $0 == 0x0A } == text.utf8.count { $0 == 0x0D })
    #expect(try !blob(tracker, path).contains(UInt8(ascii: "\r")))
    #expect(try tracker.repository.git("show", "--format=", "--numstat") == "1\t1\t\(path)")
    try tracker.expectClean()
  }

  @Test func `a file committed with CRLF keeps it`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("rm", "--quiet", ".issues/.gitattributes")
    let report = Tracker.report(IssueID(prefix: "BUG", number: 1), "Login crashes").text
    try tracker.repository.commit(path, report.replacing("\n", with: "\r\n"))
    try tracker.set("severity", "low")
    #expect(
      try tracker.repository.read(path)
        == report.replacing("severity: high", with: "severity: low").replacing("\n", with: "\r\n"))
    #expect(try tracker.repository.git("show", "--format=", "--numstat") == "1\t1\t\(path)")
    try tracker.expectClean()
  }

  @Test(arguments: ["*.png text eol=lf", "* text=auto eol=crlf", "*.png ident", "* working-tree-encoding=UTF-16"])
  func `an attachment keeps its bytes`(_ attributes: String) throws {
    let tracker = try Tracker()
    try tracker.repository.git("rm", "--quiet", ".issues/.gitattributes")
    try tracker.repository.git("commit", "--quiet", "--message", "no attributes")
    let setup = TrackerSetup(prefix: nil, layout: nil, forms: [])
    _ = try tracker.store().transact(.commit, Tracker.session) { try setup.plan($0) }
    try tracker.add("Login crashes")
    try tracker.repository.commit(".gitattributes", attributes + "\n.gitattributes !working-tree-encoding\n")
    try tracker.repository.git("config", "core.autocrlf", "true")
    let bytes: [UInt8] = [0x89] + Array("PNG\r\n\u{1A}\n$Id: 1 $\r\n\0".utf8) + Array(0...255)
    _ = try tracker.store().addCompanions(
      to: IssueID(prefix: "BUG", number: 1), summary: "attached", .commit, Tracker.session
    ) { _, _ in [("attachments/screen.png", bytes)] }
    let file = ".issues/BUG-001-login-crashes/attachments/screen.png"
    #expect(try work(tracker, file) == Data(bytes))
    let stored = try blob(tracker, file)
    // A new time stamp makes git look at the bytes.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: "\(tracker.repository.path)/\(file)")
    let status = try tracker.repository.git("status", "--porcelain")
    withKnownIssue("the attributes that init writes leave `ident` on") {
      #expect(stored == Data(bytes))
      #expect(status == "")
    } when: {
      attributes.contains("ident")
    }
  }

  @Test func `a sparse checkout without .issues is read and written`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.commit("src/file", "1\n")
    try tracker.repository.git("sparse-checkout", "set", "src")
    try #require(!tracker.repository.exists(path))
    #expect(try tracker.ids() == ["BUG-001"])
    try tracker.set("severity", "low")
    #expect(try tracker.repository.git("show", "HEAD:\(path)").contains("severity: low"))
    try tracker.add("Search ignores umlauts")
    #expect(try tracker.ids() == ["BUG-001", "BUG-002"])
    #expect(try tracker.repository.git("status", "--porcelain") == "")
    #expect(try tracker.leftovers() == [])
  }

  @Test(arguments: [["update-index", "--split-index"], ["sparse-checkout", "set", "--sparse-index", "src"]])
  func `an index that cannot be read is refused by name`(_ command: [String]) throws {
    let tracker = try Tracker()
    try tracker.repository.commit("src/file", "1\n")
    try tracker.repository.commit("other/file", "1\n")
    try tracker.repository.git(arguments: command)
    let head = try tracker.repository.git("rev-parse", "HEAD")
    #expect { try tracker.add("Login crashes") } throws: {
      "\($0)".contains(command.contains("set") ? "sparse" : "split")
    }
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    #expect(try tracker.leftovers() == [])
  }

  @Test func `a repository with SHA-256 is refused by name`() throws {
    let repository = try TemporaryRepository(options: "--object-format=sha256")
    #expect {
      try IssueStore(directory: repository.path, environment: repository.environment)
    } throws: { "\($0)".lowercased().contains("sha256") || "\($0)".contains("SHA-256") }
  }
}
