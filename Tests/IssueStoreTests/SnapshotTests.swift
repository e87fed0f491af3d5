import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// Nothing that is, or should be, an issue is left out.
struct SnapshotTests {
  private static let report = Tracker.report(IssueID(prefix: "BUG", number: 9), "x").text

  private func load(_ tracker: Tracker) throws -> [String] {
    try tracker.store().current().load().map { loaded in
      switch loaded {
      case .issue(let issue): "issue \(issue.path)"
      case .broken(let issue): "broken \(issue.path): \(issue.diagnostics.first?.rule.rawValue ?? "")"
      case .faulty(let issue, let diagnostics): "\(diagnostics[0].rule) \(issue.path)"
      }
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String
    let listed: String
    var testDescription: String { "\(path), \(listed.prefix { $0 != " " })" }

    init(_ path: String, _ text: String, _ listed: String) {
      (self.path, self.text, self.listed) = (path, text, listed)
    }
  }

  @Test(arguments: [
    Case(".issues/BUG-009-x.md", report, "issue .issues/BUG-009-x.md"),
    Case(".issues/9/BUG-009-x.md", report, "wrong-folder .issues/9/BUG-009-x.md"),
    Case(".issues/BUG-009-x.md", "no front matter\n", "broken .issues/BUG-009-x.md: front-matter-invalid"),
    Case(".issues/BUG-009-x.md", "", "broken .issues/BUG-009-x.md: front-matter-invalid"),
    Case(".issues/bug-9.MD", report, "broken .issues/bug-9.MD: id-mismatch"),
    Case(".issues/BUG-008-x.md", report, "broken .issues/BUG-008-x.md: id-mismatch"),
    Case(".issues/notes.md", report, "broken .issues/notes.md: id-mismatch"),
    Case(
      ".issues/BUG-009-x/comments/BUG-001-x.md", "text\n", "broken .issues/BUG-009-x: misplaced-folder"),
    Case(
      ".issues/BUG-009-x.md", String(repeating: "x", count: 1_048_577), "broken .issues/BUG-009-x.md: too-large"),
  ]) func `a file is listed as what it is`(_ file: Case) throws {
    let tracker = try Tracker()
    try tracker.repository.write(file.path, file.text)
    #expect(try load(tracker) == [file.listed])
  }

  @Test(arguments: [
    ".issues/notes.md", ".issues/forms/BUG-001-x.md", ".issues/known/BUG-001-x.md", ".issues/.BUG-001.md",
    ".issues/BUG-001-x.txt", "BUG-001-x.md",
  ]) func `another file is no issue`(_ path: String) throws {
    let tracker = try Tracker()
    try tracker.repository.write(path, "text\n")
    #expect(try load(tracker) == [])
  }

  @Test func `a folder, a link and a pipe with an issue's name are broken`() throws {
    let tracker = try Tracker()
    let folder = "\(tracker.repository.path)/.issues"
    try FileManager.default.createDirectory(atPath: "\(folder)/BUG-001-folder.md", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/BUG-002-link.md", withDestinationPath: "/etc/passwd")
    try Shell.run(["mkfifo", "\(folder)/BUG-003-pipe.md"], in: "/", environment: tracker.repository.environment)
    #expect(
      try load(tracker) == [
        "broken .issues/BUG-001-folder.md: not-a-regular-file", "broken .issues/BUG-002-link.md: not-a-regular-file",
        "broken .issues/BUG-003-pipe.md: not-a-regular-file",
      ])
  }

  @Test func `two files with one id are both listed, and neither is changed`() throws {
    let tracker = try Tracker()
    for name in ["a", "b"] {
      try tracker.repository.commit(".issues/BUG-009-\(name).md", Self.report)
    }
    #expect(try load(tracker) == ["duplicate-id .issues/BUG-009-a.md", "duplicate-id .issues/BUG-009-b.md"])
    let error = #expect(throws: StoreError.self) { try tracker.set("severity", "low", of: 9) }
    guard case .ambiguous(_, let paths) = error else {
      Testing.Issue.record("\(String(describing: error))")
      return
    }
    #expect(paths == [".issues/BUG-009-a.md", ".issues/BUG-009-b.md"])
    try tracker.expectClean()
  }

  @Test func `a link in the place of .issues is not followed`() throws {
    let tracker = try Tracker()
    let elsewhere = tracker.repository.sibling("elsewhere")
    try FileManager.default.moveItem(atPath: "\(tracker.repository.path)/.issues", toPath: elsewhere)
    try FileManager.default.createSymbolicLink(
      atPath: "\(tracker.repository.path)/.issues", withDestinationPath: elsewhere)
    #expect(throws: (any Error).self) { try tracker.add("Login crashes") }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: elsewhere).sorted() == [".gitattributes", "config.yml"])
  }

  @Test func `an issue under another id is known by its slug, and may not change what it was filed with`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    let text = try tracker.repository.read(".issues/BUG-001-login-crashes.md")
    func moved(_ id: String, _ fields: String = "") throws -> [RuleID] {
      try tracker.repository.git("rm", "-f", "--quiet", "--ignore-unmatch", ".issues/*.md")
      let moved = text.replacing("id: BUG-001", with: "id: \(id)").replacing("\n---\n", with: "\n\(fields)---\n")
      try tracker.repository.write(".issues/\(id)-login-crashes.md", moved)
      try tracker.repository.git("add", ".")
      return try tracker.store().checkStaged(amending: nil).diagnostics.map(\.rule)
    }
    #expect(try moved("BUG-007") == ["immutable-field-changed"])
    #expect(try moved("BUG-007", "formerly:\n  - BUG-001\n") == [])
    #expect(try moved("BUG-001") == [])
  }

  @Test func `the index, a commit and the work tree are read each by itself`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.set("severity", "low", .stage)
    let path = ".issues/BUG-001-login-crashes.md"
    try tracker.repository.write(
      path, try tracker.repository.read(path).replacing("severity: low", with: "severity: medium"))
    let store = try tracker.store()
    let id = IssueID(prefix: "BUG", number: 1)
    #expect(try store.current().issue(id).severity == "medium")
    #expect(try store.snapshot(at: "HEAD").issue(id).severity == "high")
    #expect(try store.checkStaged(amending: nil).count == 1)
    let current = try store.current()
    #expect(try current.uncommitted(among: [current.issue(id)]) == [path])
  }
}
