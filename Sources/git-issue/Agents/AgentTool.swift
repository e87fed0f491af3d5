internal import IssueStore
internal import Issues

/// What tools are given of their surroundings. Each call opens the store anew: others change the repository meanwhile.
struct Agent {
  let console: Console
  let reference: String?

  func store() throws -> IssueStore { try console.openStore(reference: reference) }
}

/// What an agent may ask for.
struct AgentTool: Sendable {
  enum Effect: Sendable { case none, adds, replaces }

  let name: String
  let title: String
  let description: String
  let effect: Effect
  /// What it takes, as a JSON Schema; by the settings, where they can be read.
  let schema: @Sendable (Settings?) -> JSON
  /// What it does; what it returns is what the command prints with `--json`.
  let call: @Sendable (JSONNode, Agent) throws -> JSON

  func json(_ settings: Settings?) -> JSON {
    .object([
      ("name", .text(name)), ("title", .text(title)), ("description", .text(description)),
      ("inputSchema", schema(settings)),
      (
        "annotations",
        .object([
          ("title", .text(title)), ("readOnlyHint", .bool(effect == .none)),
          ("destructiveHint", .bool(effect == .replaces)), ("idempotentHint", .bool(effect != .adds)),
          ("openWorldHint", .bool(false)),
        ])
      ),
    ])
  }
}

/// The arguments of a call; what is mistyped is told.
struct AgentArguments {
  private let object: RequestObject

  init(_ node: JSONNode, of tool: String, known: [String]) throws {
    object = try RequestObject(node, tool, known: known)
  }

  func text(_ name: String) throws -> String? { try object.text(name) }

  func texts(_ name: String) throws -> [String]? { try object[name]?.requestedTexts(name) }

  /// A number that is not negative.
  func number(_ name: String) throws -> Int? {
    guard let node = object[name] else { return nil }
    guard let number = node.integer, number >= 0 else {
      throw RequestError("'\(name)' takes a whole number", help: "write it without quotes: 20")
    }
    return number
  }

  func id() throws -> IssueID? { try object.id() }

  func requiredID() throws -> IssueID {
    guard let id = try object.id() else {
      throw RequestError("'id' is missing", help: "name the issue: \"id\": \"BUG-012\"")
    }
    return id
  }
}
