internal import Issues

/// Folders with comments and attachments, and the issues that they belong to.
extension Snapshot {
  /// The path of the issue that a folder belongs to; nil where there is none.
  package func owner(ofFolder folder: String) throws -> String? { try owner(ofFolder: folder, among: namesOfIssues) }

  /// The issue that a folder belongs to by its name; nil where there is none.
  ///
  /// A folder is named as the file of its issue. Where that has been renamed since, its id tells, and where that has
  /// changed too, what follows it in the name.
  func owner(ofFolder folder: String, among names: IssueNames) throws -> String? {
    let parent = IssueFolder.folder(of: folder)
    guard let id = IssueID(stem: folder.dropFirst(parent.count + 1), prefixes: try configuration.prefixes)
    else { return nil }
    let paths = names.paths(of: id)
    if let path = paths.first(where: { IssueFolder.companion(of: $0) == folder }) { return path }
    if let slug = IssueFolder.slug(ofPath: "\(folder).md"),
      let path = try names.successor(of: id, slug: slug, in: self)
    {
      return path
    }
    return paths.first { IssueFolder.folder(of: $0) == parent } ?? paths.first
  }

  /// The folders that do not stand beside the issue that they belong to, each as something broken.
  func misplacedFolders() throws -> [BrokenIssue] {
    try misplaced(listing().filter { $0.mode == .directory }.map(\.path))
  }

  /// Those of some folders.
  func misplaced(_ folders: [String]) throws -> [BrokenIssue] {
    let rules = RuleSet.structural(try configuration)
    return try folders.compactMap { folder -> BrokenIssue? in
      guard let id = try idOfFolder(folder) else { return nil }
      let diagnostics = try rules.check(subject(ofFolder: folder, among: namesOfIssues))
      return diagnostics.isEmpty ? nil : BrokenIssue(id: id, path: folder, diagnostics: diagnostics)
    }
  }

  /// A folder as rules see it.
  func subject(ofFolder folder: String, among names: IssueNames) throws -> Subject {
    // Whose it is, is not known where files cannot be read; then they are told.
    let owner = try owner(ofFolder: folder, among: names)
    return Subject(
      kind: .folder, path: folder, mode: .directory, document: Document([]), reading: nil,
      configuration: try self.configuration, types: [],
      surroundings: .init(paths: { names.paths(of: $0) }, fileExists: { _ in true }, owner: { _ in owner }))
  }

  /// The id that a folder is named after, if it is one that belongs to an issue.
  func idOfFolder(_ folder: String) throws -> IssueID? {
    guard !IssueFolder.mayHoldIssue(folder) else { return nil }
    let name = folder.dropFirst(IssueFolder.folder(of: folder).count + 1)
    return IssueID(stem: name, prefixes: try configuration.prefixes)
  }

  /// The folders that belong to an issue: beside it, and such as a merge has left where it was before.
  func folders(of issue: Issue) throws -> [String] {
    let layouts = [Configuration.Layout.flat, .bucketed]
    let names = [issue.id] + issue.texts("formerly").compactMap { IssueID($0) }
    var found: [String] = []
    for id in names {
      let parents = Set([IssueFolder.folder(of: issue.path)] + layouts.map { IssueFolder.folder(of: id, layout: $0) })
      for parent in parents.sorted() {
        found += try companionFolders(in: parent, prefix: id.prefix)[id] ?? []
      }
    }
    let own = IssueFolder.companion(of: issue.path)
    guard found != [own] else { return found }
    return try found.filter { try $0 == own || owner(ofFolder: $0, among: namesOfIssues) == issue.path }
  }

  /// The folders named after issues, by their ids. They are listed once: many issues have one.
  private func companionFolders(in parent: String, prefix: String) throws -> [IssueID: [String]] {
    if let known = cachedCompanionFolders[parent]?[prefix] { return known }
    var folders: [IssueID: [String]] = [:]
    for entry in try entries(in: parent) where entry.mode == .directory {
      guard let id = IssueID(stem: entry.path.dropFirst(parent.count + 1), prefixes: [prefix]) else { continue }
      folders[id, default: []].append(entry.path)
    }
    cachedCompanionFolders[parent, default: [:]][prefix] = folders
    return folders
  }
}
