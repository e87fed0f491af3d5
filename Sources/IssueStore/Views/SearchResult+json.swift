package import Issues

extension SearchResult {
  /// Files that hold no such text, but are not as they should be.
  package var faulty: [BrokenIssue] {
    guard !found.faults.isEmpty else { return [] }
    let answered = Set(answers.map(\.issue.path))
    return found.issues.filter { !answered.contains($0.path) }.compactMap { issue in
      found.faults[issue.path].map { BrokenIssue(id: issue.id, path: issue.path, diagnostics: $0) }
    }
  }

  /// The result for programs.
  ///
  /// - Parameter linesOfIssue: How many of the lines that answer are given of each issue.
  package func json(linesOfIssue: Int) -> JSON {
    let broken = (found.broken + faulty).map { JSON.object($0.json) }
    let issues = answers.map { answer in
      let faults = found.faults[answer.issue.path].map { diagnostics in
        [("broken", JSON.bool(true)), ("diagnostics", .list(diagnostics.map(\.json)))]
      }
      return JSON.object(
        answer.issue.json + [
          ("rank", .number(answer.rank.rawValue + 1)), ("matchingLines", .number(answer.hits.count)),
          ("matches", .list(answer.hits.prefix(linesOfIssue).map(\.json))),
        ] + (faults ?? []))
    }
    return .envelope([("total", .number(total)), ("issues", .list(broken + issues))])
  }
}

extension SearchHit {
  fileprivate var json: JSON {
    let columns = places.map { place in
      let start = text.prefix(place.lowerBound).unicodeScalars.count
      let length = text.dropFirst(place.lowerBound).prefix(place.count).unicodeScalars.count
      return JSON.object([("column", .number(start + 1)), ("endColumn", .number(start + length + 1))])
    }
    return .object([
      ("line", .number(line)), ("section", .optional(section)), ("text", .text(text)), ("places", .list(columns)),
    ])
  }
}
