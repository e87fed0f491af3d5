import Foundation
import TestSupport
import Testing

/// What `git issue lsp` offers where somebody writes.
@Suite struct LanguageCompletionTests {
  private typealias Object = LanguageSession.Object

  private let tracker: EditedTracker
  private let session: LanguageSession

  init() throws {
    tracker = try EditedTracker()
    session = try LanguageSession(in: tracker.repository)
    try session.start(["utf-8"])
  }

  /// The items offered at the sign ‸ of a text, which is not part of it.
  private func items(_ text: String, at path: String? = nil) throws -> [Object] {
    let path = path ?? tracker.path
    let parts = text.split(separator: "‸", omittingEmptySubsequences: false)
    try session.open(path, parts.joined())
    let lines = parts[0].utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let list = try session.ask("completion", path, line: lines.count - 1, character: lines.last?.count ?? 0)
    return (list as? Object)?["items"] as? [Object] ?? []
  }

  /// A report with other lines in its front matter, or at its end.
  private func report(_ field: String? = nil, end: String = "") throws -> String {
    try field.map { try tracker.text.replacing("title: Login crashes", with: "title: Login crashes\n\($0)") }
      ?? tracker.text + end
  }

  private func labels(_ items: [Object]) -> [String] { items.compactMap { $0["label"] as? String } }

  @Test(arguments: [
    ("related:\n  - ‸", ["BUG-002"]), ("related:\n  - BUG-0‸", ["BUG-002"]), ("related:\n- bug-2‸", ["BUG-002"]),
    ("related: [BUG-002, ‸", ["BUG-002"]), ("related:\n  - \"B‸", ["BUG-002"]), ("duplicate_of: BUG-‸", ["BUG-002"]),
    ("formerly:\n  # c\n  - ‸", ["BUG-002"]), ("related:\n  - BUG-9‸", []), ("phase: ‸", []), ("# ‸", []),
    ("reproducible: ‸", ["always", "intermittent", "never"]), ("reproducible:‸", ["always", "intermittent", "never"]),
    ("components:\n  - ‸", []), ("mood: ‸", []), ("resolved: ‸", ["2026-11-22"]),
  ])
  func `values of fields are offered`(field: String, expected: [String]) throws {
    let found = labels(try items(report(field)))
    #expect(expected == ["2026-11-22"] ? found.count == 1 : found == expected)
  }

  @Test func `statuses, severities, types, people and labels are those of the tracker`() throws {
    func offered(_ key: String) throws -> [String] {
      let line = try #require(try tracker.text.split(separator: "\n").first { $0.hasPrefix("\(key):") })
      return labels(try items(tracker.text.replacing(line, with: "\(key): ‸")))
    }
    #expect(try offered("status") == ["open", "in-progress", "fixed", "wont-fix"])
    #expect(try offered("severity") == ["critical", "high", "medium", "low"])
    #expect(try offered("type") == ["bug"])
    #expect(try offered("assignee") == ["Bob <bob@example.org>", "Ada Lovelace <ada@example.org>"])
    #expect(try labels(items(tracker.text.replacing("- auth", with: "- ‸"))) == ["auth"])
    #expect(try labels(items(tracker.text.replacing("  - auth", with: "  - auth\n  - ‸"))) == [])
  }

  @Test func `keys are those that the issue does not have`() throws {
    let found = labels(try items(report("‸")))
    #expect(found.contains("phase") && found.contains("related"))
    #expect(!found.contains("status") && !found.contains("labels"))
    #expect(try labels(items(tracker.text.replacing("  os: Debian 12", with: "  ‸"))) == ["os"])
    #expect(try labels(items(tracker.text.replacing("os: Debian 12", with: "os: ‸"))) == ["Debian 12"])
    // Nothing stands below any other field.
    #expect(try labels(items(report("x-mine:\n  ‸"))) == [])
  }

