package import Issues

/// What a program asks for: one change, as a command of the same name makes it.
package enum IssueRequest: Sendable {
  case add(NewIssue)
  case change(IssueID, IssueChange)
  case comment(IssueID, NewComment)

  /// The words by which programs ask for it.
  package enum Operation: String, CaseIterable, Sendable { case add, set, status, comment }

  /// Reads what an operation is to do.
  ///
  /// - Throws: ``RequestError``.
  package init(_ operation: Operation, _ node: JSONNode) throws {
    switch operation {
    case .add: self = .add(try NewIssue(node))
    case .set:
      let change = try IssueChange(node)
      self = .change(try Self.required(change.id, node), change)
    case .status:
      let change = try IssueChange(status: node)
      self = .change(try Self.required(change.id, node), change)
    case .comment:
      let comment = try NewComment(node)
      self = .comment(try Self.required(comment.id, node), comment)
    }
  }

  /// Reads an operation with what it is to do: `{"set": {"id": "BUG-012", "severity": "high"}}`.
  ///
  /// - Throws: ``RequestError``.
  package init(_ node: JSONNode) throws {
    let object = try RequestObject(node, "a request", known: Operation.allCases.map(\.rawValue))
    guard object.members.count == 1, let operation = Operation(rawValue: object.members[0].key) else {
      throw RequestError(
        "a request names one operation",
        help: "write {\"OPERATION\": {…}}, with one of: \(Operation.allCases.map(\.rawValue).joined(separator: ", "))"
      ).at(node)
    }
    try self.init(operation, object.members[0].value)
  }

  private static func required(_ id: IssueID?, _ node: JSONNode) throws -> IssueID {
    guard let id else { throw RequestError("'id' is missing", help: "name the issue: \"id\": \"BUG-012\"").at(node) }
    return id
  }
}

extension JSONNode {
  /// Reads the JSON text of a request.
  ///
  /// - Throws: ``RequestError``.
  package init(request bytes: [UInt8]) throws {
    do throws(JSONError) {
      self = try JSONNode.parse(bytes)
    } catch {
      throw RequestError("not JSON: \(error.message)", help: "send one JSON object, in UTF-8", at: error.offset).placed(
        in: LineMap(bytes))
    }
  }
}
