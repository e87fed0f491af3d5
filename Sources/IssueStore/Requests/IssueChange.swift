package import Issues

/// A change that a program makes to an issue: the members that are to be others, by the names that are printed.
///
/// What it says as it is printed is left alone, to the byte, so that a whole issue can be read, edited and sent back.
/// What it does not name stays; null removes.
package struct IssueChange: Sendable {
  enum Value: Sendable {
    case absent
    case text(String)
    case list(RequestedList)
    case environment([RequestedPart<String>])
    case fields([RequestedPart<JSONNode>])
    case sections([RequestedSection])
    case told(help: String)
  }

  struct Part: Sendable {
    let member: IssueMember
    let value: Value
    let node: JSONNode
  }

  /// The issue that is meant; nil where the request leaves that to its caller.
  package let id: IssueID?
  /// What it names; the type first, whose form knows the others.
  let parts: [Part]

  /// - Throws: ``RequestError``.
  package init(_ node: JSONNode) throws {
    let object = try RequestObject(node, "an issue", known: IssueMember.allCases.map(\.rawValue))
    id = try object.id()
    let parts = try object.members.compactMap { member in
      try IssueMember(rawValue: member.key).flatMap { try Self.part($0, member.value) }
    }
    self.parts = parts.filter { $0.member == .type } + parts.filter { $0.member != .type }
  }

  /// Reads another status, with what was done: `{"id": "BUG-012", "status": "fixed", "resolution": "…"}`.
  ///
  /// - Throws: ``RequestError``.
  package init(status node: JSONNode) throws {
    let object = try RequestObject(node, "a status", known: ["id", "status", "resolution"])
    id = try object.id()
    guard let status = object["status"] else {
      throw RequestError("'status' is missing", help: "give the status that the issue is to have").at(node)
    }
    var parts = [Part(member: .status, value: .text(try status.requestedText("status")), node: status)]
    if let resolution = object["resolution"] {
      let section = RequestedSection(
        id: "resolution", text: try resolution.requestedText("resolution"), node: resolution)
      parts.append(Part(member: .sections, value: .sections([section]), node: resolution))
    }
    self.parts = parts
  }

  /// Nil for what is found anew whenever somebody looks, and for the id, which is read by itself.
  private static func part(_ member: IssueMember, _ node: JSONNode) throws -> Part? {
    let name = member.rawValue
    if node.isNull { return member == .id ? nil : Part(member: member, value: .absent, node: node) }
    let value: Value
    switch member.kind {
    case .ignored: return nil
    case .told where member == .id: return nil
    case .told(let help): value = .told(help: help)
    case .text, .body: value = .text(try node.requestedText(name))
    case .list: value = .list(try RequestedList(node, name))
    case .environment: value = .environment(try RequestedPart.read(node, name) { try $0.requestedText($1) })
    case .fields: value = .fields(try RequestedPart.read(node, name) { node, _ in node })
    case .sections: value = .sections(try RequestedSection.read(node))
    }
    return Part(member: member, value: value, node: node)
  }
}