  @Test func `front matter that is not closed yet is front matter`() throws {
    #expect(try labels(items("---\nid: BUG-001\nstatus: ‸")).first == "open")
    #expect(try labels(items("---\r\nid: BUG-001\r\nstatus: ‸\r\n---\r\n")).first == "open")
    #expect(try labels(items("\u{FEFF}---\nstatus: ‸\n")).first == "open")
  }

  @Test(arguments: [
    ("See BUG-‸", ["BUG-002"]), ("See bug-0‸", ["BUG-002"]), ("(BUG-2‸", ["BUG-002"]), ("See B‸", []), ("a ‸", []),
    ("DEBUG-‸", []), ("## ‸", ["## Notes", "## Resolution"]), ("##‸", ["## Notes", "## Resolution"]), ("# ‸", []),
    ("é😀 BUG-‸", ["BUG-002"]),
  ])
  func `in the text ids and headings are offered`(line: String, expected: [String]) throws {
    let found = labels(try items(report(end: "\n\(line)")))
    #expect(found == expected || expected.count == 2 && !found.isEmpty && found.allSatisfy { $0.hasPrefix("## ") })
    #expect(!found.contains("## Description"))
  }

  @Test func `an excuse names a rule`() throws {
    let found = labels(try items(report(end: "\n<!-- git-issue: allow ‸")))
    #expect(found.contains("secret-leaked") && !found.contains("steps-missing"))
  }

  @Test func `ids come with titles, and take the place of what is typed`() throws {
    let item = try #require(try items(report(end: "\nSee é bug-2‸")).first)
    #expect(item["detail"] as? String == "Größe wird falsch gezeigt")
    let edit = try #require(item["textEdit"] as? Object)
    let range = try #require(edit["range"] as? [String: [String: Int]])
    #expect(edit["newText"] as? String == "BUG-002")
    #expect(
      range["start"]?["character"] == "See é ".utf8.count && range["end"]?["character"] == "See é bug-2".utf8.count)
  }

  @Test(arguments: [
    ("assignee: ", "", "Bob <bob@example.org>"), ("assignee:", "", " Bob <bob@example.org>"),
    ("assignee: \"", "\"", "Bob <bob@example.org>"),
  ])
  func `a value is written so that it can be read`(before: String, behind: String, new: String) throws {
    let text = try tracker.text.replacing("assignee: Bob <bob@example.org>", with: "\(before)‸\(behind)")
    let item = try #require(try items(text).first)
    let edit = try #require(item["textEdit"] as? Object)
    #expect(edit["newText"] as? String == new)
    let range = try #require(edit["range"] as? [String: [String: Int]])
    #expect(range["end"]?["character"] == before.utf8.count + behind.utf8.count)
    let chosen = text.replacing("\(before)‸\(behind)", with: before.hasSuffix("\"") ? "assignee: \(new)" : before + new)
    #expect(try session.change(tracker.path, [["text": chosen]]).isEmpty)
  }

  @Test func `of many issues it is told how their ids go on`() throws {
    for number in 3...130 {
      let id = number < 100 ? "BUG-0\(number < 10 ? "0" : "")\(number)" : "BUG-\(number)"
      try tracker.repository.write(
        ".issues/\(id)-more.md", tracker.text.replacing("BUG-001", with: id).replacing("Login", with: "Upload"))
    }
    let found = labels(try items(report(end: "\nBUG-‸")))
    #expect(found == ["BUG-0", "BUG-1"])
    let list = try session.ask("completion", tracker.path, line: 10_000, character: 0) as? Object
    #expect(list?["isIncomplete"] as? Bool == true)
    #expect(try labels(items(report(end: "\nBUG-13‸"))) == ["BUG-130"])
  }

  @Test func `comments have ids and no fields`() throws {
    let comment = ".issues/BUG-001-login-crashes/comments/20261121T050200Z-alice-3f2a.md"
    #expect(try labels(items("Same as BUG-00‸", at: comment)) == ["BUG-001", "BUG-002"])
    #expect(try items("---\nstatus: ‸", at: comment).isEmpty)
    #expect(try items("prefix: ‸", at: ".issues/config.yml").isEmpty)
  }
}
