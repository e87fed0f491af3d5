/// A saved query that cannot be asked fails whoever asks it, long after it was written.
struct SavedQueryInvalid: Rule {
  let id: RuleID = "saved-query-invalid"
  let summary = "The saved queries of the settings can be asked."
  let reason =
    "A query with a mistake is refused when it is asked as `git issue list @NAME`, and so is every query that names it: nobody notices before it is needed."
  let remedy =
    "Mend the query below `queries` in `.issues/config.yml`; `git issue list 'QUERY'` says whether it is right, `git issue list @` shows all of them."
  let needs = RuleNeeds.bytes
  let isExcusable = false
  var examples: [Example] {
    [
      .settings("queries:\n  triage: is:open no:assignee sort:-severity\n  soon: '@triage severity>=high'\n"),
      .settings("queries:\n  triage: is:opne ←\n"),
      .settings("queries:\n  late: is:open and ( ←\n  soon: '@late severity>=high'\n"),
      .settings("queries:\n  soon: '@triag severity>=high' ←\n  triage: is:open\n"),
      .settings("queries:\n  mine: assignee:me or @all ←\n  all: '-@mine' ←\n  some: '@all label:auth'\n"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .settings else { return }
    // Settings that cannot be read are told by whoever needs them.
    guard let configuration = try? Configuration(subject.document.bytes, path: subject.path),
      let node = try? YAMLNode.parse(subject.document.bytes, .strict)?["queries"]
    else { return }
    let texts = Dictionary(configuration.queries.map { ($0.name, $0.text) }) { first, _ in first }
    let named = texts.mapValues { Set(Query.savedNames(in: $0)) }
    // A mistake in a query is its own, and not one of those that name it.
    var others = configuration
    others.queries = configuration.queries.map { ($0.name, "is:open") }
    for pair in node.pairs ?? [] {
      guard let text = texts[pair.key] else { continue }
      if Self.reaches(pair.key, from: pair.key, named) {
        report(
          Finding(
            "the saved query '\(pair.key)' names itself", at: pair.value.range,
            help: "write out what it is to ask in place of @\(pair.key)"))
        continue
      }
      do throws(QueryError) {
        _ = try Query([text], configuration: others, types: subject.types, fields: subject.queryFields)
      } catch {
        report(
          Finding(
            "\(error.message), at column \(error.column) of '\(error.term)'", at: pair.value.range, help: error.help))
      }
    }
  }

  /// Whether a query names another, or one that does.
  private static func reaches(_ wanted: String, from start: String, _ named: [String: Set<String>]) -> Bool {
    var seen: Set<String> = []
    var next = named[start] ?? []
    while let name = next.popFirst() {
      if name == wanted { return true }
      if seen.insert(name).inserted { next.formUnion(named[name] ?? []) }
    }
    return false
  }
}
