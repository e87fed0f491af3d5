internal import Issues

/// What a request says of a list.
enum RequestedList: Sendable {
  case whole([String])
  /// `{"add": […], "remove": […]}`
  case parts(adding: [String], removing: [String])

  init(_ node: JSONNode, _ name: String) throws {
    guard node.members != nil else {
      self = .whole(try node.requestedTexts(name))
      return
    }
    let object = try RequestObject(node, "'\(name)'", known: ["add", "remove"])
    self = .parts(
      adding: try object["add"]?.requestedTexts(name) ?? [],
      removing: try object["remove"]?.requestedTexts(name) ?? [])
  }
}

/// One key of `environment` or of `fields`, with what it is to be.
struct RequestedPart<Value: Sendable>: Sendable {
  let key: String
  /// Nil for what is to be removed.
  let value: Value?
  let node: JSONNode

  static func read(_ node: JSONNode, _ name: String, value: (JSONNode, String) throws -> Value) throws -> [Self] {
    try RequestObject(node, "'\(name)'", known: nil).members.map { member in
      RequestedPart(
        key: member.key, value: member.value.isNull ? nil : try value(member.value, "\(name).\(member.key)"),
        node: member.value)
    }
  }
}

/// One section, with its text.
struct RequestedSection: Sendable {
  var id: String?
  var title: String?
  /// Nil for one that is to be removed.
  let text: String?
  let node: JSONNode

  /// What a message calls it by.
  var name: String { id ?? title ?? "" }

  /// Reads `{"steps": "…"}`, or the list that is printed: `[{"id": "steps", "title": "…", "text": "…"}]`.
  static func read(_ node: JSONNode) throws -> [RequestedSection] {
    guard let items = node.items else {
      guard node.members != nil else {
        throw RequestError(
          "'sections' takes texts by the names of sections", help: "write {\"steps\": \"…\", \"actual\": \"…\"}"
        ).at(node)
      }
      return try RequestedPart.read(node, "sections") { try $0.requestedText($1) }.map { part in
        RequestedSection(id: part.key, text: part.value, node: part.node)
      }
    }
    guard items.count <= RequestObject.most else {
      throw RequestError("'sections' has more than \(RequestObject.most) entries", help: "send less at once").at(node)
    }
    return try items.map { item in
      let object = try RequestObject(item, "a section", known: ["id", "title", "text"])
      let section = RequestedSection(
        id: try object.text("id"), title: try object.text("title"), text: try object.text("text"), node: item)
      guard section.id != nil || section.title != nil else {
        throw RequestError("a section has neither id nor title", help: "name it: {\"id\": \"steps\", …}").at(item)
      }
      return section
    }
  }
}

extension Settings {
  /// The value of a field of the form's or the reader's own.
  func value(_ node: JSONNode, of key: String) throws -> FieldValue {
    let name = "fields.\(key)"
    switch node.content {
    case .text(let text): return value(text, of: key)
    case .list: return .list(values(try node.requestedTexts(name), of: key))
    case .object:
      return .map(
        try RequestObject(node, "'\(name)'", known: nil).members.map { member in
          (member.key, Entry.line(try member.value.requestedText("\(name).\(member.key)")))
        })
    case .null, .bool, .number:
      throw RequestError("'\(name)' takes a text, or a list of texts", help: "put it in quotes: \"…\"").at(node)
    }
  }

  /// Entries of a list as they are written: ids in their usual form, on one line, each once.
  func values(_ texts: [String], of key: String) -> [String] {
    var values: [String] = []
    for text in texts {
      let line = Entry.line(text)
      let value = ["related", "formerly"].contains(key) ? IssueID(line)?.description ?? line : line
      if !value.isEmpty, !values.contains(value) { values.append(value) }
    }
    return values
  }
}
