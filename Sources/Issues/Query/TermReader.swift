/// Reads one word of a query.
struct TermReader {
  enum Result {
    case term(Query.Expression)
    case sort([Query.SortKey])
  }
  let word: QueryWord
  /// Where the term begins, behind a sign that negates it.
  let start: Int
  let configuration: Configuration
  let types: [String]
  let fields: () -> [Query.Field]

  private static let signs: Set<Character> = [":", "=", "<", ">"]

  func read() throws(QueryError) -> Result {
    let end = word.characters.indices.dropFirst(start).first {
      Self.signs.contains(word.characters[$0]) && !word.isQuoted[$0]
    }
    guard let end, !isAddress(at: end) else {
      return .term(.condition(.text(pattern(start..<word.characters.count))))
    }
    guard end > start else {
      let help = "write the field before it and the value behind it without blanks, as severity>=high; "
      let sign = String(word.characters[end...].prefix { Self.signs.contains($0) })
      throw error("'\(sign)' stands without a field", help + Self.quotes, at: end)
    }
    guard word.characters[start..<end].allSatisfy({ $0.isLetter || $0.isNumber || "-_.!".contains($0) }) else {
      throw error("'\(String(word.characters[start..<end]))' is no field", Self.quotes, at: start)
    }
    if word.characters[start..<end].last == "!" {
      let key = String(word.characters[start..<(end - 1)])
      throw error("'!=' is no comparison", "put a - in front of the term: -\(key):…", at: end - 1)
    }
    let (comparison, next) = try comparison(at: end)
    let name = String(word.characters[start..<end]).lowercased()
    let value = String(word.characters[next...])
    if let trait = Query.Trait(rawValue: name) {
      guard comparison == .equal, let isSo = ["yes": true, "no": false][value.lowercased()] else {
        throw error("'\(name)' is yes or no", "write it as \(name):yes or \(name):no", at: next)
      }
      return .term(isSo ? .condition(.trait(trait)) : .not(.condition(.trait(trait))))
    }
    switch name {
    case "sort": return .sort(try sortKeys(from: next))
    case "is": return .term(try any(from: next) { range throws(QueryError) in .state(try state(range)) })
    case "has": return .term(.condition(.has(try key(value, at: next))))
    case "no": return .term(.not(.condition(.has(try key(value, at: next)))))
    case "text": return .term(.condition(.text(pattern(next..<word.characters.count))))
    default:
      let key = try key(name, at: start)
      let expression = try any(from: next) { range throws(QueryError) in
        .compare(key, comparison, try operand(range, of: key, comparison))
      }
      if case .any = expression, comparison != .equal {
        throw error("a list is compared by : alone", "name one value, or write key:a,b", at: next)
      }
      return .term(expression)
    }
  }

  private static let quotes = "a text that holds : = < or > stands between double quotes"

  /// Whether the sign belongs to an address such as `https://example.org`, which people search for as it is.
  private func isAddress(at end: Int) -> Bool {
    word.isSign(":", at: end) && word.isSign("/", at: end + 1) && word.isSign("/", at: end + 2)
  }

  /// The sign between a key and its value, and where the value begins.
  private func comparison(at end: Int) throws(QueryError) -> (Query.Comparison, Int) {
    var next = end
    if word.characters[next] == ":" { next += 1 }
    var sign = ""
    while next < word.characters.count, Self.signs.contains(word.characters[next]), !word.isQuoted[next], sign.count < 2
    {
      sign.append(word.characters[next])
      next += 1
    }
    guard let comparison = sign.isEmpty ? .equal : Query.Comparison(rawValue: sign) else {
      throw error("'\(sign)' is no comparison", "use one of: : = >= <= > <", at: end)
    }
    return (comparison, next)
  }

  /// The places of the values of a list: commas part them, unless they stand in quotes.
  private func list(from start: Int) throws(QueryError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = start
    for index in start...word.characters.count where index == word.characters.count || word.isSign(",", at: index) {
      ranges.append(first..<index)
      first = index + 1
    }
    if ranges.count > 1, let empty = ranges.first(where: \.isEmpty) {
      throw error(
        "nothing stands beside a comma", "write key:a,b; a text with a comma between double quotes",
        at: empty.lowerBound)
    }
    return ranges
  }

  private func any(
    from start: Int, _ condition: (Range<Int>) throws(QueryError) -> Query.Condition
  ) throws(QueryError) -> Query.Expression {
    var conditions: [Query.Condition] = []
    for range in try list(from: start) { conditions.append(try condition(range)) }
    if conditions.count > 1, let ids = Self.ids(conditions) { return .condition(ids) }
    return conditions.count == 1 ? .condition(conditions[0]) : .any(conditions.map { .condition($0) })
  }

  /// Many ids as one condition, for which no issue has to be compared with each; nil where they are anything else.
  private static func ids(_ conditions: [Query.Condition]) -> Query.Condition? {
    guard case .compare(let key, .equal, .id)? = conditions.first else { return nil }
    var ids: Set<IssueID> = []
    for condition in conditions {
      guard case .compare(_, _, .id(let id)) = condition else { return nil }
      ids.insert(id)
    }
    return .compare(key, .equal, .ids(ids))
  }

