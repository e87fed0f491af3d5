extension Query {
  /// The issues in the order that the query asks for; without one, the worst first, then the oldest.
  ///
  /// - Parameter limit: How many are wanted, if not all: to find a few is much faster than to sort many.
  package func sorted<Fields: IssueFields>(_ issues: [Fields], _ context: Context, limit: Int? = nil) -> [Fields] {
    guard limit != 0 else { return [] }
    let keys = sortKeys.isEmpty ? [SortKey(.severity), SortKey(.reported)] : sortKeys
    let orders = SortOrder.all(of: issues, by: keys, context.configuration)
    var ids = SortedIDs(issues.count)
    let places = SortOrder.combined(orders)
    func precedes(_ left: Int, _ right: Int) -> Bool {
      if let places, places[left] != places[right] { return places[left] < places[right] }
      for order in orders where places == nil {
        if order.precedes(left, right) { return true }
        if order.precedes(right, left) { return false }
      }
      return ids.precede(left, right, issues)
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

/// How issues are ordered by a key: values of the field's kind, then other texts, then nothing.
private struct SortOrder {
  private let values: [SortValue]
  private let isDescending: Bool
  /// The position of each issue's value.
  private let said: [Int32]
  /// Where each issue stands, so that only numbers are compared; nil where they say so much that is different that it
  /// takes longer to put all of it in order. Those that say the same have one place.
  private let places: [Int32]?

  static func all(
    of issues: [some IssueFields], by keys: [Query.SortKey], _ configuration: Configuration
  ) -> [SortOrder] {
    var readers = keys.map { SortReader($0.key, configuration) }
    var said = keys.map { _ in [Int32]() }
    for index in said.indices { said[index].reserveCapacity(issues.count) }
    for issue in issues { for index in keys.indices { said[index].append(Int32(readers[index].read(issue))) } }
    return keys.indices.map { SortOrder(readers[$0].values, said[$0], isDescending: keys[$0].isDescending) }
  }

  private init(_ values: [SortValue], _ said: [Int32], isDescending: Bool) {
    (self.values, self.said, self.isDescending) = (values, said, isDescending)
    guard values.count <= said.count / 4 + 16 else {
      places = nil
      return
    }
    let order = values.indices.sorted { values[$0].precedes(values[$1], isDescending: isDescending) }
    var places = [Int32](repeating: 0, count: values.count)
    for (left, right) in zip(order, order.dropFirst()) {
      places[right] = places[left] + (values[left].precedes(values[right], isDescending: isDescending) ? 1 : 0)
    }
    self.places = said.map { places[Int($0)] }
  }

  /// Where each issue stands by one key or two, as one number; nil where that is not known.
  static func combined(_ orders: [SortOrder]) -> [UInt64]? {
    guard let first = orders.first?.places, orders.count <= 2, let last = orders.last?.places else { return nil }
    return zip(first, last).map { UInt64($0) << 32 | UInt64($1) }
  }

  func precedes(_ left: Int, _ right: Int) -> Bool {
    if let places { return places[left] < places[right] }
    return values[Int(said[left])].precedes(values[Int(said[right])], isDescending: isDescending)
  }
}

/// The ids of issues, by which those are ordered that are the same otherwise; made of what is kept only for those that
/// are compared.
private struct SortedIDs {
  /// The numbers of those that have the prefix of the first; 0 for what is not known yet, -1 for others.
  private var numbers: [Int]
  private var prefix: String?
  private var others: [Int: IssueID] = [:]

  init(_ count: Int) {
    numbers = Array(repeating: 0, count: count)
  }

  mutating func precede(_ left: Int, _ right: Int, _ issues: [some IssueFields]) -> Bool {
    look(left, issues)
    look(right, issues)
    if numbers[left] > 0, numbers[right] > 0, numbers[left] != numbers[right] { return numbers[left] < numbers[right] }
    let (one, other) = (others[left] ?? issues[left].id, others[right] ?? issues[right].id)
    return one == other ? issues[left].path < issues[right].path : one < other
  }

  private mutating func look(_ position: Int, _ issues: [some IssueFields]) {
    guard numbers[position] == 0 else { return }
    let id = issues[position].id
    let prefix = prefix ?? id.prefix
    self.prefix = prefix
    numbers[position] = id.prefix == prefix ? id.number ?? -1 : -1
    if numbers[position] < 0 { others[position] = id }
  }
}

/// Reads what issues are ordered by, each value once.
private struct SortReader {
  private let key: Query.Key
  private let configuration: Configuration
  private(set) var values = [SortValue(standing: .absent)]
  /// The positions of the values, by the texts that say them, or by the day.
  private var texts = TextNumbers()
  private var positions: [Int] = []
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
    let number = texts.number(of: text)
    if number == positions.count {
      values.append(value(String(decoding: text, as: UTF8.self)))
      positions.append(values.count - 1)
    }
    return positions[number]
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
