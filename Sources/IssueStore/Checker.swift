package import Issues

/// Judges issues of a snapshot by a repository's rules. Every door uses it.
package struct Checker {
  let snapshot: Snapshot
  let policy: Policy
  /// What the issues are compared with: how they stood before the change.
  private let previous: Snapshot?
  /// Those files of ``previous`` that are not there any more, where they are known.
  private let removed: [Snapshot.File]?
  let names: IssueNames
  /// What was found before in the same files, where many states of them are judged.
  var recent: RecentVerdicts?

  var settings: Settings { policy.settings }
  var rules: RuleSet { policy.rules }
  var baseline: BaselineFile? { policy.baseline }

  package init(_ snapshot: Snapshot, comparedWith previous: Snapshot? = nil, known: KnownFindings = .own) throws {
    self.init(snapshot, comparedWith: previous, under: try Policy(of: snapshot, known: known))
  }

  init(
    _ snapshot: Snapshot, comparedWith previous: Snapshot?, removed: [Snapshot.File]? = nil, under policy: Policy,
    names: IssueNames? = nil
  ) {
    self.snapshot = snapshot
    self.previous = previous
    self.removed = removed
    self.policy = policy
    self.names = names ?? IssueNames(of: snapshot, prefixes: policy.settings.configuration.prefixes)
  }

  /// Whether issues are judged as they are, and not by what they were before.
  var isAlone: Bool { previous == nil }

  /// Judges one file.
  func check(_ file: Snapshot.File) throws -> [Diagnostic] {
    if IssueFolder.isComment(file.path) { return try checkCompanion(file) }
    guard let recent, let key = try recentKey(file) else {
      return try judge(file, snapshot.contents(of: file)).diagnostics
    }
    if let known = recall(recent.verdicts[key]) { return known }
    let verdict = try judge(file, snapshot.contents(of: file))
    recent.verdicts[key] = verdict
    return verdict.diagnostics
  }

  /// Nil for a file whose verdict depends on more than its text, its own former one and what rules ask.
  private func recentKey(_ file: Snapshot.File) throws -> RecentVerdicts.Key? {
    guard let blob = file.blob, file.mode == .regular || file.mode == .executable, isInPlace(file.path) else {
      return nil
    }
    let before = try previous?.blob(at: file.path)
    // A new file may be a renamed one.
    guard before != nil || previous == nil || removed?.isEmpty == true else { return nil }
    return RecentVerdicts.Key(
      path: PathKey(file.path), blob: blob, isExecutable: file.mode == .executable, previous: before,
      policy: ObjectIdentifier(policy.identity))
  }

  /// Judges what was read of a file.
  func judge(_ file: Snapshot.File, _ read: FileContents?) throws -> Verdict {
    let recorder = Recorder(surroundings)
    let diagnostics = try check(
      Document(read?.bytes ?? []), path: file.path, mode: read?.mode ?? file.mode, size: read?.size,
      recorder.recording)
    return Verdict(answers: recorder.answers, diagnostics: diagnostics)
  }

  /// Judges an issue that is not in any file yet.
  package func check(_ document: Document, path: String) throws -> Judged {
    judged(try judge(document, path: path), paths: [path])
  }

  /// Judges a document as the text of an issue, whatever the baseline covers.
  func judge(_ document: Document, path: String) throws -> [Diagnostic] {
    try check(document, path: path, mode: .regular, size: nil, surroundings)
  }

  /// What is told of some findings, and what the baseline covers.
  func judged(_ diagnostics: [Diagnostic], paths: [String] = []) -> Judged {
    guard let split = baseline?.baseline.split(diagnostics) else {
      return Judged(diagnostics: diagnostics, paths: paths)
    }
    return Judged(diagnostics: split.told, covered: split.covered, paths: paths)
  }

  func check(
    _ document: Document, path: String, mode: Subject.Mode, size: Int?, _ surroundings: Subject.Surroundings
  ) throws -> [Diagnostic] {
    let subject = Subject(
      path: path, mode: mode, document: document, size: size,
      reading: policy.reading(ofType: document["type"]?.text ?? ""),
      configuration: configuration(for: path), types: settings.types, previous: try previousDocument(path, document),
      surroundings: surroundings)
    return rules.check(subject)
  }

  /// What an issue is judged by. Its folder is a question of how the files around it are laid out, and not of what the
  /// side that a change goes to asks of a report: the change of layout could land nowhere.
  private func configuration(for path: String) -> Configuration {
    var configuration = settings.configuration
    if !isInPlace(path), let own = try? snapshot.configuration.layout { configuration.layout = own }
    return configuration
  }

  private func isInPlace(_ path: String) -> Bool {
    let configuration = settings.configuration
    guard let id = IssueFolder.id(of: path, prefixes: configuration.prefixes) else { return true }
    return IssueFolder.isInPlace(path, id, layout: configuration.layout)
  }

  func previousDocument(_ path: String, _ document: Document) throws -> Document? {
    guard let previous else { return nil }
    if let bytes = try previous.bytes(at: path) { return try former(Document(bytes), at: path, of: document) }
    // A file that was renamed is known by its id; where that has changed too, by its slug.
    let id = document["id"]?.text.flatMap { IssueID($0) }
    let slug = IssueFolder.slug(ofPath: path)
    var same: [Snapshot.File]
    if let removed {
      let files = try removed.compactMap { try previous.issueFile($0) }
      same = id.map { id in files.filter { $0.id == id } } ?? []
      if same.isEmpty, let slug {
        same = files.filter { IssueFolder.slug(ofPath: $0.path) == slug && !snapshot.exists($0.path) }
      }
    } else {
      let names = previous.namesOfIssues
      same = try (id.map { names.paths(of: $0) } ?? []).compactMap { try previous.issueFile(at: $0) }
      if same.isEmpty, let slug {
        same = try names.paths(withSlug: slug).filter { !snapshot.exists($0) }.compactMap {
          try previous.issueFile(at: $0)
        }
      }
    }
    guard same.count == 1 else { return nil }
    return try previous.read(same[0]).flatMap { try former(Document($0.bytes), at: same[0].path, of: document) }
  }

  /// What had the name or the id of a document before, if it is the same report: where two clones took one number, the
  /// other report has both now, and this one goes on under another number.
  private func former(_ old: Document, at path: String, of document: Document) throws -> Document? {
    guard !["reported", "reporter", "title"].allSatisfy({ old[$0]?.text == document[$0]?.text }),
      let id = old["id"]?.text.flatMap({ IssueID($0) }), let slug = IssueFolder.slug(ofPath: path)
    else { return old }
    return try names.successor(of: id, slug: slug, in: snapshot) == nil ? old : nil
  }

  var surroundings: Subject.Surroundings {
    // Who may not read the repository is not told what is in it, and whoever looks at the report finds it out.
    guard snapshot.store.intake == nil else { return .none }
    let (snapshot, names) = (snapshot, names)
    return Subject.Surroundings(paths: { names.paths(of: $0) }, fileExists: { snapshot.exists($0) })
  }
}

