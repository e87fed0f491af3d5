extension JSONNode {
  /// As one line of JSON, with its numbers as they were written.
  package var written: String {
    switch content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): JSON.text(text).written
    case .list(let items): "[\(items.map(\.written).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(JSON.text($0.key).written):\($0.value.written)" }.joined(separator: ","))}"
    }
  }

  /// What a person reads of it: a scalar's text, the name of what has one (`{"name":"Open"}`), the texts of a list; JSON
  /// for anything else.
  var plain: String {
    switch content {
    case .null: ""
    case .bool, .number: written
    case .text(let text): text
    case .list(let items):
      items.allSatisfy { $0.isScalar || $0.name != nil } ? items.map(\.plain).joined(separator: ", ") : written
    case .object(let members): members.isEmpty ? "" : name ?? written
    }
  }

  /// Whether ``plain`` does not say all of it.
  var saysMore: Bool {
    switch content {
    case .null, .bool, .number, .text: false
    case .list(let items): items.contains(where: \.saysMore)
    case .object(let members):
      name != nil && members.contains { !Self.names.contains($0.key) && !$0.value.isEmpty } || names.count > 1
    }
  }

  /// Whether it says nothing.
  var isEmpty: Bool {
    switch content {
    case .null: true
    case .bool, .number: false
    case .text(let text): text.isBlank
    case .list(let items): items.allSatisfy(\.isEmpty)
    case .object(let members): members.allSatisfy(\.value.isEmpty)
    }
  }

  private var isScalar: Bool {
    switch content {
    case .list, .object: false
    case .null, .bool, .number, .text: true
    }
  }

  /// The name of a person, a status, a label: `Name <email>`, where it has both.
  var name: String? {
    guard let first = names.first else { return nil }
    let email = (self["email"] ?? self["emailAddress"])?.text
    return email.map { first == $0 ? $0 : "\(first) <\($0)>" } ?? first
  }

  /// Its names, without an address.
  private var names: [String] {
    var found: [String] = []
    for key in Self.names where !["email", "emailAddress"].contains(key) || found.isEmpty {
      if let text = self[key]?.text, !text.isBlank, !found.contains(text) { found.append(text) }
    }
    return found
  }

  private static let names = [
    "displayName", "display_name", "name", "title", "login", "username", "value", "email", "emailAddress",
  ]
}

extension ImportSource {
  /// The JSON values that it holds, one after another.
  func jsonNodes() throws(ImportError) -> [JSONNode] {
    try requireText()
    let bytes = Array(text.utf8)
    let nodes: [JSONNode]
    do throws(JSONError) { nodes = try JSONNode.parseAll(bytes) } catch {
      let position = LineMap(bytes).position(of: error.offset)
      throw ImportError(
        line: position.line, message: "not JSON: \(error.message), column \(position.column)",
        help: "is the file whole? write it again where it comes from")
    }
    guard !nodes.isEmpty else {
      throw ImportError(message: "the file is empty", help: "name a file that has something in it")
    }
    return nodes
  }

  /// The start of the text, where it is JSON: enough to tell what wrote it.
  var jsonHead: String? {
    guard let first = text.utf8.first(where: { !" \t\r\n".utf8.contains($0) }), "{[".utf8.contains(first) else {
      return nil
    }
    return String(decoding: text.utf8.prefix(64 << 10), as: UTF8.self)
  }

  /// The first object of a JSON text, or of the list that it is; nil where it is none.
  var firstObject: JSONNode? {
    guard jsonHead != nil else { return nil }
    let bytes = Array(text.utf8)
    // Of JSON lines the first will do.
    let line = bytes.prefix { $0 != 0x0A }
    let node = (try? JSONNode.parse(Array(line))) ?? (try? JSONNode.parseAll(bytes).first)
    guard let node else { return nil }
    return node.items.map(\.first) ?? node
  }
}

extension LineMap {
  /// The lines in which a value stands.
  func lines(_ node: JSONNode) -> ClosedRange<Int> {
    let first = line(of: node.range.lowerBound)
    return first...max(first, line(of: node.range.upperBound - 1))
  }
}
