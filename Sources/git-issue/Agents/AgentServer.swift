internal import IssueStore
internal import Issues

/// Answers an agent's messages, one after another (Model Context Protocol, stdio).
struct AgentServer {
  /// The versions of the protocol that are spoken, the newest first.
  static let versions = ["2025-06-18", "2025-03-26", "2024-11-05"]
  /// The version in which several messages may come as one list.
  private static let batching = "2025-03-26"
  /// How long a message may be, in bytes, and how many may come as one list.
  private static let (largest, most) = (8 << 20, 100)

  private let tools: [AgentTool]
  private let agent: Agent
  private var version = versions[0]

  init(_ tools: [AgentTool], _ agent: Agent) { (self.tools, self.agent) = (tools, agent) }

  /// Answers until the input ends.
  func run() throws {
    var server = self
    var lines = LineSource(agent.console.standardInput, limit: Self.largest)
    let output = agent.console.standardOutput
    while let line = try lines.next() {
      guard let answer = server.answer(to: line) else { continue }
      output.write(answer.written + "\n")
      try output.flush()
    }
  }

  /// Nil for what is not answered.
  private mutating func answer(to line: LineSource.Line) -> JSON? {
    guard case .bytes(let bytes) = line else {
      return RemoteCall.reply(.null, .invalid("it is longer than \(Self.largest) bytes"))
    }
    guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return nil }
    let node: JSONNode
    do throws(JSONError) {
      node = try JSONNode.parse(bytes)
    } catch {
      return RemoteCall.reply(.null, .unreadable("\(error.message), at byte \(error.offset + 1)"))
    }
    guard let items = node.items else { return answer(to: node) }
    guard version == Self.batching, !items.isEmpty, items.count <= Self.most else {
      let reason =
        version == Self.batching
        ? "a list has 1 to \(Self.most) messages" : "version \(version) of the protocol has no lists of messages"
      return RemoteCall.reply(.null, .invalid(reason))
    }
    var answers: [JSON] = []
    for item in items { if let answer = answer(to: item) { answers.append(answer) } }
    return answers.isEmpty ? nil : .list(answers)
  }

  private mutating func answer(to node: JSONNode) -> JSON? {
    let message: RemoteCall?
    do throws(RemoteCall.Refusal) {
      message = try RemoteCall(node)
    } catch {
      return RemoteCall.reply(error.id, error.fault)
    }
    guard let message, let id = message.id else { return nil }
    do {
      return RemoteCall.reply(id, try result(of: message))
    } catch let fault as RemoteCall.Fault {
      return RemoteCall.reply(id, fault)
    } catch {
      return RemoteCall.reply(id, .internal(Failure(error, isCheck: false).message))
    }
  }

  private mutating func result(of message: RemoteCall) throws -> JSON {
    switch message.method {
    case "initialize": return try initialize(message.params)
    case "ping": return .object([])
    case "tools/list":
      if message.params?["cursor"] != nil {
        throw RemoteCall.Fault.arguments("there is one page: leave 'cursor' out")
      }
      let settings = try? agent.store().current().settings
      return .object([("tools", .list(tools.map { $0.json(settings) }))])
    case "tools/call": return try call(message.params)
    default: throw RemoteCall.Fault.unknown(message.method)
    }
  }

  private mutating func initialize(_ params: JSONNode?) throws -> JSON {
    guard let asked = params?["protocolVersion"]?.text else {
      throw RemoteCall.Fault.arguments("'protocolVersion' is missing, or no text")
    }
    version = Self.versions.contains(asked) ? asked : Self.versions[0]
    return .object([
      ("protocolVersion", .text(version)), ("capabilities", .object([("tools", .object([]))])),
      (
        "serverInfo",
        .object([
          ("name", .text("git-issue")), ("title", .text("Issues of this repository")),
          ("version", .text(GitIssue.version)),
        ])
      ),
      ("instructions", .text(Self.instructions)),
    ])
  }

  private static let instructions = """
    The bug reports and issues of this Git repository, kept as files in it. Each change is a commit. Look with issue_search \
    for what is reported already before you file with issue_add; its schema names the sections and the environment that a \
    report must have, and dry_run judges one without filing it. What is refused says what is missing: ask for it or find \
    it out, never make it up.
    """

  private func call(_ params: JSONNode?) throws -> JSON {
    guard let name = params?["name"]?.text else {
      throw RemoteCall.Fault.arguments("'name' is missing, or no text")
    }
    guard let tool = tools.first(where: { $0.name == name }) else {
      throw RemoteCall.Fault.arguments(
        "there is no tool '\(name.prefix(100))'; the tools are: \(tools.map(\.name).joined(separator: ", "))")
    }
    let arguments = params?["arguments"] ?? JSONNode.none
    guard arguments.members != nil else { throw RemoteCall.Fault.arguments("'arguments' is no object") }
    do {
      let result = try tool.call(arguments, agent)
      return .object([("content", Self.text(result.written)), ("structuredContent", result), ("isError", .bool(false))])
    } catch let fault as RemoteCall.Fault {
      throw fault
    } catch {
      let refusal = AgentRefusal(error)
      return .object([
        ("content", Self.text(refusal.text)), ("structuredContent", refusal.json), ("isError", .bool(true)),
      ])
    }
  }

  private static func text(_ text: String) -> JSON {
    .list([.object([("type", .text("text")), ("text", .text(text))])])
  }
}
