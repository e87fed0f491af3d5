extension Query {
  /// Reads a query, given as one argument or as several. Terms that follow each other must all hold; `or` binds less.
  ///
  /// - Parameter fields: The forms' own fields; looked at for a key that is not every issue's.
  package init(
    _ arguments: [String], configuration: Configuration, types: [String],
    fields: @autoclosure @escaping () -> [Field] = []
  )
    throws(QueryError)
  {
    var parser = QueryParser(configuration: configuration, types: types, fields: fields)
    self = try parser.read(arguments)
  }

  /// The saved queries that a query names, whether they are there or not.
  static func savedNames(in text: String) -> [String] {
    ((try? QueryWords(text).tokens) ?? []).compactMap { token in
      if case .word(let word) = token { word.savedName(from: word.start) } else { nil }
    }
  }
}

/// Reads a query from its start to its end.
private struct QueryParser {
  /// How deep parentheses may stand in each other, and how many saved queries may be named, one by the other too.
  private static let limit = 100

  let configuration: Configuration
  let types: [String]
  let fields: () -> [Query.Field]
  private var depth = 0
  /// How many saved queries were named so far.
  private var saved = 0
  private var tokens: [QueryToken] = []
  private var position = 0
  private var sortKeys: [Query.SortKey] = []

  init(configuration: Configuration, types: [String], fields: @escaping () -> [Query.Field]) {
    (self.configuration, self.types, self.fields) = (configuration, types, fields)
  }

  mutating func read(_ arguments: [String]) throws(QueryError) -> Query {
    for argument in arguments { tokens += try QueryWords(argument).tokens }
    let expression = try any()
    if case .close(let argument, let column)? = next {
      throw QueryError(
        message: "a parenthesis that was not opened", help: "put text that holds one between double quotes",
        term: argument, column: column)
    }
    return Query(expression, sortKeys: sortKeys)
  }

  private var next: QueryToken? { position < tokens.count ? tokens[position] : nil }

  /// Terms, and `or` between them.
  private mutating func any() throws(QueryError) -> Query.Expression {
    var parts = [try all()]
    while case .or(let argument, let column)? = next {
      position += 1
      let part = try all()
      guard let left = parts.last, !left.isEmpty, !part.isEmpty else {
        throw QueryError(
          message: "'or' stands between two terms", help: "put it between double quotes to search for the word",
          term: argument, column: column)
      }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// Terms that all must hold.
  private mutating func all() throws(QueryError) -> Query.Expression {
    var parts: [Query.Expression] = []
    while let token = next {
      switch token {
      case .or, .close: return parts.count == 1 ? parts[0] : .all(parts)
      case .and: position += 1
      case .not, .open, .word: if let part = try term() { parts.append(part) }
      }
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// A term or a group; nil for what only says the order.
  private mutating func term() throws(QueryError) -> Query.Expression? {
    var isNegated = false
    var lonelyNot = QueryError(
      message: "'not' stands before a term", help: "put it between double quotes to search for the word", term: "not",
      column: 1)
    while case .not(let argument, let column)? = next {
      isNegated.toggle()
      lonelyNot = QueryError(message: lonelyNot.message, help: lonelyNot.help, term: argument, column: column)
      position += 1
    }
    guard let token = next else { throw lonelyNot }
    position += 1
    let part: Query.Expression?
    switch token {
    case .open(let argument, let column): part = try group(argument, column)
    case .word(let word):
      let hasSign = word.start > 0
      if hasSign { isNegated.toggle() }
      part = try read(word)
      if part == nil, isNegated { throw Self.negatedOrder(word, hasSign ? nil : lonelyNot) }
    case .or, .and, .not, .close: throw lonelyNot
    }
    return isNegated ? part.map { .not($0) } : part
  }

  /// - Parameter not: Says where the `not` stands; nil where the word has a sign of its own.
  private static func negatedOrder(_ word: QueryWord, _ not: QueryError?) -> QueryError {
    let keys = word.text.drop { !":=<>".contains($0) }.drop { ":=<>".contains($0) }.split(separator: ",")
    let turned = keys.map { $0.hasPrefix("-") ? String($0.dropFirst()) : "-\($0)" }
    return QueryError(
      message: "an order is not negated", help: "to turn it round, write sort:\(turned.joined(separator: ","))",
      term: not?.term ?? word.text, column: not?.column ?? 1)
  }

  private mutating func group(_ argument: String, _ column: Int) throws(QueryError)
    -> Query.Expression
  {
    func error(_ message: String, _ help: String) -> QueryError {
      QueryError(message: message, help: help, term: argument, column: column)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.limit else {
      throw error("more than \(Self.limit) parentheses in each other", "write the query with fewer")
    }
    let part = try any()
    guard case .close? = next else { throw error("a parenthesis that is not closed", "put a ) at its end") }
    position += 1
    guard !part.isEmpty else { throw error("nothing stands between the parentheses", "put a term there") }
    return part
  }

  private mutating func read(_ word: QueryWord) throws(QueryError) -> Query.Expression? {
    if let name = word.savedName(from: word.start) { return try query(name, word) }
    let reader = TermReader(word: word, start: word.start, configuration: configuration, types: types, fields: fields)
    switch try reader.read() {
    case .term(let expression): return expression
    case .sort(let keys):
      sortKeys += keys
      return nil
    }
  }

  /// What a name stands for that the settings give to a query.
  private mutating func query(_ name: String, _ word: QueryWord) throws(QueryError) -> Query.Expression {
    func error(_ message: String, _ help: String) -> QueryError {
      QueryError(message: message, help: help, term: word.text, column: word.start + 1)
    }
    guard let query = configuration.queries.first(where: { $0.name == name }) else {
      let names = configuration.queries.map(\.name)
      let known =
        names.isEmpty ? "the settings name none under `queries`" : "use one of: \(names.joined(separator: ", "))"
      throw error("there is no saved query '\(name)'", Nearest.question(about: name, among: names) + known)
    }
    saved += 1
    guard saved <= Self.limit, depth < Self.limit else {
      throw error("more than \(Self.limit) saved queries, one in the other", "see whether one names itself")
    }
    var parser = QueryParser(configuration: configuration, types: types, fields: fields)
    (parser.depth, parser.saved) = (depth + 1, saved)
    do throws(QueryError) {
      let read = try parser.read([query.text])
      saved = parser.saved
      sortKeys += read.sortKeys
      return read.expression
    } catch {
      let message = error.message.hasPrefix("in @") ? error.message : "in @\(name): \(error.message)"
      throw QueryError(message: message, help: error.help, term: error.term, column: error.column)
    }
  }
}

extension Query.Expression {
  fileprivate var isEmpty: Bool { if case .all(let parts) = self { parts.isEmpty } else { false } }
}
