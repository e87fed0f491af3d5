import Foundation
import TestSupport
import Testing

@testable import git_issue

/// What `git issue mcp` answers, message by message.
@Suite struct AgentTests {
  private let repository: TemporaryRepository
  private static let report = """
    {"title": "Login crashes", "environment": {"os": "Debian 12", "server": "local", "python": "3.11.7", \
    "test_scenario": "login"}, "sections": {"description": "Seen on the test server.", \
    "steps": "1. Open the login page", "expected": "An error message.", "actual": "A blank page."}}
    """

  init() throws {
    repository = try TemporaryRepository()
    DocumentedProgram(in: repository).run("init", "--no-hooks")
  }

  /// The answers to some messages, one a line.
  private func answers(_ messages: String..., options: [String] = []) throws -> [[String: Any]] {
    let output = DocumentedProgram(in: repository).run(
      ["mcp"] + options, input: messages.map { "\($0)\n" }.joined())
    #expect(output.status == 0, "\(output.messages)")
    return try output.text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      if let list = object as? [[String: Any]] { return ["list": list] }
      return try #require(object as? [String: Any])
    }
  }

  private static func call(_ tool: String, _ arguments: String) -> String {
    #"{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "\#(tool)", "arguments": \#(arguments)}}"#
  }

  private static func start(_ version: String) -> String {
    #"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "\#(version)"}}"#
  }

  private func result(_ tool: String, _ arguments: String) throws -> (isError: Bool, text: String, [String: Any]) {
    let answer = try #require(try answers(Self.call(tool, arguments)).first?["result"] as? [String: Any])
    let content = try #require((answer["content"] as? [[String: Any]])?.first?["text"] as? String)
    let structure = try #require(answer["structuredContent"] as? [String: Any])
    let isError = try #require(answer["isError"] as? Bool)
    if !isError { #expect(try undescribed(structure, by: tool, arguments) == []) }
    return (isError, content, structure)
  }

  /// What of an answer is not what the command of the tool's name prints; lists have a total besides, and changes what
  /// rules warn of.
  private func undescribed(_ answer: [String: Any], by tool: String, _ arguments: String) throws -> [String] {
    var (name, answer) = (String(tool.dropFirst("issue_".count)), answer)
    if arguments.contains("dry_run") { name += "-dry-run" }
    if arguments.contains("\"fields\"") { name += "-fields" }
    if tool == "issue_list" { answer.removeValue(forKey: "total") }
    if ["issue_add", "issue_set"].contains(tool), name != "add-dry-run" { answer.removeValue(forKey: "diagnostics") }
    return try #require(JSONSchema(named: name)).faults(of: answer)
  }

  @Test(arguments: [
    ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"), ("2024-11-05", "2024-11-05"), ("1999", "2025-06-18"),
  ])
  func `speaks the version that is asked for, or else the newest`(asked: String, answered: String) throws {
    let result = try answers(Self.start(asked)).first?["result"] as? [String: Any]
    #expect(result?["protocolVersion"] as? String == answered)
  }

  @Test func `answers nothing but requests, and each with its id`() throws {
    let answers = try answers(
      #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#, "", "   ",
      #"{"jsonrpc": "2.0", "id": 3, "result": {}}"#, #"{"jsonrpc": "2.0", "id": 4, "result": null}"#,
      #"{"jsonrpc": "2.0", "method": "no/such", "params": [1]}"#,
      #"{"jsonrpc": "2.0", "id": "a", "method": "ping"}"#, #"{"jsonrpc": "2.0", "id": 9, "method": "ping"}"#)
    #expect(answers.count == 2)
    #expect(answers.first?["id"] as? String == "a" && answers.last?["id"] as? Int == 9)
  }

  @Test(arguments: [
    ("{", -32700), ("\u{FF}", -32600), (String(repeating: "[", count: 100_000), -32700), ("7", -32600), ("[]", -32600),
    (#"[{"jsonrpc": "2.0", "id": 1, "method": "ping"}]"#, -32600), (#"{"id": 1, "method": "ping"}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": 1}"#, -32600), (#"{"jsonrpc": "2.0", "id": 1, "method": 5}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": {}, "method": "ping"}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}"#, -32601),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "initialize"}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": "x"}}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "issue_delete"}}"#, -32602),
    (#"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 1}}"#, -32602),
    (AgentTests.call("issue_list", "[]"), -32602),
  ])
  func `tells what is wrong with a message, and goes on`(message: String, code: Int) throws {
    let answers = try answers(
      message == "\u{FF}" ? "\"\u{FF}\"" : message, #"{"jsonrpc": "2.0", "id": 2, "method": "ping"}"#)
    #expect(answers.count == 2)
    #expect((answers.first?["error"] as? [String: Any])?["code"] as? Int == code)
    #expect(answers.last?["id"] as? Int == 2)
  }

  @Test func `a message that is too long is told, and the next is answered`() throws {
    let answers = try answers(
      String(repeating: "x", count: 9 << 20), #"{"jsonrpc": "2.0", "id": 2, "method": "ping"}"#)
    #expect((answers.first?["error"] as? [String: Any])?["code"] as? Int == -32600)
    #expect(answers.last?["id"] as? Int == 2 && answers.count == 2)
  }

  @Test func `lists of messages are answered in the version that has them`() throws {
    let ping = #"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#
    let answers = try answers(
      Self.start("2025-03-26"), "[\(ping), \(ping)]", "[{\"jsonrpc\": \"2.0\", \"method\": \"n\"}]")
    #expect(answers.count == 2 && (answers.last?["list"] as? [[String: Any]])?.count == 2)
  }

  @Test func `a report that lacks something is refused, and told what`() throws {
    let (isError, text, structure) = try result("issue_add", #"{"title": "It does not work", "severity": "high"}"#)
    #expect(isError && text.contains("steps-missing"))
    let missing = try #require(structure["missing"] as? [String: [String]])
    #expect(missing["sections"]?.contains("steps") == true && missing["environment"]?.contains("os") == true)
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test func `an answer that only pretends to be one is missing too`() throws {
    let report =
      #"{"title": "Login crashes", "sections": {"description": "The page crashes.", "steps": "TODO", "#
      + #""expected": "A message.", "actual": "A blank page."}, "environment": {"os": "TODO"}}"#
    let (isError, _, structure) = try result("issue_add", report)
    #expect(isError)
    #expect(structure["missing"] as? [String: [String]] == ["sections": ["steps"], "environment": ["os"]])
  }

  @Test func `a report is filed, changed and commented on, a commit each`() throws {
    let before = Int(try repository.git("rev-list", "--count", "HEAD"))!
    #expect(try !result("issue_add", Self.report).isError)
    #expect(try !result("issue_set", #"{"id": "BUG-1", "severity": "critical"}"#).isError)
    #expect(try !result("issue_comment", #"{"id": "BUG-1", "text": "@/etc/passwd"}"#).isError)
    #expect(Int(try repository.git("rev-list", "--count", "HEAD"))! == before + 3)
    let shown = try result("issue_show", #"{"id": "BUG-1"}"#)
    // What looks like the name of a file is text here.
    #expect(shown.text.contains("@/etc/passwd") && !shown.text.contains("root:"))
  }

  @Test(arguments: [
    ("issue_show", #"{"id": "../../etc/passwd"}"#, "is not the id of an issue"),
    ("issue_show", #"{"id": 7}"#, "'id' takes a text"), ("issue_show", "{}", "'id' is missing"),
    ("issue_show", #"{"id": "BUG-7"}"#, "there is no issue BUG-007"),
    ("issue_list", #"{"query": "statu:open"}"#, "statu"),
    ("issue_list", #"{"limit": -1}"#, "'limit' takes a whole number"),
    ("issue_list", #"{"limt": 1}"#, "issue_list has no member 'limt'"), ("issue_list", #"{"at": "--help"}"#, "--help"),
    ("issue_stats", #"{"by": "mood"}"#, "issues are not counted by 'mood'"),
    ("issue_search", "{}", "there is nothing to search for"),
    ("issue_check", #"{"ids": ["BUG-7"]}"#, "there is no issue BUG-007"),
    ("issue_add", #"{"title": "T", "dry_run": "yes"}"#, "'dry_run' takes true or false"),
    ("issue_set", #"{"severity": "low"}"#, "'id' is missing"),
    ("issue_comment", #"{"id": "BUG-1", "text": " "}"#, "the comment is empty"),
  ])
  func `what cannot be done is told`(tool: String, arguments: String, expected: String) throws {
    let (isError, text, _) = try result(tool, arguments)
    #expect(isError && text.contains(expected), "\(text)")
  }

  /// What the tools take, by their names.
  private func schemas() throws -> [String: [String: Any]] {
    let answer = try answers(#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}"#).first
    let tools = try #require((answer?["result"] as? [String: Any])?["tools"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: tools.compactMap { tool in
        guard let name = tool["name"] as? String, let schema = tool["inputSchema"] as? [String: Any] else { return nil }
        return (name, schema)
      })
  }

  @Test func `with several forms, what all of them require is required`() throws {
    DocumentedProgram(in: repository).run("init", "--no-hooks", "--form", "tracker", "--form", "platform")
    let schema = try #require(try schemas()["issue_add"])
    #expect(schema["required"] as? [String] == ["title", "environment", "sections"])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["type"]?["enum"] as? [String] == ["bug", "platform", "tracker"])
    let environment = try #require(properties["environment"])
    #expect(environment["required"] as? [String] == [])
    let parts = try #require(environment["properties"] as? [String: [String: String]])
    #expect(parts["os"]?["description"] == "OS (required of: bug, tracker)")
  }

  @Test func `lists are changed by their parts`() throws {
    let properties = try schemas()["issue_set"]?["properties"] as? [String: [String: Any]]
    let labels = try #require(properties?["labels"])
    #expect(labels["type"] as? [String] == ["array", "object", "null"])
    #expect(Set((labels["properties"] as? [String: Any])?.keys.map(\.self) ?? []) == ["add", "remove"])
  }

  @Test func `outside of a repository the tools are told all the same`() throws {
    let output = DocumentedProgram().run(
      ["mcp"], input: #"{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}"# + "\n" + Self.call("issue_list", "{}"))
    #expect(output.status == 0)
    #expect(output.text.contains("issue_add") && output.text.contains(#""isError":true"#))
  }

  @Test func `the library of the protocol gets along with it`() throws {
    let root = Documentation.root.path(percentEncoded: false)
    let output = try Shell.run(
      ["\(root)/Scripts/test-mcp", "--program", BuiltProgram.path], in: "/",
      environment: ProcessInfo.processInfo.environment)
    let last = output.split(separator: "\n").last ?? ""
    #expect(last == "ok" || last.hasPrefix("skipped: "), "\(output)")
  }
}
