extension Query {
  /// The issues in the order that the query asks for; without one, the worst first, then the oldest.
  ///
  /// - Parameter limit: How many are wanted, if not all: to find a few is much faster than to sort many.
  package func sorted<Fields: IssueFields>(_ issues: [Fields], _ context: Context, limit: Int? = nil) -> [Fields] {
    guard limit != 0 else { return [] }
    let keys = sortKeys.isEmpty ? [SortKey(.severity), SortKey(.reported)] : sortKeys
    var readers = keys.map { SortReader($0.key, context.configuration) }
    var ranks: [SortValue] = []
    ranks.reserveCapacity(issues.count * keys.count)
    for issue in issues { for index in readers.indices { ranks.append(readers[index].read(issue)) } }
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
        // What has no value comes last, and before it what cannot be read, whichever way the others go.
        if a.standing != b.standing { return a.standing.rawValue < b.standing.rawValue }
        if a.precedes(b) { return !key.isDescending }
        if b.precedes(a) { return key.isDescending }
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

/// Reads what issues are ordered by: values of the field's kind, then other texts, then nothing.
private struct SortReader {
  private let key: Query.Key
  private let configuration: Configuration
  /// What comes of the texts of a field.
  private var known = TextDictionary<SortValue>()

  init(_ key: Query.Key, _ configuration: Configuration) { (self.key, self.configuration) = (key, configuration) }

  mutating func read(_ issue: some IssueFields) -> SortValue {
    if key == .id { return SortValue(rank: issue.id.number ?? .max, text: issue.id.prefix) }
    guard let field = key.field else {
      return key.values(issue, configuration).first.map(value) ?? SortValue(standing: .absent)
    }
    var found: SortValue?
    issue.eachText(field) { text in
      if found == nil { found = value(of: text) }
    }
    return found ?? SortValue(standing: .absent)
  }

  private mutating func value(of text: UnsafeRawBufferPointer) -> SortValue {
    if let known = known[text] { return known }
    let value = value(String(decoding: text, as: UTF8.self))
    known.add(text, value)
    return value
  }

  private func value(_ text: String) -> SortValue {
    var other: SortValue { SortValue(standing: .other, text: text.folded) }
    switch key {
    case .severity: return configuration.rank(ofSeverity: text).map { SortValue(rank: $0) } ?? other
    case .status: return configuration.rank(ofStatus: text).map { SortValue(rank: $0) } ?? other
    case .reported, .due, .resolved: return CalendarDate(text).map { SortValue(rank: $0.daysSince1970) } ?? other
    case .field: return text.number.map { SortValue(number: $0) } ?? other
    default: return SortValue(text: text.folded)
    }
  }
}

private struct SortValue {
  enum Standing: Int {
    /// Of the field's kind: a date, a number, any text.
    case regular
    /// A text where the others are dates or numbers.
    case other
    case absent
  }

  var standing = Standing.regular
  var rank = 0
  var number = 0.0
  var text = ""

  /// Whether it comes before another of the same standing. Most differ in a number, or in nothing.
  func precedes(_ other: Self) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if number != other.number { return number < other.number }
    return text < other.text
  }
}