  private func sortKeys(from start: Int) throws(QueryError) -> [Query.SortKey] {
    var keys: [Query.SortKey] = []
    for range in try list(from: start) {
      let isDescending = word.isSign("-", at: range.lowerBound)
      let name = String(word.characters[range].dropFirst(isDescending ? 1 : 0))
      keys.append(.init(try key(name, at: range.lowerBound), isDescending: isDescending))
    }
    return keys
  }

  private func state(_ range: Range<Int>) throws(QueryError) -> Query.State {
    let value = String(word.characters[range])
    if let state = Query.State(rawValue: value.lowercased()) { return state }
    throw unknown("'\(value)' is no state", value, Query.State.allCases.map(\.rawValue), at: range.lowerBound)
  }

  private func key(_ name: String, at column: Int) throws(QueryError) -> Query.Key {
    if let key = Query.Key(name, fields: fields().map(\.key)) { return key }
    let names =
      Query.Key.names(fields().map(\.key)) + ["sort", "is", "has", "no", "text"] + Query.Trait.allCases.map(\.rawValue)
    throw unknown("'\(name)' is no field", name, names, at: column)
  }

  /// A text, which begins words where a bare `*` ends it.
  private func pattern(_ range: Range<Int>) -> TextPattern {
    let isPrefix = range.count > 1 && word.isSign("*", at: range.upperBound - 1)
    return TextPattern(String(word.characters[range].dropLast(isPrefix ? 1 : 0)), isPrefix ? .atWordStart : .anywhere)
  }

  /// The value as it is compared; of a field with fixed choices, one of them.
  private func operand(_ range: Range<Int>, of key: Query.Key, _ comparison: Query.Comparison) throws(QueryError)
    -> Query.Operand
  {
    let value = String(word.characters[range])
    switch key {
    case .status:
      if let rank = configuration.rank(ofStatus: value) { return .status(rank) }
      throw unknown("'\(value)' is no status", value, configuration.statuses.map(\.id), at: range.lowerBound)
    case .severity:
      if let rank = configuration.rank(ofSeverity: value) { return .severity(rank) }
      throw unknown("'\(value)' is no severity", value, configuration.severities.map(\.id), at: range.lowerBound)
    case .type:
      let name = Configuration.key(value)
      if types.contains(name) { return .name(name) }
      throw unknown("'\(value)' is no type", value, types, at: range.lowerBound)
    case .reproducible:
      let choices = ["always", "intermittent", "never"]
      if choices.contains(value.lowercased()) { return .name(value.lowercased()) }
      throw unknown("'\(value)' is not how often a bug comes", value, choices, at: range.lowerBound)
    case .reported, .due, .resolved:
      if let date = RelativeDate(value), date.isByDay { return .date(date) }
      throw error("'\(value)' is not a date", RelativeDate.help, at: range.lowerBound)
    case .id, .related, .formerly:
      if let id = IssueID(value) { return .id(id) }
      if key == .related { return .whole(value.folded) }
      throw error("'\(value)' is not an id", "write it as \(configuration.prefix)-012", at: range.lowerBound)
    case .assignee, .reporter: if value == "me" { return .me }
    case .label: return pattern(range).place == .atWordStart ? .beginning(pattern(range).folded) : .whole(value.folded)
    case .phase: if let choice = try choice(range, of: configuration.phases, comparison, "phase") { return choice }
    case .field(let name):
      let choices = fields().first { $0.key == name }?.choices ?? []
      if let choice = try choice(range, of: choices, comparison, name) { return choice }
      let date = RelativeDate(value).flatMap { $0.isByDay ? $0 : nil }
      return .own(Query.OwnValue(pattern: pattern(range), number: value.number, date: date))
    case .title, .component, .file, .environment: break
    }
    return .part(pattern(range))
  }

  /// One of some choices as a whole; nil where any text is a value, or what is meant begins with it or is compared.
  private func choice(
    _ range: Range<Int>, of choices: [String], _ comparison: Query.Comparison, _ name: String
  ) throws(QueryError) -> Query.Operand? {
    guard !choices.isEmpty, comparison == .equal, pattern(range).place == .anywhere else { return nil }
    let value = String(word.characters[range])
    if choices.contains(where: { $0.folded == value.folded }) { return .whole(value.folded) }
    throw unknown("'\(value)' is no \(name)", value, choices, at: range.lowerBound)
  }

  private func unknown(_ message: String, _ typed: String, _ candidates: [String], at column: Int) -> QueryError {
    let nearest = Nearest.question(about: typed, among: candidates)
    return error(message, "\(nearest)use one of: \(candidates.joined(separator: ", "))", at: column)
  }

  private func error(_ message: String, _ help: String, at column: Int) -> QueryError {
    QueryError(message: message, help: help, term: word.text, column: column + 1)
  }
}
