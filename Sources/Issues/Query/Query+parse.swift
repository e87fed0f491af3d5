extension Query {
  /// Reads a query, given as one argument or as several.
  ///
  /// - Parameter fields: The keys of the forms' own fields, which may be asked for too.
  package init(_ arguments: [String], configuration: Configuration, types: [String], fields: [String] = [])
    throws(QueryError)
  {
    var terms: [Term] = []
    var sortKeys: [SortKey] = []
    for argument in arguments {
      for word in try Self.words(of: argument) {
        let reader = TermReader(word: word, configuration: configuration, types: types, fields: fields)
        switch try reader.read() {
        case .term(let term): terms.append(term)
        case .sort(let key): sortKeys.append(key)
        }
      }
    }
    self.terms = terms
    self.sortKeys = sortKeys
  }

  /// A word of a query: its characters, and which of them stood in quotes.
  struct Word {
    var characters: [Character] = []
    var isQuoted: [Bool] = []
    var text: String { String(characters) }
  }

  private static func words(of argument: String) throws(QueryError) -> [Word] {
    var words: [Word] = []
    var word = Word()
    var quote: (mark: Character, column: Int)?
    var hasQuotes = false
    func end() {
      if !word.characters.isEmpty || hasQuotes { words.append(word) }
      word = Word()
      hasQuotes = false
    }
    for (index, character) in argument.enumerated() {
      if let open = quote {
        if character == open.mark { quote = nil } else { word.characters.append(character); word.isQuoted.append(true) }
      } else if character == "\"" {
        quote = (character, index + 1)
        hasQuotes = true
      } else if character.isWhitespace {
        end()
      } else {
        word.characters.append(character)
        word.isQuoted.append(false)
      }
    }
    if let quote {
      throw QueryError(
        message: "a quote that is not closed", help: "put a \" at its end", term: argument, column: quote.column)
    }
    end()
    return words
  }
}

/// Reads one word of a query.
private struct TermReader {
  enum Result {
    case term(Query.Term)
    case sort(Query.SortKey)
  }
  let word: Query.Word
  let configuration: Configuration
  let types: [String]
  let fields: [String]

  func read() throws(QueryError) -> Result {
    let isNegated = word.characters.first == "-" && word.isQuoted.first == false && word.characters.count > 1
    let start = isNegated ? 1 : 0
    let signs: Set<Character> = [":", "=", "<", ">"]
    let end = word.characters.indices.dropFirst(start).first {
      signs.contains(word.characters[$0]) && !word.isQuoted[$0]
    }
    guard let end, end > start,
      word.characters[start..<end].allSatisfy({ $0.isLetter || $0.isNumber || "-_.!".contains($0) })
    else {
      return .term(.init(isNegated: isNegated, condition: .text(String(word.characters[start...]).folded)))
    }
    var next = end
    if word.characters[start..<end].last == "!" {
      let key = String(word.characters[start..<(end - 1)])
      throw error("'!=' is no comparison", "put a - in front of the term: -\(key):…", at: end - 1)
    }
    if word.characters[next] == ":" { next += 1 }
    var sign = ""
    while next < word.characters.count, signs.contains(word.characters[next]), !word.isQuoted[next], sign.count < 2 {
      sign.append(word.characters[next])
      next += 1
    }
    guard let comparison = sign.isEmpty ? .equal : Query.Comparison(rawValue: sign) else {
      throw error("'\(sign)' is no comparison", "use one of: : = >= <= > <", at: end)
    }
    let name = String(word.characters[start..<end]).lowercased()
    let value = String(word.characters[next...])
    if let trait = Query.Trait(rawValue: name) {
      guard comparison == .equal, let isSo = ["yes": true, "no": false][value.lowercased()] else {
        throw error("'\(name)' is yes or no", "write it as \(name):yes or \(name):no", at: next)
      }
      return .term(.init(isNegated: isNegated == isSo, condition: .trait(trait)))
    }
    switch name {
    case "sort":
      let isDescending = value.hasPrefix("-")
      let key = try key(isDescending ? String(value.dropFirst()) : value, at: next)
      return .sort(.init(key, isDescending: isDescending))
    case "is":
      guard let state = Query.State(rawValue: value.lowercased()) else {
        throw unknown("'\(value)' is no state", value, Query.State.allCases.map(\.rawValue), at: next)
      }
      return .term(.init(isNegated: isNegated, condition: .state(state)))
    case "has", "no":
      let condition = Query.Condition.has(try key(value, at: next))
      return .term(.init(isNegated: isNegated != (name == "no"), condition: condition))
    case "text": return .term(.init(isNegated: isNegated, condition: .text(value.folded)))
    default:
      let key = try key(name, at: start)
      let condition = Query.Condition.compare(key, comparison, try self.value(value, of: key, at: next))
      return .term(.init(isNegated: isNegated, condition: condition))
    }
  }

  private static let keys: [(name: String, key: Query.Key)] = [
    ("id", .id), ("title", .title), ("status", .status), ("type", .type), ("severity", .severity),
    ("reported", .reported), ("due", .due), ("resolved", .resolved), ("reporter", .reporter), ("assignee", .assignee),
    ("label", .label), ("labels", .label), ("phase", .phase), ("component", .component), ("components", .component),
    ("file", .file), ("files", .file), ("related", .related), ("reproducible", .reproducible), ("formerly", .formerly),
  ]

  private func key(_ name: String, at column: Int) throws(QueryError) -> Query.Key {
    let lower = name.lowercased()
    if let found = Self.keys.first(where: { $0.name == lower }) { return found.key }
    for prefix in ["environment.", "env."] where lower.hasPrefix(prefix) {
      return .environment(String(lower.dropFirst(prefix.count)))
    }
    if let field = fields.first(where: { $0.lowercased() == lower }) { return .field(field) }
    if lower.hasPrefix("x-") { return .field(lower) }
    let names =
      Self.keys.map(\.name) + fields.filter { field in !Self.keys.contains { $0.name == field } } + [
        "sort", "is", "has", "no", "text", "environment.os",
      ] + Query.Trait.allCases.map(\.rawValue)
    throw unknown("'\(name)' is no field", name, names, at: column)
  }

  /// The value as it is compared; for a field with fixed choices, the id of the choice.
  private func value(_ value: String, of key: Query.Key, at column: Int) throws(QueryError) -> String {
    switch key {
    case .status:
      if let status = configuration.status(value) { return status.id }
      throw unknown("'\(value)' is no status", value, configuration.statuses.map(\.id), at: column)
    case .severity:
      if let severity = configuration.severity(value) { return severity.id }
      throw unknown("'\(value)' is no severity", value, configuration.severities.map(\.id), at: column)
    case .type:
      if types.contains(value.lowercased()) { return value.lowercased() }
      throw unknown("'\(value)' is no type", value, types, at: column)
    case .reported, .due, .resolved:
      if CalendarDate(value) != nil { return value }
      throw error("'\(value)' is not a date", "write the day as YYYY-MM-DD", at: column)
    case .id, .related, .formerly:
      if let id = IssueID(value) { return id.description }
      if key == .related { return value }
      throw error("'\(value)' is not an id", "write it as \(configuration.prefix)-012", at: column)
    default: return value
    }
  }

  private func unknown(_ message: String, _ typed: String, _ candidates: [String], at column: Int) -> QueryError {
    let nearest = Nearest.question(about: typed, among: candidates)
    return error(message, "\(nearest)use one of: \(candidates.joined(separator: ", "))", at: column)
  }

  private func error(_ message: String, _ help: String, at column: Int) -> QueryError {
    QueryError(message: message, help: help, term: word.text, column: column + 1)
  }
}
