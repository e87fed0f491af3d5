package import Git
package import Issues

/// All issues as of the work tree, the index or a commit.
package final class Snapshot {
  package enum Source: Sendable, Equatable {
    case workTree
    /// What would be committed.
    case index
    case commit(ObjectID)
  }

  /// A file that is, or should be, an issue.
  package struct File: Sendable {
    package let path: String
    package let mode: Subject.Mode
    /// The blob, where the file comes from Git.
    let blob: ObjectID?
    /// The id that its name starts with.
    package internal(set) var id: IssueID?
  }

  package let store: IssueStore
  package let source: Source
  private var cachedSettings: Settings?
  private var cachedConfiguration: (bytes: [UInt8]?, configuration: Configuration)?
  var cachedFiles: [File]?
  var cachedFilesOfIDs: [IssueID: [File]] = [:]
  /// For how many ids the files were asked for.
  var searches = 0
  var cachedFilesByID: [IssueID: [File]]?
  /// The paths by ids, of the files that are known.
  var cachedPathsByID: [IssueID: Set<String>]?
  var cachedNames: KnownNames??
  /// What is kept of the files, brought up to date once.
  var cachedIssueIndex: IssueIndex?
  /// The folders beside issues, by the folder that they are in and the prefix of their ids.
  var cachedCompanionFolders: [String: [String: [IssueID: [String]]]] = [:]
  /// What is in `.issues` and its buckets.
  var cachedListing: [File]?
  /// The files by the ids in their names.
  private(set) lazy var namesOfIssues = IssueNames(
    IssueNames.table(of: self, prefixes: (try? configuration.prefixes) ?? []))
  private var cachedTree: ObjectID??
  private var cachedIndex: IndexReader?
  private var cachedSparse: Bool?
  /// Whether the file system can say which files can be run.
  private lazy var tellsExecutables = (try? store.repository.configuration.bool("core.fileMode")) != false
  private lazy var folderReader = store.workTree.map { FolderReader($0) }

  /// - Parameter settings: What they are, where they are known already, or to be those of another snapshot.
  init(_ store: IssueStore, _ source: Source, settings: Settings? = nil) {
    self.store = store
    self.source = source
    cachedSettings = settings
  }

  /// - Throws: ``SettingsError`` also where one of the forms cannot be read: what it asks for is not known then, and
  ///   nothing can be judged.
  package var settings: Settings {
    get throws {
      let settings = try readableSettings
      if let fault = settings.faults.first { throw fault }
      return settings
    }
  }

  /// The settings for who only reads: forms that cannot be read are left out, and hide no issue.
  package var readableSettings: Settings {
    get throws {
      if let cachedSettings { return cachedSettings }
      let settings = try Self.readSettings(self)
      cachedSettings = settings
      return settings
    }
  }

  /// What `config.yml` says; the forms are not read for it.
  package var configuration: Configuration {
    get throws { try cachedSettings?.configuration ?? configurationFile().configuration }
  }

  /// The bytes of `config.yml`, and what it says.
  func configurationFile() throws -> (bytes: [UInt8]?, configuration: Configuration) {
    if let cachedSettings { return (cachedSettings.files.configuration, cachedSettings.configuration) }
    if let cachedConfiguration { return cachedConfiguration }
    let bytes = try bytes(at: IssueFolder.configuration)
    let file = (bytes, try SettingsFiles.configuration(bytes))
    cachedConfiguration = file
    return file
  }

  /// Whether there is a tracker at all.
  package var isTracker: Bool {
    get throws {
      try bytes(at: IssueFolder.configuration) != nil || !entries(in: IssueFolder.path).isEmpty || obstacle() != nil
    }
  }

  /// Stops where there is no tracker, saying where it may be.
  package func requireTracker() throws {
    guard try !isTracker else { return }
    if source == .workTree, let head = try store.headCommit(), try Snapshot(store, .commit(head)).isTracker {
      throw StoreError.refused(
        message: "the work tree has no .issues, but the last commit has", help: "git checkout -- .issues brings it back"
      )
    }
    throw StoreError.noTracker
  }

  /// What stands in place of the folder `.issues`, if it is no folder: then every issue is out of sight.
  func obstacle() throws -> File? {
    let mode: Subject.Mode?
    switch source {
    case .workTree: mode = try store.workTree?.mode(of: IssueFolder.path)
    case .index: mode = try index().entry(IssueFolder.path).map { Subject.Mode($0.mode) }
    case .commit:
      mode = try tree().flatMap { try store.repository.entry(at: IssueFolder.path, in: $0) }.map {
        Subject.Mode($0.mode)
      }
    }
    guard let mode, mode != .directory else { return nil }
    // A plain file is as much in the way as a link.
    return File(path: IssueFolder.path, mode: mode == .regular || mode == .executable ? .other : mode, blob: nil)
  }

  /// The object at a path; nil where there is no file.
  func blob(at path: String) throws -> ObjectID? { try entry(at: path)?.blob }

  /// What is at a path.
  func entry(at path: String) throws -> File? {
    if path == IssueFolder.path { return try obstacle() }
    switch source {
    case .workTree:
      if let mode = try store.workTree?.mode(of: path) { return File(path: path, mode: mode, blob: nil) }
      return try skipped(path).map { File(path: path, mode: Subject.Mode($0.mode), blob: $0.id) }
    case .index:
      if let entry = try index().entry(path) { return File(path: path, mode: Subject.Mode(entry.mode), blob: entry.id) }
      return try index().holds(path) ? File(path: path, mode: .directory, blob: nil) : nil
    case .commit:
      guard let tree = try tree(), let entry = try store.repository.entry(at: path, in: tree) else { return nil }
      return File(path: path, mode: Subject.Mode(entry.mode), blob: entry.id)
    }
  }

  /// A file's bytes and size; without bytes where it is too large to be read, nil where it is no file.
  package func read(_ file: File) throws -> (bytes: [UInt8], size: Int)? {
    try contents(of: file).map { ($0.bytes, $0.size) }
  }

  /// The same, with whether the file can be run.
  func contents(of file: File) throws -> FileContents? {
    guard file.mode == .regular || file.mode == .executable else { return nil }
    if let blob = file.blob {
      let size = try store.repository.blobSize(blob)
      let bytes = size > Document.largest ? [] : try store.repository.blob(blob)
      return FileContents(bytes: bytes, size: size, mode: file.mode, stamp: nil)
    }
    guard let read = try folderReader?.read(file.path, limit: Document.largest) else { return nil }
    guard read.mode == .executable, !tellsExecutables else { return read }
    return FileContents(bytes: read.bytes, size: read.size, mode: .regular, stamp: read.stamp)
  }

  /// What kind of file it is, with whether it can be run.
  func exactMode(of file: File) throws -> Subject.Mode {
    guard source == .workTree, file.mode == .regular, file.blob == nil else { return file.mode }
    let mode = try store.workTree?.mode(of: file.path) ?? file.mode
    return mode == .executable && !tellsExecutables ? .regular : mode
  }

  /// What the system says of a file of the work tree; nil for any other.
  func stamp(of file: File) throws -> FileStamp? { file.blob == nil ? try folderReader?.stamp(of: file.path) : nil }

  /// The bytes of any file; nil where there is none.
  package func bytes(at path: String) throws -> [UInt8]? {
    switch source {
    case .workTree:
      if let found = try store.workTree?.read(path) { return found.bytes }
      return try skipped(path).map { try store.repository.blob($0.id) }
    case .index: return try index().entry(path).map { try store.repository.blob($0.id) }
    case .commit:
      guard let tree = try tree(), let entry = try store.repository.entry(at: path, in: tree),
        entry.mode == .regular || entry.mode == .executable
      else { return nil }
      return try store.repository.blob(entry.id)
    }
  }

  /// Whether anything is known to stand at a path: not where the system cannot say it.
  package func exists(_ path: String) -> Bool { (try? holds(path)) ?? false }

  /// Whether anything stands at a path.
  func holds(_ path: String) throws -> Bool {
    guard !path.isEmpty, WorkTree.isSafe(path) else { return false }
    switch source {
    case .workTree: return try store.workTree?.mode(of: path) != nil || skipped(path) != nil
    case .index:
      let index = try index()
      return index.entry(path) != nil || index.holds(path)
    case .commit: return try tree().map { try store.repository.entry(at: path, in: $0) != nil } ?? false
    }
  }

  /// The names of the files directly in a folder, sorted.
  package func names(in folder: String) throws -> [String] {
    try entries(in: folder).filter { $0.mode != .directory }.map { String($0.path.split(separator: "/").last ?? "") }
      .sorted()
  }

  // MARK: Listing

  /// What is directly in a folder.
  package func entries(in folder: String) throws -> [File] {
    switch source {
    case .workTree:
      guard let workTree = store.workTree else { return [] }
      var files = try workTree.entries(of: folder).map {
        File(path: Self.join(folder, $0.name), mode: $0.mode, blob: nil)
      }
      if isSparse {
        let present = Set(files.map(\.path))
        files += try Self.children(of: folder, in: index().entries(under: folder + "/").filter(\.isSkippedInWorkTree))
          .filter {
            !present.contains($0.path)
          }
      }
      return files
    case .index: return try Self.children(of: folder, in: index().entries(under: folder + "/"))
    case .commit:
      guard let tree = try tree(), let entry = try store.repository.entry(at: folder, in: tree),
        entry.mode == .directory
      else {
        return []
      }
      return try store.repository.entries(of: entry.id).map {
        File(path: Self.join(folder, $0.name), mode: Subject.Mode($0.mode), blob: $0.id)
      }
    }
  }

  private static func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

  private static func children(of folder: String, in entries: some Sequence<IndexEntry>) -> [File] {
    var files: [File] = []
    var folders: Set<String> = []
    for entry in entries where entry.path.hasPrefix("\(folder)/") {
      let rest = entry.path.dropFirst(folder.count + 1)
      if let slash = rest.firstIndex(of: "/") {
        if folders.insert(String(rest[..<slash])).inserted {
          files.append(File(path: "\(folder)/\(rest[..<slash])", mode: .directory, blob: nil))
        }
      } else {
        files.append(File(path: entry.path, mode: Subject.Mode(entry.mode), blob: entry.id))
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  private func tree() throws -> ObjectID? {
    if let cachedTree { return cachedTree }
    guard case .commit(let commit) = source else { return nil }
    let tree = try store.repository.tree(of: commit)
    cachedTree = .some(tree)
    return tree
  }

  func index() throws -> IndexReader {
    if let cachedIndex { return cachedIndex }
    let index = IndexReader(try store.repository.openIndex())
    cachedIndex = index
    return index
  }

  // MARK: Sparse checkouts

  /// In a sparse checkout, files that are tracked but not in the work tree are as they are in the index.
  var isSparse: Bool {
    if let cachedSparse { return cachedSparse }
    let isSparse = (try? store.repository.configuration.bool("core.sparseCheckout")) == true
    cachedSparse = isSparse
    return isSparse
  }

  private func skipped(_ path: String) throws -> IndexEntry? {
    guard isSparse, let entry = try index().entry(path), entry.isSkippedInWorkTree else { return nil }
    return entry
  }
}