extension Checker {
  /// What another thread makes a checker of its own from: nothing that remembers what was asked is shared.
  struct Copy: Sendable {
    fileprivate let place: IssueStore.Place
    fileprivate let source: Snapshot.Source
    fileprivate let previous: Snapshot.Source?
    fileprivate let removed: [Snapshot.File]?
    fileprivate let settings: SettingsFiles
    fileprivate let names: [IssueID: [String]]
  }

  func copy() throws -> Copy {
    Copy(
      place: snapshot.store.place, source: snapshot.source, previous: previous?.source, removed: removed,
      settings: settings.files, names: names.table)
  }

  init(_ copy: Copy) throws {
    let store = try copy.place.open()
    let snapshot = Snapshot(store, copy.source)
    self.init(
      snapshot, comparedWith: copy.previous.map { Snapshot(store, $0) }, removed: copy.removed,
      under: Policy(try copy.settings.read(), baseline: nil), names: IssueNames(copy.names))
  }
}

extension Checker {
  /// Judges what the issues say of each other after some of them went away: references that now lead nowhere.
  package func danglingReferences(to gone: Set<IssueID>) throws -> [Diagnostic] {
    try check(referrers(to: gone)).diagnostics.filter { $0.rule == "reference-unknown" }
  }

  /// The issues that name one of these as related.
  func referrers(to gone: Set<IssueID>) throws -> [Snapshot.File] {
    guard !gone.isEmpty else { return [] }
    return try snapshot.candidates().filter { file in
      guard let bytes = try snapshot.read(file)?.bytes else { return false }
      let related = Document(bytes)["related"]?.value.texts ?? []
      return related.contains { text in IssueID(text).map(gone.contains) ?? false }
    }
  }
}
