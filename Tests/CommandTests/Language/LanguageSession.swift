import Foundation
import TestSupport
import Testing

/// An editor that speaks to the built program through pipes.
final class LanguageSession {
  typealias Object = [String: Any]

  /// Where it was started.
  private let folder: String
  private let process = Process()
  private let input: FileHandle
  private let output: FileHandle
  private var received: [UInt8] = []
  private var number = 0
  private var version = 0
  /// What came besides the answers that were waited for, in its order.
  private var notes: [Object] = []

  /// Starts the program.
  ///
  /// - Parameter folder: Where it is started; the repository, unless another is named.
  init(in repository: TemporaryRepository, folder: String? = nil, _ arguments: [String] = ["lsp"]) throws {
    // What is written to a program that has ended is an error, and not the end of the tests.
    signal(SIGPIPE, SIG_IGN)
    self.folder = folder ?? repository.path
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: self.folder)
    process.environment = repository.environment
    let (reading, writing) = (try Shell.pipe(), try Shell.pipe())
    (input, output) = (reading.writing, writing.reading)
    process.standardInput = reading.reading
    process.standardOutput = writing.writing
    process.standardError = FileHandle.nullDevice
    try Shell.start(process)
    try writing.writing.close()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  // MARK: Messages

  func send(bytes: some Sequence<UInt8>) throws { try input.write(contentsOf: Data(bytes)) }

  func send(text: String) throws { try send(bytes: "Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8) }

  func send(_ message: Object) throws {
    let data = try JSONSerialization.data(withJSONObject: message.merging(["jsonrpc": "2.0"]) { $1 })
    try send(bytes: Data("Content-Length: \(data.count)\r\n\r\n".utf8) + data)
  }

  func note(_ method: String, _ params: Object = [:]) throws { try send(["method": method, "params": params]) }

  /// The answer to a request, with its result or error.
  func answer(to method: String, _ params: Object = [:]) throws -> Object {
    number += 1
    try send(["id": number, "method": method, "params": params])
    while true {
      let message = try read()
      if message["id"] as? Int == number, message["method"] == nil { return message }
      notes.append(message)
    }
  }

  /// The result of a request; nil for null.
  func result(of method: String, _ params: Object = [:]) throws -> Any? {
    let answer = try answer(to: method, params)
    #expect(answer["error"] == nil, "\(answer)")
    return answer["result"].flatMap { $0 is NSNull ? nil : $0 }
  }

  /// The next message that is not waited for otherwise, by its method.
  func next(_ method: String) throws -> Object {
    while true {
      if let index = notes.firstIndex(where: { $0["method"] as? String == method }) { return notes.remove(at: index) }
      notes.append(try read())
    }
  }

  /// All messages of a method up to now.
  func all(_ method: String) throws -> [Object] {
    _ = try answer(to: "$/barrier")
    return notes.filter { $0["method"] as? String == method }
  }

  /// Ends the input, and gives the exit status.
  func end() throws -> Int32 {
    try input.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  struct NoAnswer: Error {}

  /// The next message.
  func read() throws -> Object {
    while true {
      if let message = try received.takeMessage() { return message }
      var request = pollfd(fd: output.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 60_000) > 0 else { throw NoAnswer() }
      let data = output.availableData
      guard !data.isEmpty else { throw NoAnswer() }
      received += data
    }
  }

  // MARK: What an editor does

  /// Begins with what most editors can do.
  @discardableResult
  func start(_ encodings: [String] = ["utf-16"], root: String? = nil, watching: Bool = false) throws -> Object {
    let document: Object = [
      "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
      "publishDiagnostics": ["relatedInformation": true],
    ]
    let capabilities: Object = [
      "general": ["positionEncodings": encodings], "textDocument": document,
      "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": watching]],
    ]
    let root = "file://\(root ?? folder)"
    let result = try result(of: "initialize", ["capabilities": capabilities, "rootUri": root]) as? Object
    try note("initialized")
    return try #require(result?["capabilities"] as? Object)
  }

  func uri(_ path: String) -> String { "file://\(folder)/\(path)" }

  /// Opens a file with a text, and gives what is wrong with it.
  @discardableResult
  func open(_ path: String, _ text: String) throws -> [Object] {
    version += 1
    try note(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri(path), "languageId": "markdown", "version": version, "text": text]])
    return try diagnostics(path)
  }

  /// Tells changes, and gives what is wrong then.
  @discardableResult
  func change(_ path: String, _ changes: [Object]) throws -> [Object] {
    version += 1
    try note(
      "textDocument/didChange",
      ["textDocument": ["uri": uri(path), "version": version], "contentChanges": changes])
    return try diagnostics(path)
  }

  /// What was published next of a file.
  func diagnostics(_ path: String) throws -> [Object] {
    let params = try #require(try next("textDocument/publishDiagnostics")["params"] as? Object)
    #expect(params["uri"] as? String == uri(path))
    return try #require(params["diagnostics"] as? [Object])
  }

  /// Asks about a file, at a place.
  func ask(_ method: String, _ path: String, line: Int, character: Int, _ more: Object = [:]) throws -> Any? {
    let params: Object = [
      "textDocument": ["uri": uri(path)], "position": ["line": line, "character": character],
    ]
    return try result(of: "textDocument/\(method)", params.merging(more) { $1 })
  }
}

extension [UInt8] {
  /// Takes a message from the front, if it is whole.
  fileprivate mutating func takeMessage() throws -> LanguageSession.Object? {
    guard let end = firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let header = String(decoding: self[..<end.lowerBound], as: UTF8.self)
    let length = try #require(header.split(separator: ": ").last.flatMap { Int($0) })
    guard count >= end.upperBound + length else { return nil }
    let body = Data(self[end.upperBound..<end.upperBound + length])
    removeFirst(end.upperBound + length)
    return try #require(try JSONSerialization.jsonObject(with: body) as? LanguageSession.Object)
  }
}

/// A repository with issues, and a report in it that keeps the rules.
struct EditedTracker {
  let repository: TemporaryRepository
  let path = ".issues/BUG-001-login-crashes.md"

  init() throws {
    repository = try TemporaryRepository()
    try repository.installProgram()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    for title in ["Login crashes", "Größe wird falsch gezeigt"] {
      program.run(
        "add", title, "--severity", "high", "-l", "auth", "-f", "assignee=Bob <bob@example.org>", "-s",
        "description=Seen.", "-s", "steps=1. Open the login page", "-s", "expected=An error message.", "-s",
        "actual=A blank page.", "-e", "os=Debian 12", "-e", "server=local", "-e", "python=3.11.7", "-e",
        "test_scenario=login")
    }
  }

  var text: String { get throws { try repository.read(path) } }
}
