internal import IssueStore
internal import Issues

extension AgentTool {
  /// The tools that change nothing.
  static let reading = [list, show, search, stats, check]

  private static let query = JSON.schema(
    "string",
    "Terms that all must hold, such as: status:open severity>=high label:auth -label:wip assignee:me overdue:yes "
      + "reported:>2w sort:-reported \"connection refused\"")
  private static let at = JSON.schema("string", "As they stood at a revision or a date; now, where it is left out")

  private static let list = AgentTool(
    name: "issue_list", title: "List issues",
    description: "Issues that answer a query, the most severe first. 'total' says how many there are in all.",
    effect: .none
  ) { _ in
    .schema(
      properties: [
        ("query", query), ("limit", .schema("integer", "At most so many; 50, where it is left out")),
        ("fields", .schema(list: "Only these members, such as id, title, status")), ("at", at),
      ])
  } call: { node, agent in
    let arguments = try AgentArguments(node, of: "issue_list", known: ["query", "limit", "fields", "at"])
    let (snapshot, query, me) = try agent.asked(arguments)
    let list = try IssueList(
      snapshot, query, today: agent.console.today, me: me, limit: arguments.number("limit") ?? 50)
    let settings = try snapshot.readableSettings
    return try list.json(fields: arguments.texts("fields"), known: settings.fields).adding("total", .number(list.total))
  }

  private static let show = AgentTool(
    name: "issue_show", title: "Show an issue",
    description: "One issue in full: its fields, its text by sections, its comments and the names of attachments.",
    effect: .none
  ) { _ in
    .schema(properties: [("id", .id), ("at", at)], required: ["id"])
  } call: { node, agent in
    let arguments = try AgentArguments(node, of: "issue_show", known: ["id", "at"])
    let store = try agent.store()
    let snapshot = try agent.console.snapshot(of: store, at: arguments.text("at"))
    let id = try snapshot.currentID(of: arguments.requiredID())
    switch try snapshot.loaded(id) {
    case .issue(let issue):
      return .envelope([("issue", .object(try snapshot.details(of: issue).json))])
    case .faulty(let issue, let faults):
      let broken: [(String, JSON)] = [("broken", .bool(true)), ("diagnostics", .list(faults.map(\.json)))]
      return .envelope([("issue", .object(try snapshot.details(of: issue).json + broken))])
    case .broken(let broken): return .envelope([("issue", .object(broken.json))])
    }
  }

  private static let search = AgentTool(
    name: "issue_search", title: "Search the text of issues",
    description: "Issues in whose title or text all words stand, with the lines where they do.", effect: .none
  ) { _ in
    .schema(
      properties: [
        (
          "text",
          .schema("string", "Words; between double quotes, the text as it is; a * behind a word finds what begins so")
        ),
        ("query", query), ("limit", .schema("integer", "At most so many; 30, where it is left out")),
      ], required: ["text"])
  } call: { node, agent in
    let arguments = try AgentArguments(node, of: "issue_search", known: ["text", "query", "limit"])
    guard let search = TextSearch(try arguments.text("text") ?? "") else {
      throw RequestError("there is nothing to search for", help: "give the words as 'text'")
    }
    let (snapshot, query, me) = try agent.asked(arguments)
    return try snapshot.search(
      search, query, limit: arguments.number("limit") ?? 30, today: agent.console.today, me: me
    ).json(linesOfIssue: 3)
  }

  private static let stats = AgentTool(
    name: "issue_stats", title: "Count issues",
    description: "How many issues are open, closed and overdue, by a field, and how long they took.", effect: .none
  ) { _ in
    .schema(
      properties: [
        ("query", query),
        ("by", .schema("string", "Count them by this", choices: Statistics.Grouping.allCases.map(\.rawValue))),
      ])
  } call: { node, agent in
    let arguments = try AgentArguments(node, of: "issue_stats", known: ["query", "by"])
    let grouping = try arguments.text("by").map { name in
      guard let grouping = Statistics.Grouping(rawValue: name) else {
        let known = Statistics.Grouping.allCases.map(\.rawValue).joined(separator: ", ")
        throw RequestError("issues are not counted by '\(name)'", help: "use one of: \(known)")
      }
      return grouping
    }
    let (snapshot, query, me) = try agent.asked(arguments)
    return try TrackerStatistics(
      snapshot, query, by: grouping.map { [$0] }, since: nil, today: agent.console.today, me: me
    ).json
  }

  private static let check = AgentTool(
    name: "issue_check", title: "Check issues against the rules",
    description:
      "What is wrong with issues as they are: rule, place, what to do. All of them, or those that are named.",
    effect: .none
  ) { _ in
    .schema(properties: [("ids", .schema(list: "The ids of issues; all, where they are left out"))])
  } call: { node, agent in
    let arguments = try AgentArguments(node, of: "issue_check", known: ["ids"])
    let store = try agent.store()
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let ids = try arguments.texts("ids").map { texts in
      try texts.map { text in
        guard let id = IssueID(text) else {
          throw RequestError("'\(text)' is not the id of an issue", help: "write it as BUG-012")
        }
        return id
      }
    }
    let files = try ids?.flatMap { id in
      let files = try snapshot.files(of: id)
      guard !files.isEmpty else { throw StoreError.unknownIssue(id) }
      return files
    }
    let checker = try Checker(snapshot, comparedWith: files == nil ? nil : store.committed())
    var judged = try checker.check(files ?? snapshot.files(), memory: .kept) { _ in }
    judged += try files.map { try checker.checkCompanions(of: $0) } ?? checker.checkCompanions()
    if files == nil { judged += checker.judgeBaseline(after: judged) }
    return CheckResult(judged).json
  }
}

extension Agent {
  /// The issues, what is asked of them, and who asks.
  fileprivate func asked(_ arguments: AgentArguments) throws -> (Snapshot, Query, Person?) {
    let store = try store()
    let snapshot = try console.snapshot(of: store, at: arguments.text("at"))
    try snapshot.requireTracker()
    let settings = try snapshot.readableSettings
    let query = try Query(
      [arguments.text("query") ?? ""], configuration: settings.configuration, types: settings.types,
      fields: settings.queryFields)
    return (snapshot, query, console.me(store))
  }
}
