internal import Issues

/// A message of JSON-RPC 2.0 that was read: a request or a notification.
struct RemoteCall {
  /// Nil for a notification, which is not answered.
  let id: JSON?
  let method: String
  let params: JSONNode?

  /// What a request fails at, by the numbers of JSON-RPC.
  struct Fault: Error {
    let code: Int
    let message: String

    static func unreadable(_ reason: String) -> Fault { Fault(code: -32700, message: "not JSON: \(reason)") }
    static func invalid(_ reason: String) -> Fault { Fault(code: -32600, message: "no request: \(reason)") }
    static func unknown(_ method: String) -> Fault {
      Fault(code: -32601, message: "there is no method '\(method.prefix(100))'")
    }
    static func arguments(_ reason: String) -> Fault { Fault(code: -32602, message: reason) }
    static func `internal`(_ reason: String) -> Fault { Fault(code: -32603, message: reason) }
  }

  /// - Throws: ``Fault``, with the id beside it where there is one.
  init?(_ node: JSONNode) throws(Refusal) {
    guard let members = node.members else { throw Refusal(id: .null, fault: .invalid("it is no object")) }
    let id = members.first { $0.key == "id" }?.value
    let name = try Self.name(id)
    guard node["jsonrpc"]?.text == "2.0" else {
      throw Refusal(id: name ?? .null, fault: .invalid("'jsonrpc' is not \"2.0\""))
    }
    guard let method = node["method"] else {
      // The answer to a request of ours, of which none is waited for.
      if members.contains(where: { $0.key == "result" || $0.key == "error" }) { return nil }
      throw Refusal(id: name ?? .null, fault: .invalid("'method' is missing"))
    }
    guard let method = method.text else { throw Refusal(id: name ?? .null, fault: .invalid("'method' is no text")) }
    let params = node["params"]
    if let params, params.members == nil, name != nil {
      throw Refusal(id: name ?? .null, fault: .arguments("'params' is no object"))
    }
    (self.id, self.method, self.params) = (name, method, params)
  }

  /// A message that cannot be met, and whose it is.
  struct Refusal: Error {
    let id: JSON
    let fault: Fault
  }

  private static func name(_ node: JSONNode?) throws(Refusal) -> JSON? {
    guard let node else { return nil }
    if let text = node.text { return .text(text) }
    if let number = node.integer { return .number(number) }
    throw Refusal(id: .null, fault: .invalid("'id' is neither a text nor a whole number"))
  }

  /// A message that is not answered.
  static func notification(_ method: String, _ params: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", params)])
  }

  static func request(_ id: String, _ method: String, _ params: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("id", .text(id)), ("method", .text(method)), ("params", params)])
  }

  static func reply(_ id: JSON, _ result: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("id", id), ("result", result)])
  }

  static func reply(_ id: JSON, _ fault: Fault) -> JSON {
    let error = JSON.object([("code", .number(fault.code)), ("message", .text(fault.message))])
    return .object([("jsonrpc", .text("2.0")), ("id", id), ("error", error)])
  }
}
