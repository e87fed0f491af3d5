internal import Git
internal import Issues

/// Works out what an import writes: which entries are known, which ids the others get, and what all of it breaks.
struct ImportPlanner {
  private let snapshot: Snapshot
  private let settings: Settings
  private var report = ImportReport()
  private var record: ImportRecord
  private let oldRecord: ImportRecord
  private var ids: ImportIDs
  private var pending: [Pending] = []
  private var surroundings = ImportedSurroundings()
  private let telling: ImportTelling

  /// An entry that has not got its place yet.
  private struct Pending {
    let source: String
    /// What the entry is known by in its source.
    let key: String
    let entry: Entry
    let form: Form
    /// The issue that it was imported as.
    var known: (issue: Issue, parts: ImportedParts?)?
    var id: IssueID?
  }

  init(_ snapshot: Snapshot, _ telling: ImportTelling) throws {
    self.snapshot = snapshot
    self.telling = telling
    settings = try snapshot.settings
    oldRecord =
      try snapshot.bytes(at: IssueFolder.imports).map { try ImportRecord($0, path: IssueFolder.imports) }
      ?? ImportRecord()
    record = oldRecord
    ids = try ImportIDs(snapshot)
  }

  // MARK: Entries

  mutating func add(_ request: ImportRequest) throws {
    guard let fallback = request.type.map(settings.form(ofType:)) ?? settings.defaultForm else {
      throw StoreError.refused(
        message: "there is no form '\(request.type ?? "bug")' here", help: "git issue form list shows which there are")
    }
    report.leftOut += request.document.leftOut.map { (request.source, $0) }
    surroundings.add(request)
    var counts: [String: Int] = [:]
    for entry in request.document.entries {
      let name = entry.id.map { IssueID($0)?.description ?? $0 } ?? entry.title
      counts[name, default: 0] += 1
      let key = counts[name] == 1 ? name : "\(name) #\(counts[name] ?? 0)"
      let form = entry["type"].flatMap { settings.form(ofType: Configuration.key($0)) } ?? fallback
      var pending = Pending(source: request.source, key: key, entry: entry, form: form)
      try find(&pending, isFirst: counts[name] == 1)
      self.pending.append(pending)
    }
  }

  /// Finds the issue that an entry was imported as: by the record of its source, or of another with the same title, or
  /// by its id and title.
  private mutating func find(_ pending: inout Pending, isFirst: Bool) throws {
    let lines = oldRecord.lines(for: pending.key)
    let title = pending.entry.title.trimmed
    let line = lines.first { $0.source == pending.source } ?? lines.first { $0.parts.isTitled(title) }
    if let line, let issue = try ids.issue(line.id) {
      pending.known = (issue, line.parts)
    } else if isFirst, let id = pending.entry.id.flatMap({ IssueID($0) }), let issue = try ids.issue(id),
      Configuration.key(issue.title) == Configuration.key(title)
    {
      pending.known = (issue, nil)
    }
    if let known = pending.known { pending.id = known.issue.id }
  }

  // MARK: The plan

