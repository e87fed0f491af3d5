import Foundation
import TestSupport
import Testing

/// How `git issue lsp` begins, goes on whatever it is sent, and ends.
@Suite struct LanguageProtocolTests {
  private let tracker: EditedTracker
  private let session: LanguageSession

  init() throws {
    tracker = try EditedTracker()
    session = try LanguageSession(in: tracker.repository)
  }

  private func code(_ answer: LanguageSession.Object) -> Int? {
    (answer["error"] as? LanguageSession.Object)?["code"] as? Int
  }

  @Test func `ends with 0 where it is shut down before it exits`() throws {
    try session.start()
    #expect(try session.result(of: "shutdown") == nil)
    #expect(try code(session.answer(to: "textDocument/hover")) == -32600)
    try session.note("exit")
    #expect(try session.end() == 0)
  }

  @Test func `ends with 1 where it exits without a shutdown`() throws {
    try session.start()
    try session.note("exit")
    #expect(try session.end() == 1)
  }

  @Test func `ends with 1 where the editor goes away`() throws {
    try session.start()
    #expect(try session.end() == 1)
  }

  @Test func `ends with 0 where the editor goes away after a shutdown`() throws {
    try session.start()
    _ = try session.result(of: "shutdown")
    #expect(try session.end() == 0)
  }

  @Test func `nothing comes before initialize, and it comes once`() throws {
    #expect(try code(session.answer(to: "textDocument/hover")) == -32002)
    try session.note("textDocument/didOpen", ["textDocument": ["uri": session.uri(tracker.path), "text": "x"]])
    try session.start()
    #expect(try code(session.answer(to: "initialize")) == -32600)
    #expect(try session.all("textDocument/publishDiagnostics").isEmpty)
  }

  @Test func `the flag that editors give is accepted`() throws {
    let session = try LanguageSession(in: tracker.repository, ["lsp", "--stdio"])
    #expect(try session.start()["hoverProvider"] as? Bool == true)
  }

  @Test(arguments: [
    (["utf-8", "utf-16"], "utf-8"), (["utf-16"], "utf-16"), (["utf-32"], "utf-16"), ([], "utf-16"),
  ])
  func `columns are counted in bytes where the editor can, and else in UTF-16`(
    offered: [String], chosen: String
  ) throws {
    #expect(try session.start(offered)["positionEncoding"] as? String == chosen)
  }

