internal import Git
internal import IssueStore
internal import Issues

extension AgentTool {
  /// The tools that make commits.
  static let changing = [add, set, comment]

  private static let add = AgentTool(
    name: "issue_add", title: "File a report",
    description:
      "Files a report, which is judged first: one that lacks what its form requires is refused, and the answer "
      + "says what is missing. 'similar' and 'known' in the answer are reports and solutions that may be about the same.",
    effect: .adds
  ) { settings in
    .report(settings, besides: [("dry_run", .schema("boolean", "Judge the report, and file nothing"))])
  } call: { node, agent in
    let isDry = try agent.isDry(node)
    let new = try NewIssue(node.removing("dry_run"))
    let store = try agent.store()
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let settings = try snapshot.settings
    let draft = try new.draft(settings)
    let text = ReportText(title: draft.title, body: draft.sections.values.joined(separator: "\n"))
    let precedents = ((try? snapshot.precedents(of: text)) ?? .none).json(settings.configuration)
    let (console, session) = (agent.console, agent.console.session)
    do {
      if isDry {
        let prospect = try Prospect(store.check(draft, today: console.today, session))
        guard !prospect.judged.hasErrors else { throw StoreError.rejected(prospect.judged.diagnostics) }
        return .envelope(prospect.json + precedents)
      }
      return try agent.told(
        store.add(draft, today: console.today, store.delivery(staging: false), session), besides: precedents)
    } catch StoreError.rejected(let diagnostics) {
      throw IncompleteReport(
        error: StoreError.rejected(diagnostics), missing: MissingAnswers(draft, refusedFor: diagnostics))
    }
  }

  private static let set = AgentTool(
    name: "issue_set", title: "Change an issue",
    description: "Changes what is named of an issue; the rest stays, and null removes. Closing it as fixed takes "
      + "'status' and the section 'resolution'.",
    effect: .replaces
  ) { settings in
    .change(settings)
  } call: { node, agent in
    let change = try IssueChange(node)
    guard let id = change.id else {
      throw RequestError("'id' is missing", help: "name the issue: \"id\": \"BUG-012\"")
    }
    let store = try agent.store()
    return try agent.told(
      store.change(
        id, by: change, today: agent.console.today, store.delivery(staging: false), agent.console.session))
  }

  private static let comment = AgentTool(
    name: "issue_comment", title: "Comment on an issue", description: "Adds a comment, in Markdown.", effect: .adds
  ) { _ in
    .comment
  } call: { node, agent in
    let comment = try NewComment(node)
    guard let id = comment.id else {
      throw RequestError("'id' is missing", help: "name the issue: \"id\": \"BUG-012\"")
    }
    let store = try agent.store()
    let outcome = try store.comment(comment.text, on: id, store.delivery(staging: false), agent.console.session)
    return .envelope([
      ("id", .text(id.description)), ("comment", .text(outcome.value.path)),
      ("commit", .optional(outcome.commit?.description)),
    ])
  }
}

extension Agent {
  fileprivate func isDry(_ node: JSONNode) throws -> Bool {
    guard let flag = node["dry_run"] else { return false }
    guard case .bool(let isDry) = flag.content else {
      throw RequestError("'dry_run' takes true or false", help: "leave it out to file the report")
    }
    return isDry
  }

  /// What `--json` prints of a change, and what rules warn of.
  fileprivate func told(_ outcome: Outcome<ChangedIssue>, besides others: [(String, JSON)] = []) -> JSON {
    .envelope(
      [
        ("issue", .object(outcome.value.issue.json)), ("commit", .optional(outcome.commit?.description)),
        ("changes", .list(outcome.value.changes.map(\.json))),
        ("diagnostics", .list(outcome.value.diagnostics.map(\.json))),
      ] + others)
  }
}
