internal import Git
internal import Issues

/// Works out what the requests of a batch come to, one after another.
struct BatchPlanner {
  /// An issue as the requests so far have made it.
  private struct State {
    /// As it was; nil for a new one.
    let original: Issue?
    var issue: Issue
  }

  private let batch: IssueBatch
  private let snapshot: Snapshot
  private let settings: Settings
  private let today: CalendarDate
  private let delivery: Delivery
  private let session: Session
  private let names: IssueNames
  private let (newcomers, changes): (Checker, Checker)
  /// The ids of new reports, by the index of their line, and by what other lines call them.
  private var given: [Int: IssueID] = [:]
  private var called: [String: IssueID] = [:]
  private var states: [IssueID: State] = [:]
  /// The issues that are written, in the order in which they are first named.
  private var order: [IssueID] = []
  private var comments: [(id: IssueID, path: String, text: String)] = []

  init(
    _ batch: IssueBatch, _ snapshot: Snapshot, today: CalendarDate, _ delivery: Delivery, _ session: Session
  ) throws {
    try snapshot.requireTracker()
    (self.batch, self.snapshot, self.today, self.delivery, self.session) = (batch, snapshot, today, delivery, session)
    settings = try snapshot.settings
    let policy = try Policy(of: snapshot)
    let names = IssueNames(of: snapshot, prefixes: settings.configuration.prefixes)
    self.names = names
    newcomers = Checker(snapshot, comparedWith: nil, under: policy, names: names)
    changes = Checker(snapshot, comparedWith: snapshot, under: policy, names: names)
  }

  mutating func plan() throws -> Plan<[BatchResult]> {
    try giveIDs()
    var results: [BatchResult] = []
    for (index, line) in batch.lines.enumerated() {
      do {
        results.append(try apply(line, index))
      } catch let error as RequestError {
        throw BatchRefusal(line: line.number, error: error.at(line.node).placed(in: batch.map))
      } catch let error where Explanation(error)?.kind == .refused {
        throw BatchRefusal(line: line.number, error: error)
      }
    }
    var edits: [FileEdit] = []
    for id in order {
      guard let state = states[id], state.issue.document != state.original?.document else { continue }
      edits.append(.write(state.issue.path, state.issue.document.bytes))
    }
    edits += comments.map { .write($0.path, Array($0.text.utf8)) }
    return Plan(edits: edits, message: message(results), value: results)
  }

  // MARK: Ids

  /// Gives all new reports their ids first, so that any request can refer to any of them.
  private mutating func giveIDs() throws {
    var numbers: [String: Int] = [:]
    var taken: Set<IssueID> = []
    for (index, line) in batch.lines.enumerated() where line.operation == .add {
      let form = line.node["type"]?.text.flatMap { settings.form(ofType: $0.lowercased()) } ?? settings.defaultForm
      let prefix = settings.configuration.prefix(ofType: form?.type ?? "")
      var id: IssueID
      if settings.configuration.ids == .random {
        repeat { id = try snapshot.store.nextID(prefix: prefix, in: snapshot) } while taken.contains(id)
        taken.insert(id)
      } else {
        let highest = try numbers[prefix] ?? snapshot.store.highestNumber(prefix: prefix, in: snapshot)
        numbers[prefix] = highest + 1
        id = IssueID(prefix: prefix, number: highest + 1)
      }
      given[index] = id
      if let name = line.name { called[name] = id }
      names.add(id, at: path(of: id, title: line.node["title"]?.text ?? ""))
    }
  }

  private func path(of id: IssueID, title: String) -> String {
    IssueFolder.path(of: id, title: title, layout: settings.configuration.layout)
  }

  /// A request with ids in place of the names that the batch gives to its reports.
  private func resolved(_ node: JSONNode) throws -> JSONNode {
    let known = called.keys.sorted().map { "$\($0)" }
    return try node.mappingMembers { key, value in
      guard key == "id" || key == "related" else { return value }
      return try value.placing {
        try value.mappingTexts { text in
          guard text.hasPrefix("$") else { return text }
          if let id = called[String(text.dropFirst())] { return id.description }
          throw RequestError(
            "no report of the batch is named '\(text)'",
            help: known.isEmpty
              ? "name one: {\"add\": {…}, \"as\": \"a\"}" : "use one of: \(known.joined(separator: ", "))"
          )
        }
      }
    }
  }

  // MARK: Requests

  private mutating func apply(_ line: IssueBatch.Line, _ index: Int) throws -> BatchResult {
    switch try IssueRequest(line.operation, resolved(line.node)) {
    case .add(let new): try add(new, given[index], line)
    case .change(let id, let change): try self.change(id, change, line)
    case .comment(let id, let comment): try self.comment(id, comment.text, line)
    }
  }

