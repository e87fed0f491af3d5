internal import IssueStore
internal import Issues

extension Settings {
  /// The query that a command is given, where every word may be a term, also one that begins with a dash.
  ///
  /// - Parameters:
  ///   - words: Behind `--`, all of them are terms; else what looks like an option and is none is a mistake.
  ///   - sort: What `--sort` asks for. The query's own order counts more.
  func query(_ words: [String], sort: String? = nil, of command: String) throws -> Query {
    let isTerms = words.first == "--"
    let terms = isTerms ? Array(words.dropFirst()) : words
    // `-label:wip`, `-(a or b)` and `-"two words"` are terms.
    for word in terms where !isTerms && word.hasPrefix("-") && !word.contains(where: { ":=<>\"(@".contains($0) }) {
      let isNumber = word.dropFirst().first?.isNumber ?? false
      if isNumber { continue }
      throw Failure(
        .usage, "unknown option '\(word)'",
        hints: ["git issue \(command) -h", "'not \(word.drop { $0 == "-" })' is what does not hold the text"])
    }
    let query = try Query(terms, configuration: configuration, types: types, fields: queryFields)
    return Query(query.expression, sortKeys: query.sortKeys + (try sort.map { try sortKeys($0) } ?? []))
  }

  /// What `--sort` asks for, as `sort:` in a query does.
  private func sortKeys(_ text: String) throws -> [Query.SortKey] {
    let key = "sort:"
    do throws(QueryError) {
      return try Query([key + text], configuration: configuration, types: types, fields: queryFields).sortKeys
    } catch {
      let column = max(1, error.column - key.count)
      throw Failure(.usage, "\(error.message), at column \(column) of '\(text)'", hints: [error.help])
    }
  }
}

extension Console {
  /// The moment that relative dates are counted from.
  var moment: Moment { Moment(seconds: Int(now.seconds), offset: offset) }

  /// The issues of a store, at a revision or a date if one is named.
  func snapshot(of store: IssueStore, at text: String?) throws -> Snapshot {
    try text.map { try store.snapshot(at: $0, now: moment) } ?? store.current()
  }

  /// The settings for a command that only reads. A form that cannot be read hides no issue, and is warned of.
  func readableSettings(of snapshot: Snapshot) throws -> Settings {
    let settings = try snapshot.readableSettings
    for fault in settings.faults {
      let place = "\(fault.path):\(fault.line):\(fault.column)"
      standardError.write("warning: \(TerminalText("\(place): \(fault.message)"))\n")
      standardError.write("hint: \(TerminalText(fault.help)); until then nothing can be filed or checked\n")
    }
    return settings
  }
}
