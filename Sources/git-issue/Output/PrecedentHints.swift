internal import IssueStore
internal import Issues

extension Precedents {
  /// What is told before a report is filed: a line for each issue and each solution, with how to look at it.
  func hints(_ configuration: Configuration) -> [String] {
    let similar = issues.map { issue in
      let status = configuration.status(issue.status)
      let closed = status.flatMap { $0.isClosed ? ", closed as \($0.name)" : nil } ?? ""
      return "this may be \(issue.id)\(closed): \(issue.title); see git issue show \(issue.id)"
    }
    return similar
      + known.map { entry in
        let area = entry.known.area.isEmpty ? "" : " (\(entry.known.area))"
        let lines = entry.known.solution.split(whereSeparator: \.isNewline)
        let solution = lines.first.map { ": \($0)\(lines.count > 1 ? " …" : "")" } ?? ""
        return "this is known: \(entry.known.issue)\(area)\(solution); see \(entry.path)"
      }
  }
}
