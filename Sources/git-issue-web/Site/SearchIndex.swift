internal import IssueStore
internal import Issues

/// What the script of a static site searches: a small row for each issue.
struct SearchIndex {
  private let found: FoundIssues

  init(_ found: FoundIssues) { self.found = found }

  var json: JSON {
    let configuration = found.context.configuration
    let order = Query.all.sorted(found.issues, found.context)
    return .envelope([
      ("statuses", names(configuration.statuses.map { ($0.id, $0.name) })),
      ("closed", .texts(configuration.statuses.filter(\.isClosed).map(\.id))),
      ("severities", names(configuration.severities.map { ($0.id, $0.name) })),
      (
        "issues",
        .list(
          order.map { issue in
            .object([
              ("id", .text(issue.id.description)), ("title", .text(issue.title)),
              ("status", .text(configuration.status(issue.status)?.id ?? issue.status)),
              ("severity", .text(issue.severity.flatMap { configuration.severity($0)?.id } ?? issue.severity ?? "")),
              ("type", .text(issue.type)), ("labels", .texts(issue.labels)),
              ("assignee", .text(issue.assignee.map { $0.name ?? $0.description } ?? "")),
              ("reported", .text(issue.text("reported") ?? "")),
              ("due", .text(issue.due(configuration)?.description ?? "")),
            ])
          })
      ),
    ])
  }

  private func names(_ pairs: [(id: String, name: String)]) -> JSON {
    .list(pairs.map { .object([("id", .text($0.id)), ("name", .text($0.name))]) })
  }
}
