package import Issues

/// A JSON object of a request, whose members are known: what is mistyped is told and never passed over.
package struct RequestObject {
  let node: JSONNode
  let members: [JSONNode.Member]

  /// How many members or entries a request may have at one place.
  static let most = 1_000

  /// - Parameters:
  ///   - what: What the object is, for messages.
  ///   - known: The members that there may be; nil where it may have any.
  package init(_ node: JSONNode, _ what: String, known: [String]?) throws {
    guard let members = node.members else { throw RequestError("\(what) is no object", help: "write {…}").at(node) }
    guard members.count <= Self.most else {
      throw RequestError("\(what) has more than \(Self.most) members", help: "send less at once").at(node)
    }
    self.node = node
    self.members = members
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.key).inserted else {
        throw RequestError("'\(member.key)' is given twice", help: "give it once", at: member.keyRange.lowerBound)
      }
      guard let known, !known.contains(member.key) else { continue }
      let nearest = Nearest.question(about: member.key, among: known)
      throw RequestError(
        "\(what) has no member '\(member.key)'", help: "\(nearest)use some of: \(known.joined(separator: ", "))",
        at: member.keyRange.lowerBound)
    }
  }

  /// The value of a member; nil where there is none, or where it is null.
  package subscript(name: String) -> JSONNode? { node[name] }

  /// The text of a member; nil where it is missing or null.
  package func text(_ name: String) throws -> String? { try self[name]?.requestedText(name) }

  /// The id of the issue that is meant; nil where none is named.
  package func id() throws -> IssueID? {
    guard let node = self["id"] else { return nil }
    let text = try node.requestedText("id")
    guard let id = IssueID(text) else {
      throw RequestError("'\(text)' is not the id of an issue", help: "write it as BUG-012").at(node)
    }
    return id
  }
}

extension JSONNode {
  var isNull: Bool { if case .null = content { true } else { false } }

  func requestedText(_ name: String) throws -> String {
    guard let text else { throw RequestError("'\(name)' takes a text", help: "put it in quotes: \"…\"").at(self) }
    return text
  }

  package func requestedTexts(_ name: String) throws -> [String] {
    guard let items else {
      throw RequestError("'\(name)' takes a list of texts", help: "put it in brackets: [\"…\"]").at(self)
    }
    guard items.count <= RequestObject.most else {
      throw RequestError("'\(name)' has more than \(RequestObject.most) entries", help: "send less at once").at(self)
    }
    return try items.map { try $0.requestedText(name) }
  }
}