  @Test(arguments: [
    ("{", -32700), (String(repeating: "[", count: 100_000), -32700), ("7", -32600),
    (#"{"id": 1, "method": "shutdown"}"#, -32600), (#"{"jsonrpc": "2.0", "id": 1}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "workspace/symbol"}"#, -32601),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": [1]}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover"}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {"textDocument": {"uri": 7}}}"#, -32602),
  ])
  func `tells what is wrong with a message, and goes on`(message: String, expected: Int) throws {
    try session.start()
    try session.send(text: message)
    #expect(try code(session.read()) == expected)
    #expect(try session.result(of: "shutdown") == nil)
  }

  @Test(arguments: [
    (line: -1, character: 0), (line: 0, character: -1), (line: 1, character: Int.min),
  ])
  func `a place that cannot be is refused`(line: Int, character: Int) throws {
    try session.start()
    try session.open(tracker.path, tracker.text)
    let answer = try session.answer(
      to: "textDocument/hover",
      ["textDocument": ["uri": session.uri(tracker.path)], "position": ["line": line, "character": character]])
    #expect(code(answer) == -32602)
  }

  @Test func `a place beyond the text is the end of it`() throws {
    try session.start()
    try session.open(tracker.path, tracker.text)
    #expect(try session.ask("hover", tracker.path, line: Int.max, character: Int.max) == nil)
    #expect(try session.ask("hover", tracker.path, line: 1, character: Int.max) != nil)
  }

  @Test func `bytes that are not UTF-8 are no message`() throws {
    try session.start()
    try session.send(bytes: Array("Content-Length: 3\r\n\r\n".utf8) + [0x22, 0xFF, 0x22])
    #expect(try code(session.read()) == -32700)
    #expect(try session.result(of: "shutdown") == nil)
  }

  @Test func `a message that is too long is told, and the next is answered`() throws {
    try session.start()
    try session.send(text: String(repeating: "x", count: 9 << 20))
    #expect(try code(session.read()) == -32600)
    #expect(try session.result(of: "shutdown") == nil)
  }

  @Test(arguments: [
    "Content-Type: text/plain", "Content-Length: -5", "Content-Length: x", "Content-Length:", ": ", "?",
  ])
  func `a header without a length is told, and the next message is answered`(header: String) throws {
    try session.start()
    try session.send(bytes: "\(header)\r\n\r\n".utf8)
    #expect(try code(session.read()) == -32600)
    #expect(try session.result(of: "shutdown") == nil)
  }

  @Test func `a length that is too small loses that message alone`() throws {
    try session.start()
    try session.send(bytes: "Content-Length: 20\r\n\r\n{\"jsonrpc\": \"2.0\", \"id\": 70, \"method\": \"x\"}".utf8)
    #expect(try code(session.read()) == -32700)
    #expect(try session.result(of: "shutdown") == nil)
  }

  @Test(arguments: [
    "Content-Length: 5\r\n\r\n{}", "Content-Length: 99", "", "Content-Length: 9223372036854775807\r\n\r\n{",
  ])
  func `an input that ends in the middle of a message ends the program`(rest: String) throws {
    try session.start()
    try session.send(bytes: rest.utf8)
    #expect(try session.end() == 1)
  }

  @Test func `headers may have more fields, and names in any case`() throws {
    try session.start()
    let body = #"{"jsonrpc": "2.0", "id": "a", "method": "shutdown"}"#
    let header =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:\t\(body.utf8.count)\r\n\r\n"
    try session.send(bytes: "\(header)\(body)".utf8)
    #expect(try session.read()["id"] as? String == "a")
  }

  @Test func `what it does not know, or need not do, is passed over`() throws {
    try session.start()
    try session.note("$/cancelRequest", ["id": 1])
    try session.note("$/setTrace", ["value": "off"])
    try session.note("textDocument/didChange", ["textDocument": ["uri": "file:///nowhere"], "contentChanges": [7]])
    try session.note("textDocument/didClose")
    try session.send(["id": 4, "result": NSNull()])
    #expect(try session.all("window/logMessage").isEmpty)
  }

  @Test func `asks the editor to watch the tracker and what is committed`() throws {
    try session.start(watching: true)
    let params = try #require(try session.next("client/registerCapability")["params"] as? LanguageSession.Object)
    let registration = try #require((params["registrations"] as? [LanguageSession.Object])?.first)
    #expect(registration["method"] as? String == "workspace/didChangeWatchedFiles")
    // The editor's answer is not answered.
    try session.send(["id": "watch", "result": NSNull()])
    try session.send(["id": "next", "method": "shutdown"])
    #expect(try session.read()["id"] as? String == "next")
  }

  @Test func `without a tracker it says so once, and has nothing to tell`() throws {
    let repository = try TemporaryRepository()
    let session = try LanguageSession(in: repository)
    try session.start()
    #expect(try session.open(".issues/BUG-001-x.md", "nothing").isEmpty)
    #expect(try session.ask("hover", ".issues/BUG-001-x.md", line: 0, character: 0) == nil)
    let messages = try session.all("window/logMessage")
    #expect(messages.count == 1 && "\(messages)".contains("git issue init"))
  }

  @Test func `clients that others have written get along with it`() throws {
    let root = Documentation.root.path(percentEncoded: false)
    let output = try Shell.run(
      ["\(root)/Scripts/test-lsp", "--program", BuiltProgram.path], in: "/",
      environment: ProcessInfo.processInfo.environment)
    let last = output.split(separator: "\n").last ?? ""
    #expect(last == "ok" || last.hasPrefix("skipped: "), "\(output)")
  }
}
