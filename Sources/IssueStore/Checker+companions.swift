package import Issues

extension Checker {
  /// Judges what stands beside the issues: comments and the knowledge base by their text, and of every other file,
  /// whether it is one.
  package func checkCompanions() throws -> Judged {
    let found = try companions(in: IssueFolder.path)
    let told = Set(found.map(\.path))
    let conflicts = try snapshot.conflictsBesideIssues().values.joined().filter { !told.contains($0.path) }
    return judged(found + conflicts.sorted { $0.path < $1.path })
  }

  /// Judges what stands beside some issues.
  package func checkCompanions(of files: [Snapshot.File]) throws -> Judged {
    let folders = Set(files.map { IssueFolder.companion(of: $0.path) })
    return judged(try folders.sorted().flatMap { try companions(in: $0) })
  }

  private func companions(in folder: String) throws -> [Diagnostic] {
    try snapshot.entries(in: folder).flatMap { file -> [Diagnostic] in
      // What is named as an issue is judged as one.
      if IssueFolder.id(of: file.path, prefixes: settings.configuration.prefixes) != nil { return [] }
      guard file.mode != .directory else { return try checkPlace(of: file.path) + companions(in: file.path) }
      return try checkCompanion(file)
    }
  }

  /// Judges whether a folder that is named after an issue stands beside it.
  func checkPlace(of folder: String) throws -> [Diagnostic] {
    let parent = IssueFolder.folder(of: folder)
    guard parent == IssueFolder.path || IssueFolder.folder(of: parent) == IssueFolder.path,
      try snapshot.idOfFolder(folder) != nil
    else { return [] }
    return RuleSet.structural(settings.configuration).check(try snapshot.subject(ofFolder: folder, among: names))
  }

  /// Judges a file beside the issues: a comment or an entry of the knowledge base by its text, any other by what kind of
  /// file it is.
  func checkCompanion(_ file: Snapshot.File) throws -> [Diagnostic] {
    let path = file.path
    guard file.mode == .regular || file.mode == .executable else { return checkKind(of: file.mode, at: path) }
    let isComment = file.mode == .regular && IssueFolder.isComment(path)
    let isRead =
      isComment || IssueFolder.isKnownIssue(path) || [IssueFolder.watch, IssueFolder.configuration].contains(path)
    // An attachment may hold anything, and be a script that can be run.
    guard isRead, let read = try snapshot.contents(of: file) else { return [] }
    if read.mode == .unreadable { return checkKind(of: .unreadable, at: path) }
    if isComment { return check(comment: read.bytes, size: read.size, path: path) }
    if path == IssueFolder.watch { return checkWatchList(read.bytes, size: read.size) }
    if path == IssueFolder.configuration { return checkSettings(read.bytes, size: read.size) }
    return check(Document(read.bytes), ofKnownIssueAt: path, size: read.size)
  }

  private func checkKind(of mode: Subject.Mode, at path: String) -> [Diagnostic] {
    let subject = Subject(
      path: path, mode: mode, document: Document([]), reading: nil, configuration: settings.configuration, types: [])
    return RuleSet.structural(settings.configuration).check(subject)
  }

  /// Judges a comment, which may not be in any file yet.
  package func check(comment text: String, path: String) -> Judged {
    judged(check(comment: Array(text.utf8), size: text.utf8.count, path: path))
  }

  /// Judges an entry of the knowledge base, which may not be in any file yet.
  package func check(_ document: Document, ofKnownIssueAt path: String) -> Judged {
    judged(check(document, ofKnownIssueAt: path, size: document.bytes.count), paths: [path])
  }

  func checkWatchList(_ bytes: [UInt8], size: Int) -> [Diagnostic] {
    let subject = Subject(
      kind: .watchList, path: IssueFolder.watch, document: Document(body: bytes), size: size, reading: nil,
      configuration: settings.configuration, types: [])
    return RuleSet.watchList(settings.configuration).check(subject)
  }

  func checkSettings(_ bytes: [UInt8], size: Int) -> [Diagnostic] {
    // Its queries may ask for what comes with the change that is judged.
    let own = (try? snapshot.settings) ?? settings
    let subject = Subject(
      kind: .settings, path: IssueFolder.configuration, document: Document(body: bytes), size: size, reading: nil,
      configuration: settings.configuration, types: own.types, queryFields: own.queryFields)
    return RuleSet.settings(settings.configuration).check(subject)
  }

  func check(_ document: Document, ofKnownIssueAt path: String, size: Int) -> [Diagnostic] {
    let subject = Subject(
      kind: .knownIssue, path: path, document: document, size: size, reading: nil,
      configuration: settings.configuration, types: [])
    return rules.check(subject)
  }

  func check(comment bytes: [UInt8], size: Int, path: String) -> [Diagnostic] {
    let subject = Subject(
      kind: .body, path: path, document: Document(body: size > Document.largest ? [] : bytes), size: size, reading: nil,
      configuration: settings.configuration, types: [])
    return rules.check(subject)
  }
}
