extension Query {
  /// The issues in the order that the query asks for; without one, the worst first, then the oldest.
  ///
  /// - Parameter limit: How many are wanted, if not all: to find a few is much faster than to sort many.
  package func sorted<Fields: IssueFields>(_ issues: [Fields], _ context: Context, limit: Int? = nil) -> [Fields] {
    guard limit != 0 else { return [] }
    let keys = sortKeys.isEmpty ? [SortKey(.severity), SortKey(.reported)] : sortKeys
    let places = sortPlaces(of: issues, by: keys, context.configuration)
    var ids = [IssueID?](repeating: nil, count: issues.count)
    func id(_ position: Int) -> IssueID {
      if let known = ids[position] { return known }
      let id = issues[position].id
      ids[position] = id
      return id
    }
    func precedes(_ left: Int, _ right: Int) -> Bool {
      for places in places where places[left] != places[right] { return places[left] < places[right] }
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

/// Where issues stand by each key: values of the field's kind, then other texts, then nothing.
///
/// What they say is put in order once, so that then only numbers are compared. Those that say the same have one place.
private func sortPlaces(
  of issues: [some IssueFields], by keys: [Query.SortKey], _ configuration: Configuration
) -> [[Int32]] {
  var readers = keys.map { SortReader($0.key, configuration) }
  var said = keys.map { _ in [Int32]() }
  for index in said.indices { said[index].reserveCapacity(issues.count) }
  for issue in issues { for index in keys.indices { said[index].append(Int32(readers[index].read(issue))) } }
  return zip(zip(keys, readers), said).map { of, said in
    let (key, values) = (of.0, of.1.values)
    let order = values.indices.sorted { values[$0].precedes(values[$1], isDescending: key.isDescending) }
    var places = [Int32](repeating: 0, count: values.count)
    for (left, right) in zip(order, order.dropFirst()) {
      let isNext = values[left].precedes(values[right], isDescending: key.isDescending)
      places[right] = places[left] + (isNext ? 1 : 0)
    }
    return said.map { places[Int($0)] }
  }
}

/// Reads what issues are ordered by, each value once.
private struct SortReader {
  private let key: Query.Key
  private let configuration: Configuration
  private(set) var values = [SortValue(standing: .absent)]
  /// The positions of the values, by the texts that say them, or by the day.
  private var known = TextDictionary<Int>()
  private var days: [CalendarDate: Int] = [:]
  private var due: DueReader

  init(_ key: Query.Key, _ configuration: Configuration) {
    (self.key, self.configuration) = (key, configuration)
    due = DueReader(configuration)
  }

  /// The position of an issue's value.
  mutating func read(_ issue: some IssueFields) -> Int {
    if key == .id {
      values.append(SortValue(rank: issue.id.number ?? .max, text: issue.id.prefix))
      return values.count - 1
    }
    if key == .due { return due.read(issue).map { position(of: $0) } ?? 0 }
    guard let field = key.field else {
      guard var text = key.values(issue, configuration).first else { return 0 }
      return text.withUTF8 { position(of: UnsafeRawBufferPointer($0)) }
    }
    // The first of them counts.
    var found: Int?
    issue.eachText(field) { text in
      if found == nil { found = position(of: text) }
    }
    return found ?? 0
  }

  private mutating func position(of text: UnsafeRawBufferPointer) -> Int {
    if let position = known[text] { return position }
    values.append(value(String(decoding: text, as: UTF8.self)))
    known.add(text, values.count - 1)
    return values.count - 1
  }

  private mutating func position(of day: CalendarDate) -> Int {
    if let position = days[day] { return position }
    values.append(SortValue(rank: day.daysSince1970))
    days[day] = values.count - 1
    return values.count - 1
  }

  private func value(_ text: String) -> SortValue {
    var other: SortValue { SortValue(standing: .other, text: text.folded) }
    switch key {
    case .severity: return configuration.rank(ofSeverity: text).map { SortValue(rank: $0) } ?? other
    case .status: return configuration.rank(ofStatus: text).map { SortValue(rank: $0) } ?? other
    case .reported, .resolved: return CalendarDate(text).map { SortValue(rank: $0.daysSince1970) } ?? other
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

  /// What has no value comes last, and before it what cannot be read, whichever way the others go.
  func precedes(_ other: Self, isDescending: Bool) -> Bool {
    if standing != other.standing { return standing.rawValue < other.standing.rawValue }
    return isDescending ? other.precedes(self) : precedes(other)
  }

  /// Whether it comes before another of the same standing. Most differ in a number, or in nothing.
  private func precedes(_ other: Self) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if number != other.number { return number < other.number }
    return text < other.text
  }
}
