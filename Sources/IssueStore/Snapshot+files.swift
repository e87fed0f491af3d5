package import Issues

/// Which files are issues.
extension Snapshot {
  /// Every file that is an issue, or should be one: by its name, or by the `id:` in its front matter. In the order of
  /// their paths.
  package func files() throws -> [File] {
    if let cachedFiles { return cachedFiles }
    let prefixes = try configuration.prefixes
    let files = try candidates().compactMap { try asIssue($0, prefixes: prefixes) }
    cachedFiles = files
    return files
  }

  /// The issue at a path: what ``files()`` has there, found without listing the others.
  ///
  /// - Parameter prefixes: What ids may start with, besides what the settings say where they can be read.
  func issueFile(at path: String, prefixes: [String] = []) throws -> File? {
    guard path == IssueFolder.path || IssueFolder.mayHoldIssue(path) else { return nil }
    return try entry(at: path).flatMap { try asIssue($0, alsoNamed: prefixes) }
  }

  /// A file of this snapshot as an issue; nil where it is none.
  func issueFile(_ file: File, prefixes: [String] = []) throws -> File? {
    guard file.blob != nil, file.path != IssueFolder.path else {
      return try issueFile(at: file.path, prefixes: prefixes)
    }
    return IssueFolder.mayHoldIssue(file.path) ? try asIssue(file, alsoNamed: prefixes) : nil
  }

  private func asIssue(_ file: File, alsoNamed prefixes: [String]) throws -> File? {
    try asIssue(file, prefixes: ((try? configuration.prefixes) ?? []) + prefixes)
  }

  /// A file as an issue, if it is or should be one.
  private func asIssue(_ file: File, prefixes: [String]) throws -> File? {
    var file = file
    file.id = IssueFolder.id(of: file.path, prefixes: prefixes)
    if file.id != nil || file.path == IssueFolder.path { return file }
    guard file.mode == .regular || file.mode == .executable, let bytes = try read(file)?.bytes else { return nil }
    return Document(bytes)["id"] == nil ? nil : file
  }

  /// The files whose name starts with an id, and those that call themselves by it under another name.
  package func files(of id: IssueID) throws -> [File] {
    if let cached = cachedFilesOfIDs[id] { return cached }
    searches += 1
    let files = try knownFiles(of: id) ?? filesLookedThrough(for: id)
    cachedFilesOfIDs[id] = files
    return files
  }

  /// For how many ids all files are looked through before what each of them says is written down, which takes longer
  /// than to look for one.
  private static let mostSearches = 2

  private func filesLookedThrough(for id: IssueID) throws -> [File] {
    if searches > Self.mostSearches { return try filesByID()[id] ?? [] }
    return try files().filter { file in
      if file.id == id { return true }
      guard file.mode == .regular || file.mode == .executable, let bytes = try read(file)?.bytes else { return false }
      return Document.mayBe(id, bytes) && Document(bytes)["id"]?.text.flatMap { IssueID($0) } == id
    }
  }

  /// All files by the ids that they have in their names or call themselves by.
  private func filesByID() throws -> [IssueID: [File]] {
    if let cachedFilesByID { return cachedFilesByID }
    var table: [IssueID: [File]] = [:]
    for file in try files() {
      if let id = file.id { table[id, default: []].append(file) }
      guard file.mode == .regular || file.mode == .executable, let bytes = try read(file)?.bytes,
        let stated = Document(bytes)["id"]?.text.flatMap({ IssueID($0) }), stated != file.id
      else { continue }
      table[stated, default: []].append(file)
    }
    cachedFilesByID = table
    return table
  }

  /// The id that a file's front matter says.
  package func statedID(at path: String) throws -> IssueID? {
    guard let file = try issueFile(at: path), let bytes = try read(file)?.bytes else { return nil }
    return Document(bytes)["id"]?.text.flatMap { IssueID($0) }
  }

  /// The files that may be issues by where they stand, sorted; or what stands in place of the folder.
  func candidates() throws -> [File] {
    if let obstacle = try obstacle() { return [obstacle] }
    return try listing().filter { IssueFolder.mayHoldIssue($0.path) }.sorted { $0.path < $1.path }
  }

  /// What is in `.issues` and its buckets.
  func listing() throws -> [File] {
    if let cachedListing { return cachedListing }
    guard try obstacle() == nil else { return [] }
    let top = try entries(in: IssueFolder.path)
    let buckets = top.filter { entry in
      entry.mode == .directory && IssueFolder.isBucket(entry.path.split(separator: "/").last ?? "")
    }
    let listing = try top + buckets.flatMap { try entries(in: $0.path) }
    cachedListing = listing
    return listing
  }
}
