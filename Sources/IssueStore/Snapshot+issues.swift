package import Issues

extension Snapshot {
  /// An issue, or a file that should be one.
  package enum Loaded {
    case issue(Issue)
    case broken(BrokenIssue)
    /// Readable, but its file is not as it should be: another has the same id, it can be run, it lies
    /// elsewhere, or something beside it is in conflict.
    case faulty(Issue, [Diagnostic])
  }

  /// Every issue, and everything that should be one. Nothing is left out.
  package func load() throws -> [Loaded] {
    let files = try files()
    let sharing = Dictionary(grouping: files.filter { $0.id != nil }, by: \.id).filter { $0.value.count > 1 }
    let conflicts = try conflictsBesideIssues()
    return try files.map { file in
      try load(file, sharing: sharing[file.id]?.map(\.path) ?? []).adding(file.id.flatMap { conflicts[$0] } ?? [])
    } + misplacedFolders().map { .broken($0) }
  }

  /// The one issue with an id.
  ///
  /// - Throws: ``StoreError/unknownIssue(_:)``, ``StoreError/ambiguous(_:paths:)`` or ``StoreError/broken(_:)``.
  package func issue(_ id: IssueID) throws -> Issue {
    switch try loaded(id) {
    case .issue(let issue), .faulty(let issue, _): return issue
    case .broken(let broken): throw StoreError.broken(broken)
    }
  }

  /// The one issue with an id, or the file that should be it.
  ///
  /// - Throws: ``StoreError/unknownIssue(_:)`` or ``StoreError/ambiguous(_:paths:)``.
  package func loaded(_ id: IssueID) throws -> Loaded {
    let files = try files(of: id)
    guard let file = files.first else { throw StoreError.unknownIssue(id) }
    guard files.count == 1 else { throw StoreError.ambiguous(id, paths: files.map(\.path)) }
    return try load(file, sharing: [file.path]).adding(conflictsBesideIssues()[id] ?? [])
  }

  /// Reads one file; what makes it unreadable as an issue is told as diagnostics.
  func load(_ file: File, sharing paths: [String]) throws -> Loaded {
    let configuration = try self.configuration
    let read = try contents(of: file)
    let document = Document(read?.bytes ?? [])
    let mode = read?.mode ?? file.mode
    if mode == .regular, let size = read?.size, size <= Document.largest, let issue = Issue(document, path: file.path),
      !document.isConflicted
    {
      let isWellNamed =
        file.id == issue.id && file.path.hasSuffix(".md") && file.path.contains("/\(issue.id)")
        && IssueFolder.isInPlace(file.path, issue.id, layout: configuration.layout)
      if isWellNamed, paths.count <= 1, document.bytes.firstInvalidUTF8 == nil { return .issue(issue) }
    }
    let subject = Subject(
      path: file.path, mode: mode, document: document, size: read?.size, reading: nil,
      configuration: configuration,
      types: [], surroundings: .init(paths: { _ in paths }, fileExists: { _ in true }))
    let diagnostics = RuleSet.structural(configuration).check(subject)
    let isReadable = diagnostics.allSatisfy { diagnostic in
      ["duplicate-id", "wrong-folder"].contains(diagnostic.rule)
        || mode == .executable && diagnostic.rule == "not-a-regular-file"
    }
    if isReadable, let issue = Issue(document, path: file.path) {
      return diagnostics.isEmpty ? .issue(issue) : .faulty(issue, diagnostics)
    }
    let id = file.id ?? document["id"]?.text.flatMap { IssueID($0) }
    return .broken(BrokenIssue(id: id, path: file.path, diagnostics: diagnostics))
  }
}
