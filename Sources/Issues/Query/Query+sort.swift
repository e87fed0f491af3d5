extension Query {
  /// The issues in the order that the query asks for; without one, the worst first, then the oldest.
  ///
  /// - Parameter limit: How many are wanted, if not all: to find a few is much faster than to sort many.
  package func sorted<Fields: IssueFields>(_ issues: [Fields], _ context: Context, limit: Int? = nil) -> [Fields] {
    guard limit != 0 else { return [] }
    let keys = sortKeys.isEmpty ? [SortKey(.severity), SortKey(.reported)] : sortKeys
    var ranks: [SortValue] = []
    ranks.reserveCapacity(issues.count * keys.count)
    for issue in issues { for key in keys { ranks.append(key.key.sortValue(issue, context.configuration)) } }
    var ids = [IssueID?](repeating: nil, count: issues.count)
    func id(_ position: Int) -> IssueID {
      if let known = ids[position] { return known }
      let id = issues[position].id
      ids[position] = id
      return id
    }
    func precedes(_ left: Int, _ right: Int) -> Bool {
      for (index, key) in keys.enumerated() {
        let (a, b) = (ranks[left * keys.count + index], ranks[right * keys.count + index])
        if a == b { continue }
        // What has no value comes last, whichever way the others go.
        if a.isAbsent != b.isAbsent { return b.isAbsent }
        return (a < b) != key.isDescending
      }
      // Ids and paths are made of what is kept of an issue, and many have the same severity and day.
      let (one, other) = (id(left), id(right))
      return one == other ? issues[left].path < issues[right].path : one < other
    }
    let wanted = min(limit ?? issues.count, issues.count)
    var first: [Int] = []
    var isFull = false
    for position in issues.indices {
      if isFull, !precedes(position, first[wanted - 1]) { continue }
      first.append(position)
      guard first.count >= 2 * wanted + 256 else { continue }
      first.sort(by: precedes)
      first.removeSubrange(wanted...)
      isFull = wanted > 0
    }
    return first.sorted(by: precedes).prefix(wanted).map { issues[$0] }
  }
}

extension Query.Key {
  /// What issues are ordered by; nothing comes last.
  fileprivate func sortValue(_ issue: some IssueFields, _ configuration: Configuration) -> SortValue {
    guard let value = values(issue, configuration).first else { return SortValue(rank: .max, text: "", isAbsent: true) }
    switch self {
    case .severity: return SortValue(rank: configuration.rank(ofSeverity: value) ?? .max - 1, text: "")
    case .status: return SortValue(rank: configuration.rank(ofStatus: value) ?? .max - 1, text: "")
    case .reported, .due, .resolved:
      return CalendarDate(value).map { SortValue(rank: $0.daysSince1970, text: "") }
        ?? SortValue(rank: .max - 1, text: value)
    case .id: return SortValue(rank: issue.id.number ?? .max - 1, text: issue.id.prefix)
    case .field: return SortValue(rank: 0, number: value.number ?? .infinity, text: value.folded)
    default: return SortValue(rank: 0, text: value.folded)
    }
  }
}

private struct SortValue: Comparable {
  var rank: Int
  var number = 0.0
  var text: String
  var isAbsent = false
  static func < (left: Self, right: Self) -> Bool {
    (left.rank, left.number, left.text) < (right.rank, right.number, right.text)
  }
}