  mutating func finish(advance: (Int) -> Void) throws -> Plan<ImportReport> {
    try chooseIDs()
    let newPrefixes = ids.newPrefixes(beside: settings.configuration.prefixes)
    let oldConfiguration = try snapshot.bytes(at: IssueFolder.configuration) ?? []
    let configuration = Configuration.adding(
      prefixes: newPrefixes, to: try surroundings.configuration(oldConfiguration))
    var edits: [FileEdit] = []
    if configuration != oldConfiguration { edits.append(.write(IssueFolder.configuration, configuration)) }

    let documents = pending.map { document($0) }
    var names = ids.paths
    for document in documents { names[document.id, default: []] = [document.path] }
    let policy = Policy(try settings.with(configuration: configuration), baseline: nil)
    let checker = Checker(snapshot, comparedWith: nil, under: policy, names: IssueNames(names))
    var errors: [Diagnostic] = []
    var refused: [Diagnostic] = []
    var history = ImportHistory()
    let changed = zip(pending, documents).filter { item, placed in placed.document != item.known?.issue.document }
    var verdicts = try checker.judge(
      changed.map { Checker.Candidate(document: $1.document, path: $1.path) }, advance: advance)[...]
    for (item, placed) in zip(pending, documents) {
      let comments = try comments(of: item, placed)
      for comment in comments {
        let judged = checker.check(comment: comment.text, path: comment.path)
        refused += judged.diagnostics.filter { $0.level == .error }.map { $0.moved(to: item.entry, of: item.source) }
      }
      edits += comments.map { .write($0.path, Array($0.text.utf8)) }
      var excused: [Diagnostic] = []
      if placed.document == item.known?.issue.document {
        advance(1)
      } else {
        for diagnostic in verdicts.popFirst() ?? [] where diagnostic.level == .error {
          if Baseline(covering: [diagnostic]).entries.isEmpty {
            refused.append(diagnostic.moved(to: item.entry, of: item.source))
          } else {
            excused.append(diagnostic)
          }
        }
        errors += excused
        edits.append(.write(placed.path, placed.document.bytes))
      }
      if telling == .asItHappened, item.known == nil {
        let states = history.add(
          item.entry, placed.id, placed.document, path: placed.path,
          comments: comments.map { .write($0.path, Array($0.text.utf8)) }, form: item.form,
          configuration: policy.settings.configuration)
        for state in states {
          errors += try checker.judge(state, path: placed.path).filter { diagnostic in
            diagnostic.level == .error && !excused.contains { $0.rule == diagnostic.rule }
          }
        }
      }
      let isChanged = placed.document != item.known?.issue.document || !comments.isEmpty
      report.lines.append(
        ImportReport.Line(
          source: item.source, lines: item.entry.lines, entry: item.entry.id, id: placed.id,
          title: placed.document["title"]?.text ?? "",
          fate: item.known == nil ? .new : isChanged ? .changed : .unchanged,
          changes: isChanged ? item.known.map { Change.between($0.issue.document, placed.document) } ?? [] : [],
          kept: placed.kept,
          excused: Set(excused.map(\.rule)).sorted()))
      record.note(
        ImportRecord.Line(
          source: item.source, entry: item.key, id: placed.id,
          parts: ImportedParts(placed.source, comments: item.entry.comments.map(\.fileName))))
    }
    edits += try surroundings.edits(in: snapshot, checker, refused: &refused)
    report.leftOut += surroundings.leftOut
    report.besides = edits.map(\.path).filter { !IssueFolder.mayHoldIssue($0) && !IssueFolder.isComment($0) }
    guard refused.isEmpty else { throw StoreError.rejected(refused) }
    edits += try baseline(covering: errors, paths: Set(documents.map(\.path)))
    if record != oldRecord { edits.append(.write(IssueFolder.imports, record.bytes)) }
    var plan = Plan(edits: edits, message: message, value: report)
    plan.history = history.commits(edits, message: message)
    if !plan.history.isEmpty { plan.message = "issue: name what the imported reports are related to\n" }
    return plan
  }

  private mutating func chooseIDs() throws {
    // Who has an id that is free keeps it; the others come behind all of those.
    for index in pending.indices where pending[index].id == nil {
      guard let wanted = wantedID(pending[index]) else { continue }
      if try ids.take(wanted) { pending[index].id = wanted }
    }
    for index in pending.indices where pending[index].id == nil {
      let wanted = pending[index].entry.id.flatMap { IssueID($0) }
      let prefix = wanted?.prefix ?? settings.configuration.prefix(ofType: pending[index].form.type)
      pending[index].id = try ids.next(prefix: prefix)
    }
  }

  /// The id that an entry has; a number alone (`#12`) is that of its type's prefix.
  private func wantedID(_ item: Pending) -> IssueID? {
    guard let written = item.entry.id else { return nil }
    if written.hasPrefix("#"), let number = Int(written.dropFirst()), number > 0 {
      return IssueID(prefix: settings.configuration.prefix(ofType: item.form.type), number: number)
    }
    return IssueID(written)
  }

  private struct Placed {
    let id: IssueID
    let path: String
    /// What is written.
    let document: Document
    /// As the source has it.
    let source: Document
    let kept: [String]
  }

