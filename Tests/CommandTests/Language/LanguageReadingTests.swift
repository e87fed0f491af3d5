import Foundation
import TestSupport
import Testing

/// What `git issue lsp` tells of what stands in a text, and where it leads.
@Suite struct LanguageReadingTests {
  private typealias Object = LanguageSession.Object

  private let tracker: EditedTracker
  private let session: LanguageSession
  private let text: String

  init() throws {
    tracker = try EditedTracker()
    session = try LanguageSession(in: tracker.repository)
    text = try tracker.text.replacing("title:", with: "related:\n  - BUG-002\ntitle:")
      .replacing("Seen.", with: "é😀 like bug-2, [BUG-099](BUG-002-groesse-wird-falsch-gezeigt.md).")
    try session.start()
    try session.open(tracker.path, text)
  }

  /// The line and the UTF-16 column of the first place of a text.
  private func place(_ part: String) throws -> (line: Int, character: Int) {
    let before = text[..<(try #require(text.range(of: part)).lowerBound)]
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.count - 1, lines.last?.utf16.count ?? 0)
  }

  private func ask(_ method: String, at part: String, offset: Int = 0) throws -> Any? {
    let place = try place(part)
    return try session.ask(method, tracker.path, line: place.line, character: place.character + offset)
  }

  private func hover(_ part: String, offset: Int = 1) throws -> String? {
    let hover = try ask("hover", at: part, offset: offset) as? Object
    return (hover?["contents"] as? [String: String])?["value"]
  }

  @Test func `an id tells its issue`() throws {
    let words = "BUG-002 Größe wird falsch gezeigt\nOpen · High · assigned to Bob <bob@example.org>"
    #expect(try hover("BUG-002") == words)
    #expect(try hover("bug-2") == words)
    #expect(try hover("bug-2", offset: 5) == words)
    #expect(try hover("BUG-002-groesse") == words)
    #expect(try hover("BUG-099") == "There is no issue BUG-099.")
    try tracker.repository.write(".issues/BUG-099-a.md", "x")
    #expect(try hover("BUG-099") == "BUG-099, which cannot be read: .issues/BUG-099-a.md")
    try tracker.repository.write(".issues/BUG-099-b.md", "x")
    #expect(try hover("BUG-099") == "Several files are BUG-099:\n.issues/BUG-099-a.md\n.issues/BUG-099-b.md")
  }

  @Test func `the issue that is edited is told as it is in the editor`() throws {
    try session.change(tracker.path, [["text": text.replacing("title: Login", with: "title: Logout")]])
    #expect(try hover("BUG-001")?.hasPrefix("BUG-001 Logout crashes") == true)
  }

  @Test(arguments: [
    ("severity:", "How bad it is"),
    ("high", "High: Feature broken, blocking development\nto be seen to on the same day"),
    ("open", "Open: still open"), ("os:", "OS (required)"), ("## Actual", "Actual Behavior (required)"),
    ("## Steps", "Steps to Reproduce (required)"),
  ])
  func `fields, values and headings tell what they mean`(part: String, expected: String) throws {
    #expect(try hover(part)?.hasPrefix(expected) == true)
  }

  @Test(arguments: ["like", "A blank", "---", "Login crashes"]) func `other words tell nothing`(part: String) throws {
    #expect(try hover(part) == nil)
  }

  @Test func `what a title holds is text, and no command to a terminal`() throws {
    try tracker.repository.write(
      ".issues/BUG-099-a.md", "---\nid: BUG-099\ntitle: \"a\\e]0;x\\a [b](http://x) \\u202e\"\n---\n")
    let words = try #require(try hover("BUG-099"))
    #expect(words.contains("[b](http://x)") && words.contains("<U+202E>") && !words.contains("\u{1B}"))
  }

  @Test func `an id leads to the file of its issue`() throws {
    let places = try #require(try ask("definition", at: "bug-2", offset: 3) as? [Object])
    #expect(places.map { $0["uri"] as? String } == [session.uri(".issues/BUG-002-groesse-wird-falsch-gezeigt.md")])
    #expect(try ask("definition", at: "BUG-099") == nil)
    #expect(try ask("definition", at: "like") == nil)
  }

  @Test func `addresses have their signs escaped`() throws {
    let repository = try TemporaryRepository()
    let folder = "\(repository.path)/ein Ordner %41 é"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try repository.git("init", "--quiet", in: folder)
    try FileManager.default.copyItem(atPath: "\(tracker.repository.path)/.issues", toPath: "\(folder)/.issues")
    let session = try LanguageSession(in: repository)
    try session.start()
    let path = "ein%20Ordner%20%2541%20%C3%A9/.issues/BUG-001-login-crashes.md"
    #expect(try session.open(path, text.replacing("BUG-099", with: "BUG-002")).isEmpty)
    let place = try place("BUG-002")
    let found = try session.ask("definition", path, line: place.line, character: place.character) as? [Object]
    #expect(
      (found?.first?["uri"] as? String)?.hasSuffix(
        "/ein%20Ordner%20%2541%20%C3%A9/.issues/BUG-002-groesse-wird-falsch-gezeigt.md") == true)
  }

  @Test func `the sections are listed, lower ones within the others`() throws {
    try session.change(
      tracker.path, [["text": "---\nid: BUG-001\n---\n\n## A 😀\n\ntext\n\n### B\n\n## C"]])
    let symbols = try #require(try session.ask("documentSymbol", tracker.path, line: 0, character: 0) as? [Object])
    #expect(symbols.map { $0["name"] as? String } == ["A 😀", "C"])
    let children = symbols.first?["children"] as? [Object]
    #expect(children?.map { $0["name"] as? String } == ["B"])
    let range = symbols.first?["range"] as? [String: [String: Int]]
    #expect(range?["start"] == ["line": 4, "character": 0] && range?["end"] == ["line": 10, "character": 0])
    let heading = symbols.first?["selectionRange"] as? [String: [String: Int]]
    #expect(heading?["end"] == ["line": 4, "character": 7])
  }

  @Test func `any text may be asked about anywhere`() throws {
    var dice = Dice(seed: 4)
    let pieces = [
      "---\n", "id: ", "BUG-", "BUG-001", "\n", "  - ", "related:", "[", "]", "\"", ":", " ", "#", "## ",
      "## Steps to Reproduce\n",
      "\u{0}", "\u{202E}", "\r", "😀", "é", "<!-- git-issue: allow ", "-->", "![", "|", "`", "*", "environment:\n  ",
      "- ", "\t", "...\n",
      String(repeating: "-", count: 300), "<<<<<<< a\n=======\n>>>>>>> b\n", "status: ",
    ]
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 0..<60, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }
        .joined()
      try session.open(tracker.path, text)
      for method in ["hover", "completion", "definition", "documentSymbol", "formatting", "codeAction"] {
        let (line, column) = (Int.random(in: 0..<20, using: &dice), Int.random(in: 0..<40, using: &dice))
        let whole = ["start": ["line": 0, "character": 0], "end": ["line": line, "character": column]]
        _ = try session.ask(
          method, tracker.path, line: line, character: column, ["range": whole, "context": ["diagnostics": []]])
      }
    }
    #expect(try session.result(of: "shutdown") == nil)
  }
}
