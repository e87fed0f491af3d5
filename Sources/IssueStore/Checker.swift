package import Issues

/// Judges issues of a snapshot by the repository's rules. Every door uses it.
package struct Checker {
  let snapshot: Snapshot
  let rules: RuleSet
  let settings: Settings
  /// What the issues are compared with: how they stood before the change.
  private let previous: Snapshot?
  private let readings: [String: FormReading]
  /// The findings that are known and not told again.
  let baseline: BaselineFile?

  package init(_ snapshot: Snapshot, comparedWith previous: Snapshot? = nil, known: KnownFindings = .own) throws {
    self.snapshot = snapshot
    self.previous = previous
    settings = try snapshot.settings
    baseline =
      switch known {
      case .own: try snapshot.baseline
      case .none: nil
      case .listed(let file): file
      }
    rules = RuleSet(configuration: settings.configuration)
    readings = Dictionary(uniqueKeysWithValues: settings.forms.map { ($0.type, FormReading($0)) })
  }

  /// Judges some issues, and what stands between them and the others.
  ///
  /// - Parameter progress: Told after each of them.
  package func check(_ files: [Snapshot.File], progress: () -> Void = {}) throws -> Judged {
    let paths = try surroundings()
    let diagnostics = try files.flatMap { file -> [Diagnostic] in
      defer { progress() }
      if IssueFolder.isComment(file.path) { return try checkCompanion(file.path, mode: file.mode) }
      let read = try snapshot.read(file)
      return try check(
        Document(read?.bytes ?? []), path: file.path, mode: snapshot.exactMode(of: file), size: read?.size, paths)
    }
    return judged(diagnostics, paths: files.map(\.path))
  }

  /// Judges an issue that is not in any file yet.
  package func check(_ document: Document, path: String) throws -> Judged {
    judged(try check(document, path: path, mode: .regular, size: nil, surroundings()), paths: [path])
  }

  /// What is told of some findings, and what the baseline covers.
  func judged(_ diagnostics: [Diagnostic], paths: [String] = []) -> Judged {
    guard let split = baseline?.baseline.split(diagnostics) else {
      return Judged(diagnostics: diagnostics, paths: paths)
    }
    return Judged(diagnostics: split.told, covered: split.covered, paths: paths)
  }

  /// A judgement of documents as the text of issues, for many of them: what stands between issues is read once.
  func judge() throws -> (Document, _ path: String) throws -> [Diagnostic] {
    let surroundings = try surroundings()
    return { try check($0, path: $1, mode: .regular, size: nil, surroundings) }
  }

  private func check(
    _ document: Document, path: String, mode: Subject.Mode, size: Int?, _ surroundings: Subject.Surroundings
  ) throws -> [Diagnostic] {
    let type = document["type"]?.text ?? ""
    let subject = Subject(
      path: path, mode: mode, document: document, size: size,
      reading: readings[type] ?? readings[settings.defaultForm?.type ?? ""],
      configuration: settings.configuration, types: settings.types, previous: try previousDocument(path, document),
      surroundings: surroundings)
    return rules.check(subject)
  }

  private func previousDocument(_ path: String, _ document: Document) throws -> Document? {
    guard let previous else { return nil }
    if let bytes = try previous.bytes(at: path) { return Document(bytes) }
    // A file that was renamed is known by its id; where that has changed too, by its slug.
    var files = try document["id"]?.text.flatMap { IssueID($0) }.map { try previous.files(of: $0) } ?? []
    if files.isEmpty, let slug = IssueFolder.slug(ofPath: path) {
      files = try previous.files().filter { IssueFolder.slug(ofPath: $0.path) == slug && !snapshot.exists($0.path) }
    }
    guard files.count == 1 else { return nil }
    return try previous.read(files[0]).map { Document($0.bytes) }
  }

  private func surroundings() throws -> Subject.Surroundings {
    let snapshot = snapshot
    // Names are enough to tell which ids are there, and are listed only when a rule asks.
    var ids: [IssueID: [String]]?
    return Subject.Surroundings(
      paths: { id in
        if ids == nil {
          let files = (try? snapshot.files()) ?? []
          ids = Dictionary(grouping: files.compactMap { file in file.id.map { ($0, file.path) } }) { $0.0 }
            .mapValues { $0.map(\.1) }
        }
        return ids?[id] ?? []
      },
      fileExists: { snapshot.exists($0) })
  }
}

extension Checker {
  /// Judges what the issues say of each other after some of them went away: references that now lead nowhere.
  package func danglingReferences(to gone: Set<IssueID>) throws -> [Diagnostic] {
    guard !gone.isEmpty else { return [] }
    let remaining = try snapshot.files().filter { file in
      guard let bytes = try snapshot.read(file)?.bytes else { return false }
      let related = Document(bytes)["related"]?.value.texts ?? []
      return related.contains { text in IssueID(text).map(gone.contains) ?? false }
    }
    return try check(remaining).diagnostics.filter { $0.rule == "reference-unknown" }
  }
}