  private func document(_ item: Pending) -> Placed {
    let id = item.id ?? IssueID(prefix: settings.configuration.prefix, number: 1)
    var source = item.entry.document(id: id, form: item.form, configuration: settings.configuration)
    if let known = item.known {
      let (document, kept) = known.issue.document.updated(to: source, since: known.parts, form: item.form)
      return Placed(id: id, path: known.issue.path, document: document, source: source, kept: kept)
    }
    if let wanted = wantedID(item), wanted != id {
      let written = item.entry.id ?? ""
      source = source.adding([written.hasPrefix("#") ? written : wanted.description], to: "formerly")
    }
    let title = Redactor(source.bytes).mask(source["title"]?.text ?? "")
    let path = IssueFolder.path(of: id, title: title, layout: settings.configuration.layout)
    return Placed(id: id, path: path, document: source, source: source, kept: [])
  }

  /// The comments that are not there yet, and were not taken away here.
  private func comments(of item: Pending, _ placed: Placed) throws -> [(path: String, text: String)] {
    guard !item.entry.comments.isEmpty else { return [] }
    let present = try item.known.map { try snapshot.companions(of: $0.issue).comments } ?? []
    var written: [(path: String, text: String)] = []
    for comment in item.entry.comments {
      if item.known?.parts?.holdsComment(comment.fileName) ?? false { continue }
      let text = Draft.normalized(comment.text)
      let time = comment.seconds.map { Timestamp.text(seconds: $0, offset: 0) } ?? ""
      let isPresent = present.contains { other in
        other.time == time && (other.text.map { $0 == text } ?? other.path.hasSuffix("/\(comment.fileName)"))
      }
      if isPresent { continue }
      written.append(
        ("\(IssueFolder.companion(of: placed.path))/comments/\(comment.fileName)", comment.fileText))
    }
    return written
  }

  /// The baseline with what the import breaks, in place of what it knew of these files.
  private func baseline(covering errors: [Diagnostic], paths: Set<String>) throws -> [FileEdit] {
    let old = try snapshot.baseline
    let touched = Set(errors.map(\.path)).union(
      report.lines.indices.filter { report.lines[$0].fate != .unchanged }.compactMap { index in
        pending[index].known?.issue.path
      })
    let kept = (old?.baseline.entries ?? []).filter { !touched.contains($0.path) }
    let entries = kept + Baseline(covering: errors).entries
    let new = Baseline(entries.sorted { ($0.path, $0.rule, $0.text) < ($1.path, $1.rule, $1.text) })
    guard !new.entries.isEmpty || old != nil, new.bytes != old?.bytes, !(old == nil && errors.isEmpty) else {
      return []
    }
    return [.write(IssueFolder.baseline, new.bytes)]
  }

  private var message: String {
    let sources = Set(pending.map(\.source)).union(surroundings.sources).sorted().joined(separator: ", ")
    let counts = [ImportReport.Fate.new, .changed].compactMap { fate in
      report.count(fate) > 0 ? "\(report.count(fate)) \(fate.rawValue)" : nil
    }
    let what = counts.isEmpty ? "what is known" : counts.joined(separator: ", ")
    let subject = "issue: import \(what) from \(Entry.line(sources))"
    let changed = report.lines.filter { $0.fate != .unchanged }.map(\.id)
    // A commit that names thousands of issues is read by nobody.
    let trailers = changed.count > 50 ? [] : changed.map { "Issue: \($0)\n" }
    let line = subject.count > 100 ? "\(subject.prefix(99))…" : subject
    return "\(line)\n" + (trailers.isEmpty ? "" : "\n\(trailers.joined())")
  }
}

extension Settings {
  /// These settings by another `config.yml`.
  func with(configuration bytes: [UInt8]) throws -> Settings {
    Settings(
      configuration: try Configuration(bytes, path: IssueFolder.configuration), forms: forms,
      files: SettingsFiles(configuration: bytes, forms: files.forms))
  }
}

extension Diagnostic {
  /// The same about an entry of a source, where nobody has the issue's file yet: it names the entry, since several may
  /// stand on one line, and shows no line, since none of the source is the issue's.
  fileprivate func moved(to entry: Entry, of source: String) -> Diagnostic {
    let place = LineMap.Position(line: entry.lines?.lowerBound ?? 1, column: 1, utf8Column: 1, utf16Column: 1)
    let name = [entry.id, Redactor(Array(entry.title.utf8)).mask(entry.title)].compactMap { $0 }.joined(separator: " ")
    return Diagnostic(
      rule: rule, level: level, path: source, range: 0..<0, start: place, end: place,
      message: "in '\(Entry.line(name))': \(message)", help: help, sourceLine: "")
  }
}
