package import Issues

extension Precedents {
  /// What programs are told before or after a report is filed, by name.
  package func json(_ configuration: Configuration) -> [(String, JSON)] {
    let similar = issues.map { issue in
      JSON.object([
        ("id", .text(issue.id.description)), ("path", .text(issue.path)), ("title", .text(issue.title)),
        ("status", .text(issue.status)), ("closed", .bool(configuration.status(issue.status)?.isClosed ?? false)),
      ])
    }
    return [("similar", .list(similar)), ("known", .list(known.map { .object($0.json) }))]
  }
}
