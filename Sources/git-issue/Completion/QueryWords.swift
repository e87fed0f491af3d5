internal import IssueStore
internal import Issues

/// The terms of queries.
extension TrackerWords {
  private static let signs: Set<Character> = [":", "=", "<", ">"]
  /// What has an order, so that more and less can be asked for.
  private static let ordered: Set = ["severity", "reported", "due", "resolved"]

  /// The last term of what is written of a query.
  func query(_ text: String) -> [Candidate] {
    var term = text.suffix(from: Self.start(ofLastTermIn: text))
    // A dash negates a term or a group.
    if term.first == "-" { term = term.dropFirst() }
    while term.first == "(" { term = term.dropFirst(term.dropFirst().first == "-" ? 2 : 1) }
    let head = String(text[..<term.startIndex])
    return self.term(String(term)).map { $0.prefixed(head) }
  }

  /// Where the last word begins that is not in quotes before a blank.
  private static func start(ofLastTermIn text: String) -> String.Index {
    var (start, isQuoted) = (text.startIndex, false)
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == " ", !isQuoted { start = text.index(after: index) }
    }
    return start
  }

  private func term(_ term: String) -> [Candidate] {
    guard !term.hasPrefix("@") else {
      return configuration.queries.map { Candidate("@\($0.name)", $0.text) }.beginning(with: term)
    }
    guard let sign = term.firstIndex(where: { Self.signs.contains($0) }) else { return keys.beginning(with: term) }
    let key = term[..<sign].lowercased()
    let value = term[sign...].drop { Self.signs.contains($0) }
    return values(ofKey: key, String(value)).map { $0.prefixed(String(term[..<value.startIndex])) }
  }

  private var fieldNames: [String] { Query.Key.names(settings?.fields ?? []).filter { !Self.plurals.contains($0) } }
  /// Another name for a field that is offered under its first one.
  private static let plurals: Set = ["labels", "components", "files"]

  private var keys: [Candidate] {
    let fields = fieldNames.flatMap { name in
      (Self.ordered.contains(name) ? [":", ">=", "<="] : [":"]).map { Candidate(name + $0, isWhole: false) }
    }
    let others = ["is", "has", "no", "sort", "text"] + Query.Trait.allCases.map(\.rawValue)
    return fields + others.map { Candidate("\($0):", isWhole: false) }
  }

  private func values(ofKey key: String, _ text: String) -> [Candidate] {
    switch key {
    case "is": return list(text) { _ in Query.State.allCases.map { Candidate($0.rawValue) } }
    case "has", "no": return fieldNames.map { Candidate($0) }.beginning(with: text)
    case "sort": return sortKeys(text)
    case "text", "title": return []
    case _ where Query.Trait(rawValue: key) != nil: return [Candidate("yes"), Candidate("no")].beginning(with: text)
    case "id": return list(text) { issues($0) }
    case "reported", "due", "resolved": return dates.beginning(with: text)
    case "label", "component":
      return list(text, .query) { values(forField: "\(key)s", $0, []) }
    case "assignee", "reporter":
      let others = list(text, .query) { _ in people }
      return [Candidate("me", me ?? "")].beginning(with: text) + others
    case _ where key.hasPrefix("env."), _ where key.hasPrefix("environment."):
      let name = key.drop { $0 != "." }.dropFirst()
      return list(text, .query) { _ in values(of: "environment.\(name)").map { Candidate($0) } }
    default: return list(text, .query) { values(forField: key, $0, forms(nil)) }
    }
  }

  private var dates: [Candidate] {
    [
      Candidate("today", console.today.description), Candidate("yesterday"), Candidate("1w", "a week ago"),
      Candidate("1m", "a month ago"), Candidate("1y", "a year ago"), Candidate(console.today.description, "today"),
    ]
  }

  /// Names of fields with commas between them, a dash before what goes backwards.
  func sortKeys(_ text: String) -> [Candidate] {
    list(text) { last in
      let dash = last.hasPrefix("-") ? "-" : ""
      return fieldNames.map { Candidate(dash + $0) }
    }
  }
}
