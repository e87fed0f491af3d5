import Foundation
import TestSupport
import Testing

/// What `git issue lsp` tells of a text while it is edited.
@Suite struct LanguageDiagnosticsTests {
  private typealias Object = LanguageSession.Object

  private let tracker: EditedTracker
  private let session: LanguageSession
  private var repository: TemporaryRepository { tracker.repository }
  private var path: String { tracker.path }

  init() throws {
    tracker = try EditedTracker()
    session = try LanguageSession(in: tracker.repository)
  }

  private func codes(_ diagnostics: [Object]) -> [String] { diagnostics.compactMap { $0["code"] as? String } }

  private func place(_ diagnostic: Object?) -> [Int] {
    let range = diagnostic?["range"] as? [String: [String: Int]]
    return [
      range?["start"]?["line"], range?["start"]?["character"], range?["end"]?["line"], range?["end"]?["character"],
    ]
    .compactMap(\.self)
  }

  @Test func `the text of the editor is judged, and not the file`() throws {
    try session.start()
    #expect(try session.open(path, tracker.text).isEmpty)
    let found = try session.change(
      path, [["text": tracker.text.replacing("severity: high", with: "severity: hihg")]])
    #expect(codes(found) == ["value-not-allowed"])
    #expect(place(found.first) == [4, 10, 4, 14])
    #expect(found.first?["severity"] as? Int == 1 && found.first?["source"] as? String == "git-issue")
    #expect((found.first?["message"] as? String)?.contains("\nhelp: write 'high'") == true)
    #expect(try session.change(path, [["text": tracker.text]]).isEmpty)
  }