  private mutating func add(_ new: NewIssue, _ id: IssueID?, _ line: IssueBatch.Line) throws -> BatchResult {
    guard let id else { preconditionFailure("each new report has got an id") }
    let draft = try new.draft(settings)
    let document = try snapshot.store.report(draft, today, session)(id, settings)
    let title = Redactor(document.bytes).mask(document["title"]?.text ?? draft.title)
    let path = path(of: id, title: title)
    names.add(id, at: path)
    let judged = try newcomers.check(document, path: path)
    guard !judged.hasErrors, let issue = Issue(document, path: path) else {
      throw StoreError.rejected(judged.diagnostics)
    }
    states[id] = State(original: nil, issue: issue)
    order.append(id)
    return result(
      line, .reported, issue, changes: Change.between(nil, document), told: judged.diagnostics, judged.covered)
  }

  private mutating func change(_ id: IssueID, _ change: IssueChange, _ line: IssueBatch.Line) throws -> BatchResult {
    let state = try state(of: id)
    let old = state.issue
    let document = try change.document(
      of: old, beside: snapshot.companions(of: old), settings, today: today)
    guard document != old.document else { return result(line, .unchanged, old) }
    let checker = state.original == nil ? newcomers : changes
    let judged = try checker.check(document, path: old.path)
    guard !judged.hasErrors, let issue = Issue(document, path: old.path) else {
      throw StoreError.rejected(judged.diagnostics)
    }
    states[id] = State(original: state.original, issue: issue)
    if !order.contains(id) { order.append(id) }
    return result(
      line, .changed, issue, changes: Change.between(old.document, document),
      told: try snapshot.store.new(judged.diagnostics, old, checker), judged.covered)
  }

  private mutating func comment(_ id: IssueID, _ text: String, _ line: IssueBatch.Line) throws -> BatchResult {
    let state = try state(of: id)
    if delivery == .commit, let original = state.original { try snapshot.store.refuseUncommitted(original, snapshot) }
    let folder = IssueFolder.companion(of: state.issue.path)
    var (name, written) = try snapshot.store.commentFile(text, session)
    while comments.contains(where: { $0.path == "\(folder)/\(name)" }) {
      (name, written) = try snapshot.store.commentFile(text, session)
    }
    let path = "\(folder)/\(name)"
    let judged = newcomers.check(comment: written, path: path)
    guard !judged.hasErrors else { throw StoreError.rejected(judged.diagnostics) }
    comments.append((id, path, written))
    return result(line, .commented, state.issue, comment: path)
  }

  private func state(of id: IssueID) throws -> State {
    if let state = states[id] { return state }
    if given.values.contains(id) {
      throw RequestError("\(id) is not reported yet", help: "put the line that reports it before this one")
    }
    let issue = try snapshot.issue(id)
    return State(original: issue, issue: issue)
  }

  private func result(
    _ line: IssueBatch.Line, _ deed: BatchResult.Deed, _ issue: Issue, changes: [Change] = [],
    told diagnostics: [Diagnostic] = [], _ covered: [Diagnostic] = [], comment: String? = nil
  ) -> BatchResult {
    BatchResult(
      line: line.number, name: line.name, deed: deed,
      change: ChangedIssue(issue: issue, changes: changes, diagnostics: diagnostics, covered: covered),
      comment: comment)
  }

  // MARK: Message

  private func message(_ results: [BatchResult]) -> String {
    let done = results.filter { $0.deed != .unchanged }
    if done.count == 1 { return message(ofOne: done[0]) }
    let kinds: [(deed: BatchResult.Deed, verb: String, past: String)] = [
      (.reported, "report", "reported"), (.changed, "change", "changed"), (.commented, "comment on", "commented on"),
    ]
    var (named, counted): ([String], [String]) = ([], [])
    for kind in kinds {
      let ids = Self.distinct(done.filter { $0.deed == kind.deed })
      guard !ids.isEmpty else { continue }
      named.append("\(kind.verb) \(ids.joined(separator: ", "))")
      counted.append("\(ids.count) \(kind.past)")
    }
    let whole = "issue: \(named.joined(separator: "; "))"
    let subject = whole.count > 100 ? "issue: \(counted.joined(separator: ", "))" : whole
    let ids = Self.distinct(done)
    // A commit that names thousands of issues is read by nobody.
    let trailers = ids.count > 50 ? "" : "\n" + ids.map { "Issue: \($0)\n" }.joined()
    return "\(subject)\n\(trailers)"
  }

  /// As the command of the same name would have it.
  private func message(ofOne result: BatchResult) -> String {
    let issue = result.change.issue
    let summary =
      switch result.deed {
      case .reported: Redactor(issue.document.bytes).mask("reported: \(issue.title)")
      case .changed:
        IssueStore.summary(
          result.change.changes,
          hidingSecretsOf: [states[issue.id]?.original?.document, issue.document].compactMap(\.self))
      case .commented, .unchanged: "comment"
      }
    return IssueStore.message(issue.id, summary)
  }

  private static func distinct(_ results: [BatchResult]) -> [String] {
    var ids: [String] = []
    for result in results where !ids.contains(result.change.issue.id.description) {
      ids.append(result.change.issue.id.description)
    }
    return ids
  }
}
