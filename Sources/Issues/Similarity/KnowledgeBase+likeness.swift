extension KnowledgeBase {
  /// The entries whose issue a report tells of, in its title or in a line, the best match first.
  package func entries(toldBy report: ReportText) -> [Entry] {
    var report = report
    let lines = report.lines
    let all = lines.reduce(into: Set<String>()) { $0.formUnion($1) }
    let found = entries.enumerated().compactMap { index, entry -> (index: Int, likeness: Double)? in
      entry.known.likeness(to: lines, all).map { (index, $0) }
    }
    return found.sorted { ($1.likeness, $0.index) < ($0.likeness, $1.index) }.map { entries[$0.index] }
  }
}

extension KnownIssue {
  /// Nil unless one line has nearly all of the issue, and more than one word of it, or the title all.
  ///
  /// - Parameters:
  ///   - lines: The stems of each line, of the title first.
  ///   - all: The stems of all lines.
  fileprivate func likeness(to lines: [Set<String>], _ all: Set<String>) -> Double? {
    let stems = Set(Stems.of(issue))
    func weight(_ stems: Set<String>) -> Double { stems.reduce(0) { $0 + Stems.weight(of: $1) } }
    let telling = stems.filter { Stems.weight(of: $0) == 1 }
    let isTold = lines.enumerated().contains { index, line in
      guard !telling.isDisjoint(with: line),
        telling.count > 1 || index == 0 || stems.count > 1 && stems.isSubset(of: line)
      else { return false }
      return weight(stems.intersection(line)) >= 0.8 * weight(stems)
    }
    guard isTold else { return nil }
    // Where several fit, the one whose area and cause the report names too.
    return weight(stems) + weight(Set(Stems.of("\(area) \(cause)")).intersection(all)) / 2
  }
}