  @Test func `what is told is what check says of the same file`() throws {
    let text =
      try tracker.text.replacing("severity: high", with: "severity: hihg\nrelated:\n  - BUG-099\nmood: bad")
      .replacing("1. Open the login page", with: "TODO") + "\n## Notes\n\npassword = \"hunter2hunter2xyz\"\n"
    try session.start(["utf-8"])
    let told = try session.open(path, text)
    try repository.write(path, text)
    let printed = DocumentedProgram(in: repository).run("check", path, "--json").text
    let object = try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? Object)
    let found = try #require(object["diagnostics"] as? [Object])
    #expect(found.count >= 4)
    #expect(codes(told) == found.compactMap { $0["rule"] as? String })
    #expect(
      told.map { ($0["severity"] as? Int) == 1 ? "error" : "warning" } == found.compactMap { $0["level"] as? String })
    #expect(
      told.map { place($0).first.map { $0 + 1 } } == found.map { $0["line"] as? Int })
    #expect(!"\(told)".contains("hunter2"))
  }

  @Test(arguments: [("utf-16", 9), ("utf-8", 12)])
  func `columns behind wide characters are the editor's`(encoding: String, column: Int) throws {
    try session.start([encoding])
    let text = try tracker.text.replacing("title: Login crashes", with: "x-é😀: {a: 1, a: 2}\ntitle: T")
    let found = try session.open(path, text)
    #expect(codes(found) == ["front-matter-invalid"])
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("x-") })
    #expect(place(found.first).first == line)
    // The second `a`, behind `x-é😀: {a: 1, `.
    #expect(place(found.first)[1] == column + 5)
  }

  @Test(arguments: ["utf-16", "utf-8"])
  func `changes of a part are taken over in the editor's columns`(encoding: String) throws {
    try session.start([encoding])
    let line = "labels: [é😀, x]"
    let text = try tracker.text.replacing("labels:\n  - auth", with: line)
    let number = try #require(text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == line })
    #expect(try session.open(path, text).isEmpty)
    // The bracket behind the `x`, which ends the list.
    let column = encoding == "utf-8" ? "labels: [é😀, x".utf8.count : "labels: [é😀, x".utf16.count
    let range = ["start": ["line": number, "character": column], "end": ["line": number, "character": column + 1]]
    #expect(try codes(session.change(path, [["range": range, "text": ""]])) == ["front-matter-invalid"])
    let place = ["line": number, "character": column]
    #expect(try session.change(path, [["range": ["start": place, "end": place], "text": "]"]]).isEmpty)
  }

  @Test func `a text that is closed has no diagnostics any more`() throws {
    try session.start()
    #expect(try !session.open(path, "nothing").isEmpty)
    try session.note("textDocument/didClose", ["textDocument": ["uri": session.uri(path)]])
    #expect(try session.diagnostics(path).isEmpty)
  }

  @Test(arguments: [
    ".issues/BUG-001-login-crashes/attachments/notes.md", ".issues/notes.md", ".issues/forms/README.md",
    ".issues/BUG-001-login-crashes/attachments/comments/x.md",
  ])
  func `files that are none of the tracker's have nothing wrong`(path: String) throws {
    try session.start()
    #expect(try session.open(path, "nothing, and <<<<<<<\n").isEmpty)
  }

  @Test(arguments: ["notes.md", "README.md", "sub/.issues/BUG-001-x.md"])
  func `files outside of the tracker are not told of`(path: String) throws {
    try repository.write("sub/.issues/BUG-001-x.md", "nothing")
    try session.start()
    try session.note(
      "textDocument/didOpen", ["textDocument": ["uri": session.uri(path), "version": 1, "text": "nothing"]])
    let told = try session.all("textDocument/publishDiagnostics")
    #expect(told.allSatisfy { (($0["params"] as? Object)?["diagnostics"] as? [Object])?.isEmpty == true })
  }

  @Test(arguments: [
    "untitled:Untitled-1", "file://other-host/x/.issues/BUG-1.md", "file:///a/../.issues/BUG-1.md",
    "file:///%zz/.issues/x",
    "file:///%00/.issues/BUG-1.md", "file:///.issues", "http://localhost/.issues/BUG-1.md", "",
  ])
  func `addresses of no file of a tracker are passed over`(uri: String) throws {
    try session.start()
    try session.note("textDocument/didOpen", ["textDocument": ["uri": uri, "version": 1, "text": "nothing"]])
    #expect(try session.all("textDocument/publishDiagnostics").isEmpty)
  }

  @Test func `comments and the knowledge base are judged as check does`() throws {
    try session.start()
    let comment = ".issues/BUG-001-login-crashes/comments/20261121T050200Z-alice-3f2a.md"
    #expect(try codes(session.open(comment, "token: ghp_16C7e42F292c6912E7710c838347Ae178B4a\n")) == ["secret-leaked"])
    #expect(try codes(session.open(".issues/known/login.md", "---\narea: Login\n---\n")) == ["front-matter-invalid"])
  }

  @Test func `settings and forms that cannot be read are told at their place`() throws {
    try session.start()
    let found = try session.open(".issues/config.yml", "version: 1\nlayout: round\n")
    #expect(place(found.first).first == 1 && found.count == 1, "\(found)")
    let form = try session.open(".issues/forms/bug.yml", "name: Bug\nbody:\n  - type: riddle\n")
    #expect(form.count == 1 && place(form.first).first == 2, "\(form)")
    #expect(try session.open(".issues/baseline.json", "{").count == 1)
    #expect(try session.change(".issues/config.yml", [["text": repository.read(".issues/config.yml")]]).isEmpty)
  }

  @Test func `where the settings cannot be read, an issue says that it is not checked`() throws {
    let settings = try repository.read(".issues/config.yml")
    try repository.write(".issues/config.yml", "layout: round\n")
    try session.start()
    let found = try session.open(path, tracker.text)
    #expect(found.count == 1)
    #expect(
      (found.first?["message"] as? String)?.hasPrefix("this file cannot be checked: .issues/config.yml:1:") == true)
    #expect("\(found)".contains("relatedInformation"))
    #expect(try session.ask("hover", path, line: 4, character: 12) == nil)
    try repository.write(".issues/config.yml", settings)
    try session.note("textDocument/didSave", ["textDocument": ["uri": session.uri(".issues/config.yml")]])
    #expect(try session.diagnostics(path).isEmpty)
  }

  @Test func `what is open is judged anew when another file is saved or the branch moves`() throws {
    try session.start()
    let text = try tracker.text.replacing("title:", with: "related:\n  - BUG-003\ntitle:")
    #expect(try codes(session.open(path, text)) == ["reference-unknown"])
    try repository.write(".issues/BUG-003-new.md", tracker.text.replacing("BUG-001", with: "BUG-003"))
    try session.note("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(try session.diagnostics(path).isEmpty)
    // What is committed must not change: the day of the report is another one there now.
    try repository.commit(path, tracker.text.replacing("reporter: Ada", with: "reporter: Eve"))
    try session.note("textDocument/didSave", ["textDocument": ["uri": session.uri(path)]])
    #expect(try codes(session.diagnostics(path)) == ["immutable-field-changed"])
  }

  @Test(arguments: ["BUG-001-other-name.md", "BUG-003-login-crashes.md"])
  func `a file that was renamed is compared with what it was`(name: String) throws {
    let text = try tracker.text
    try repository.git("mv", path, ".issues/\(name)")
    try session.start()
    let found = try session.open(".issues/\(name)", text.replacing("reporter: Ada", with: "reporter: Eve"))
    #expect(codes(found).contains("immutable-field-changed"))
    #expect(try !codes(session.change(".issues/\(name)", [["text": text]])).contains("immutable-field-changed"))
  }

  @Test func `a text larger than an issue may be is told so, and not read`() throws {
    try session.start()
    let text = try tracker.text + String(repeating: "word ", count: 300_000)
    #expect(try codes(session.open(path, text)) == ["too-large"])
    #expect(try session.ask("documentSymbol", path, line: 0, character: 0) as? [Object] != nil)
    let most = String(repeating: "x", count: 5 << 20)
    let place = ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]]
    _ = try session.change(path, [["range": place, "text": most]])
    _ = try session.change(path, [["range": place, "text": most]])
    #expect("\(try session.all("window/logMessage"))".contains("until it is opened again"))
  }

  @Test func `half a pair of surrogates is a character like another`() throws {
    try session.start()
    let uri = session.uri(path)
    try session.send(
      text:
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","version":1,"text":"---\nid: BUG-001\ntitle: \ud800 x\n---\n"}}}"#
    )
    #expect(try !session.diagnostics(path).isEmpty)
    let place = ["line": 2, "character": 8]
    try session.change(path, [["range": ["start": place, "end": place], "text": "BUG-002"]])
    #expect(try session.ask("hover", path, line: 2, character: 10) != nil)
  }

  @Test func `nothing is written`() throws {
    func files() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: repository.path).sorted() }
    let before = try files()
    try session.start()
    try session.open(path, tracker.text.replacing("severity: high", with: "severity: High"))
    for method in ["hover", "completion", "definition", "documentSymbol", "formatting"] {
      _ = try session.ask(method, path, line: 1, character: 6)
    }
    let whole = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
    _ = try session.ask("codeAction", path, line: 0, character: 0, ["range": whole, "context": ["diagnostics": []]])
    #expect(try files() == before)
    #expect(try repository.git("status", "--porcelain") == "")
  }
}
