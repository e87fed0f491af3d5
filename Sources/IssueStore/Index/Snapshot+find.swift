internal import Git
package import Issues

/// The issues that answer a query, and everything that is not as it should be.
package struct FoundIssues: Sendable {
  /// Those that answer, and those in ``faults``.
  package var issues: [ListedIssue] = []
  package var broken: [BrokenIssue] = []
  /// What is wrong with the files of issues that can be read, by path: they are found by every query.
  package var faults: [String: [Diagnostic]] = [:]
  package fileprivate(set) var context: Query.Context
  /// Whether texts can be asked for, too.
  fileprivate var hasTexts = false
  /// What holds the texts of those that the index can tell.
  fileprivate var textIndex: IssueIndex?

  /// Those that answer another query, too, which does not ask what rules say; nil where it asks for texts and they are
  /// not at hand.
  package func filtered(by query: Query, me: Person?) -> FoundIssues? {
    var filtered = self
    filtered.context.me = me
    guard !query.isAll else { return filtered }
    guard hasTexts || !query.asksForText else { return nil }
    let context = filtered.context
    let work = SharedWork<ListedIssue, ListedIssue>(issues, atOnce: Self.issuesAtOnce)
    let body: @Sendable () -> Void = {
      work.run { issues in issues.filter { self.hasFaults($0) || query.matches($0, context) } }
    }
    Threads.run(Threads.others(for: issues.count / Self.issuesAtOnce), body, meanwhile: body)
    guard let found = try? work.found, !(textIndex?.isDamaged ?? false) else { return nil }
    filtered.issues = found
    return filtered
  }

  /// How many issues are worth a thread.
  private static let issuesAtOnce = 2_048

  /// Whether something is wrong with the file of an issue; those that the index can tell have none.
  package func hasFaults(_ issue: ListedIssue) -> Bool {
    if case .row = issue { return false }
    return faults[issue.path] != nil
  }
}

/// Whether issues are found by what is kept of them. The answer does not depend on it.
package enum IndexUse: Sendable { case kept, none }

extension Snapshot {
  /// The issues that answer a query.
  ///
  /// - Parameter progress: Told of what has to be read, where the index is behind.
  package func find(
    _ query: Query, today: CalendarDate, me: Person?, index: IndexUse = .kept, texts: Texts = .left,
    progress: (IndexProgress) -> Void = { _ in }
  ) throws -> FoundIssues {
    let texts = query.asksForText ? .needed : texts
    // What is in conflict beside issues is looked up in Git's index, in the middle of a merge.
    let kept =
      try index == .none || !conflictsBesideIssues().isEmpty
      ? nil
      : withIndex(texts: texts, progress) { index in
        var found = try find(query, today, me, in: index)
        if texts == .needed { (found.hasTexts, found.textIndex) = (true, index) }
        return found
      }
    return try kept ?? findInFiles(query, today, me)
  }

  /// Every issue, in a context in which any query can be answered that does not ask what rules say.
  ///
  /// - Parameter texts: Whether queries will ask for texts.
  package func findAll(today: CalendarDate, me: Person?, texts: Texts = .left) throws -> FoundIssues {
    var found = try find(.all, today: today, me: me, texts: texts)
    let people = try KnownPeople(store.repository)
    found.context = Query.Context(
      configuration: found.context.configuration, today: today, me: me, uncommitted: found.context.uncommitted,
      people: { people.person($0) })
    return found
  }

  /// Whether the index has to hold the text of the issues.
  package enum Texts: Sendable { case needed, left }

  /// What comes of the index as the files are now; nil where there can be none.
  func withIndex<Value>(
    texts: Texts = .left, _ progress: (IndexProgress) -> Void = { _ in }, _ body: (IssueIndex) throws -> Value
  ) throws -> Value? {
    guard let refresh = try IndexRefresh(self) else { return nil }
    // What is damaged where it is used is made anew once.
    for _ in 0..<2 {
      do {
        let index = try issueIndex(refresh, progress)
        guard texts == .needed else { return try body(index) }
        let searchable = try refresh.addingTexts(index, progress: progress)
        cachedIssueIndex = searchable
        return try body(searchable)
      } catch is IssueIndex.Damage {
        cachedIssueIndex = nil
        refresh.discard()
      }
    }
    return nil
  }

  /// What is kept, as the files are now, or were when it was first asked for.
  func issueIndex(
    _ refresh: IndexRefresh, _ progress: (IndexProgress) -> Void = { _ in }
  ) throws -> IssueIndex {
    if let cachedIssueIndex { return cachedIssueIndex }
    let index = try refresh.index(progress: progress)
    cachedIssueIndex = index
    return index
  }

  private func findInFiles(_ query: Query, _ today: CalendarDate, _ me: Person?) throws -> FoundIssues {
    let loaded = try load()
    let readable = loaded.compactMap(\.readable)
    let context = try context(of: query, among: readable, today: today, me: me)
    var found = FoundIssues(context: context, hasTexts: true)
    for loaded in loaded { found.add(loaded, query) }
    return found
  }

  private func find(
    _ query: Query, _ today: CalendarDate, _ me: Person?, in index: IssueIndex
  ) throws -> FoundIssues {
    let others = try load(index.others, in: index)
    let context = try context(
      of: query, uncommitted: uncommitted(in: index, and: others.compactMap(\.readable)), today: today, me: me)
    var found = FoundIssues(context: context)
    found.issues = try index.rows { query.matches($0, context) }.map { .row($0) }
    for loaded in others { found.add(loaded, query) }
    found.broken += try misplaced(index.strays)
    return found
  }

  /// Reads the files that a row cannot tell.
  private func load(_ rows: [Int], in index: IssueIndex) throws -> [Loaded] {
    let prefixes = try configuration.prefixes
    let files = try rows.map { row in
      let path = index.table.path(row)
      let mode = index.table.flags(row).contains(.regular) ? .regular : try store.workTree?.mode(of: path) ?? .other
      return File(path: path, mode: mode, blob: nil, id: IssueFolder.id(of: path, prefixes: prefixes))
    }.sorted { $0.path < $1.path }
    let sharing = Dictionary(grouping: files.filter { $0.id != nil }, by: \.id)
    return try files.map { file in
      let paths = sharing[file.id]?.map(\.path) ?? []
      return try load(file, sharing: paths.count > 1 ? paths : [])
    }
  }

  /// The paths of the issues that are not as they are committed.
  private func uncommitted(in index: IssueIndex, and others: [Issue]) throws -> Set<String> {
    let committed = try CommittedFiles(store)
    var paths = try uncommitted(among: others, committed)
    for row in 0..<index.table.count where index.isPlain(row) && !index.table.flags(row).contains(.committed) {
      let path = index.table.path(row)
      if try !isCommitted(path, committed, bytes: { try bytes(at: path) ?? [] }) { paths.insert(path) }
    }
    return paths
  }
}

extension Snapshot.Loaded {
  /// The issue, if it can be read as one.
  package var readable: Issue? {
    switch self {
    case .issue(let issue), .faulty(let issue, _): issue
    case .broken: nil
    }
  }
}

extension FoundIssues {
  fileprivate mutating func add(_ loaded: Snapshot.Loaded, _ query: Query) {
    switch loaded {
    case .issue(let issue): if query.matches(issue, context) { issues.append(.issue(issue)) }
    case .broken(let issue): broken.append(issue)
    case .faulty(let issue, let diagnostics):
      issues.append(.issue(issue))
      faults[issue.path] = diagnostics
    }
  }
}
