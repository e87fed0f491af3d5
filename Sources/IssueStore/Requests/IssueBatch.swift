package import Issues

/// What a program asks for all at once: JSON objects one after another, each of them a request.
///
/// A report may be given a name (`"as": "a"`), by which requests behind and before it refer to it: `"$a"` in place of an
/// id.
package struct IssueBatch: Sendable {
  /// How many requests there may be.
  package static let most = 1_000
  /// How long the text may be, in bytes.
  package static let largest = 16 << 20

  struct Line: Sendable {
    let number: Int
    /// What other lines call the report that this one files.
    let name: String?
    let operation: IssueRequest.Operation
    let node: JSONNode
  }

  let lines: [Line]
  let map: LineMap

  package var isEmpty: Bool { lines.isEmpty }

  /// - Throws: ``RequestError``.
  package init(_ bytes: [UInt8]) throws {
    let map = LineMap(bytes)
    self.map = map
    let nodes: [JSONNode]
    do throws(JSONError) {
      nodes = try JSONNode.parseAll(bytes)
    } catch {
      throw RequestError(
        "not JSON: \(error.message)", help: "send one JSON object a line, in UTF-8", at: error.offset
      ).placed(in: map)
    }
    guard nodes.count <= Self.most else {
      throw RequestError("there are more than \(Self.most) requests", help: "send them in several batches")
    }
    do {
      var names: Set<String> = []
      lines = try nodes.map { node in
        let line = try Self.line(node, map)
        if let name = line.name, !names.insert(name).inserted {
          throw RequestError("'\(name)' is the name of two reports", help: "name them differently").at(node)
        }
        return line
      }
    } catch let error as RequestError {
      throw error.placed(in: map)
    }
  }

  private static func line(_ node: JSONNode, _ map: LineMap) throws -> Line {
    let operations = IssueRequest.Operation.allCases.map(\.rawValue)
    let object = try RequestObject(node, "a request", known: operations + ["as"])
    let named = object.members.filter { $0.key != "as" }
    guard named.count == 1, let operation = IssueRequest.Operation(rawValue: named[0].key) else {
      throw RequestError(
        "a request names one operation",
        help: "write {\"OPERATION\": {…}}, with one of: \(operations.joined(separator: ", "))"
      ).at(node)
    }
    let name = try object.text("as")
    if let name, name.isBlank || name.hasPrefix("$") || name.utf8.count > 100 {
      throw RequestError(
        "'as' is empty, longer than 100 bytes, or begins with a $", help: "name it \"a\", and refer to it as \"$a\""
      ).at(node)
    }
    if name != nil, operation != .add {
      throw RequestError("'as' names a new report", help: "leave it out where nothing is added").at(node)
    }
    return Line(
      number: map.position(of: node.range.lowerBound).line, name: name, operation: operation, node: named[0].value)
  }
}

/// One request of a batch cannot be met, so none is.
package struct BatchRefusal: Error {
  package let line: Int
  package let error: any Error
}

/// What came of one request of a batch.
package struct BatchResult {
  package enum Deed: String, CaseIterable { case reported, changed, unchanged, commented }

  package let line: Int
  /// What other lines call the report.
  package let name: String?
  package let deed: Deed
  package let change: ChangedIssue
  /// The path of the comment that was made.
  package let comment: String?

  /// What programs are told of it.
  package var json: JSON {
    .object([
      ("line", .number(line)), ("as", .optional(name)), ("result", .text(deed.rawValue)),
      ("issue", .object(change.issue.json)), ("changes", .list(change.changes.map(\.json))),
      ("comment", .optional(comment)), ("diagnostics", .list(change.diagnostics.map(\.json))),
    ])
  }
}

extension IssueStore {
  /// Makes all changes of a batch in one commit, or none of them.
  ///
  /// Each is judged after those before it, as the command of its name would be.
  ///
  /// - Throws: ``BatchRefusal`` for the first request that cannot be met.
  package func apply(
    _ batch: IssueBatch, today: CalendarDate, _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<[BatchResult]> {
    try transact(delivery, session) { snapshot in
      var planner = try BatchPlanner(batch, snapshot, today: today, delivery, session)
      return try planner.plan()
    }
  }

  /// What ``apply(_:today:_:_:)`` would do. Nothing is written.
  package func preview(
    _ batch: IssueBatch, today: CalendarDate, _ delivery: Delivery, _ session: Session
  ) throws -> [BatchResult] {
    var planner = try BatchPlanner(batch, current(), today: today, delivery, session)
    return try planner.plan().value
  }
}
