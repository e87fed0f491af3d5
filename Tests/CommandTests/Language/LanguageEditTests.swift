import Foundation
import TestSupport
import Testing

/// What `git issue lsp` offers to change.
@Suite struct LanguageEditTests {
  private typealias Object = LanguageSession.Object

  private let tracker: EditedTracker
  private let session: LanguageSession

  init() throws {
    tracker = try EditedTracker()
    session = try LanguageSession(in: tracker.repository)
    try session.start()
  }

  private func actions(_ lines: ClosedRange<Int> = 0...99, only kinds: [String]? = nil) throws -> [Object] {
    let range = [
      "start": ["line": lines.lowerBound, "character": 0], "end": ["line": lines.upperBound, "character": 0],
    ]
    var context: Object = ["diagnostics": []]
    context["only"] = kinds
    let found = try session.ask(
      "codeAction", tracker.path, line: 0, character: 0, ["range": range, "context": context])
    return try #require(found as? [Object])
  }

  private func edits(_ action: Object?) throws -> [Object] {
    let changes = try #require((action?["edit"] as? Object)?["changes"] as? Object)
    return try #require(changes[session.uri(tracker.path)] as? [Object])
  }

  /// A text with edits, whose places are told in UTF-16.
  private func applied(_ edits: [Object], to text: String) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }
    for edit in edits.reversed() {
      let range = try #require(edit["range"] as? [String: [String: Int]])
      let (start, end) = (try #require(range["start"]), try #require(range["end"]))
      let (first, last) = (try #require(start["line"]), try #require(end["line"]))
      let before = lines[first].prefix(start["character"] ?? 0)
      let behind = lines[last].dropFirst(end["character"] ?? 0)
      let new = Array(try #require(edit["newText"] as? String).utf16)
      let whole = (before + new + behind).split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.replaceSubrange(first...last, with: whole.map { Array($0) })
    }
    return lines.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
  }

  private func titles(_ actions: [Object]) -> [String] { actions.compactMap { $0["title"] as? String } }

  @Test func `a fix of a rule changes what it is about, and nothing else`() throws {
    let text = try tracker.text.replacing("title: Login", with: "title: 😀 Login")
      .replacing("severity: high", with: "severity: High")
    try session.open(tracker.path, text)
    let action = try #require(try actions().first)
    #expect(action["title"] as? String == "Write 'high' (value-not-allowed)")
    #expect(action["kind"] as? String == "quickfix" && (action["diagnostics"] as? [Object])?.count == 1)
    let mended = try applied(edits(action), to: text)
    #expect(mended == text.replacing("severity: High", with: "severity: high"))
    #expect(try session.change(tracker.path, [["text": mended]]).isEmpty)
    // Elsewhere there is nothing to mend.
    #expect(try actions(10...12, only: ["quickfix"]).isEmpty)
  }

  @Test func `sections that are missed are inserted at their places`() throws {
    let text = try tracker.text.replacing("## Steps to Reproduce\n\n1. Open the login page\n\n", with: "")
      .replacing("## Actual Behavior\n\nA blank page.\n", with: "")
    try session.open(tracker.path, text)
    let found = try actions(only: ["quickfix"])
    #expect(titles(found) == ["Insert the section 'Steps to Reproduce'", "Insert the section 'Actual Behavior'"])
    var mended = text
    for action in found.reversed() { mended = try applied(edits(action), to: mended) }
    let headings = mended.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings == ["## Description", "## Steps to Reproduce", "## Expected Behavior", "## Actual Behavior"])
    #expect(mended.contains("An error message.") && mended.contains("Seen."))
  }

  @Test func `nothing that somebody wrote is only deleted`() throws {
    let text = try tracker.text.replacing(
      "Seen.", with: "[What happened]\n\n<!-- git-issue: allow secret-leaked: no -->"
    )
    .replacing("1. Open", with: "1. Open\u{200B}\u{202E}")
    try #expect(!session.open(tracker.path, text).isEmpty)
    for action in try actions() {
      #expect(try edits(action).allSatisfy { ($0["newText"] as? String)?.isEmpty == false }, "\(action)")
    }
  }

  @Test func `all safe fixes are one action, and check --fix does the same`() throws {
    let text = try tracker.text.replacing("severity: high", with: "severity: High")
      .replacing("status: open", with: "status: In Progress")
    try session.open(tracker.path, text)
    let all = try actions(only: ["source.fixAll"])
    #expect(all.count == 1 && all.first?["kind"] as? String == "source.fixAll")
    let mended = try applied(edits(all.first), to: text)
    try tracker.repository.write(tracker.path, text)
    DocumentedProgram(in: tracker.repository).run("check", "--fix", tracker.path)
    #expect(try mended == tracker.text && mended != text)
    #expect(try titles(actions(only: ["refactor"])) == [])
    #expect(try actions(only: ["source"]).count == 1)
  }

  @Test func `formatting writes what fmt writes, and leaves the other lines`() throws {
    let text = try tracker.text.replacing("labels:\n  - auth", with: "labels: [auth, \"ui\"]")
      .replacing("severity: high\n", with: "").replacing("environment:", with: "severity: 'high'\nenvironment:")
      .replacing("## Expected Behavior\n\n", with: "\n\n## Expected Behavior\n")
    try session.open(tracker.path, text)
    let found = try #require(try session.ask("formatting", tracker.path, line: 0, character: 0) as? [Object])
    #expect(found.count > 2)
    let formatted = try applied(found, to: text)
    try tracker.repository.write(tracker.path, text)
    DocumentedProgram(in: tracker.repository).run("fmt", "--stage")
    #expect(try formatted == tracker.text)
    try session.change(tracker.path, [["text": formatted]])
    #expect(try (session.ask("formatting", tracker.path, line: 0, character: 0) as? [Object])?.isEmpty == true)
  }

  @Test func `formatting keeps the editor's line ends, and what cannot be read`() throws {
    try session.open(tracker.path, tracker.text.replacing("\n", with: "\r\n"))
    #expect(try (session.ask("formatting", tracker.path, line: 0, character: 0) as? [Object])?.isEmpty == true)
    try session.change(tracker.path, [["text": "---\nid: [\n---\n"]])
    #expect(try session.ask("formatting", tracker.path, line: 0, character: 0) == nil)
    #expect(try actions().isEmpty)
  }

  @Test func `an editor that knows no literal actions gets none`() throws {
    let session = try LanguageSession(in: tracker.repository)
    let result = try session.result(of: "initialize", ["capabilities": [:]]) as? Object
    #expect((result?["capabilities"] as? Object)?["codeActionProvider"] as? Bool == false)
  }
}
