package import Issues

/// What a search finds: the best issues first.
package struct SearchResult {
  package struct Answer {
    package let issue: ListedIssue
    package let rank: TextSearch.Rank
    /// The lines that answer.
    package let hits: [SearchHit]
  }
  /// At most as many as were asked for, and those whose files are not as they should be.
  package let answers: [Answer]
  /// How many issues answer, without regard to a limit.
  package let total: Int
  package let found: FoundIssues
}

extension Snapshot {
  /// The issues that hold a text and answer a query.
  ///
  /// - Parameter limit: How many are read to tell where the text stands; all, where it is nil.
  package func search(
    _ search: TextSearch, _ query: Query, limit: Int?, today: CalendarDate, me: Person?,
    progress: (IndexProgress) -> Void = { _ in }
  ) throws -> SearchResult {
    let query = query.searching(search)
    let found = try find(query, today: today, me: me, progress: progress)
    let matching = found.issues.filter { found.faults[$0.path] == nil || query.matches($0, found.context) }
    var ranked: [[ListedIssue]] = Array(repeating: [], count: TextSearch.Rank.allCases.count)
    for issue in matching { ranked[search.rank(issue).rawValue].append(issue) }
    // An order of the query's own counts more than how well an issue answers.
    let groups = query.sortKeys.isEmpty ? ranked : [matching]
    var answers: [SearchResult.Answer] = []
    for group in groups {
      let room = limit.map { $0 - answers.count }
      for issue in query.sorted(group, found.context, limit: room) {
        let document = try document(of: issue)
        answers.append(.init(issue: issue, rank: search.rank(issue), hits: document.map { search.hits(in: $0) } ?? []))
      }
    }
    return SearchResult(answers: answers, total: matching.count, found: found)
  }

  /// The file of an issue; nil where it has gone since.
  private func document(of issue: ListedIssue) throws -> Document? {
    switch issue {
    case .issue(let issue): issue.document
    case .row(let row): try bytes(at: row.path).map { Document($0) }
    }
  }
}
