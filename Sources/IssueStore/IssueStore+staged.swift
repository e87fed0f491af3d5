package import Git
package import Issues

extension IssueStore {
  /// What a check of a change found.
  package struct Judged {
    package let diagnostics: [Diagnostic]
    /// The files that were judged as issues.
    package let paths: [String]
    /// How many issues the change touches, those that it deletes too.
    package let count: Int
  }

  /// Judges the issues that the index would change, and what the change does to the others.
  ///
  /// - Parameter amending: The commit that is amended: then its own changes count too.
  package func checkStaged(amending: ObjectID?) throws -> Judged {
    let head = try headCommit()
    let base = try amending.map { try repository.commitInfo($0).parents.first } ?? head
    let touched = try stagedChanges(since: base)
    guard !touched.isEmpty else { return Judged(diagnostics: [], paths: [], count: 0) }

    let staged = Snapshot(self, .index)
    let previous = base.map { Snapshot(self, .commit($0)) }
    let checker = try Checker(staged, comparedWith: previous)
    let prefixes = try staged.settings.configuration.prefixes
    // A folder named as an issue is touched by what is in it.
    let paths = Set(touched.flatMap { [$0.key, PathKey($0.folder)] })
    let files = try staged.files().filter { paths.contains(PathKey($0.path)) }
    let judged = Set(files.map { PathKey($0.path) })
    var diagnostics = try checker.check(files)
    try refuseConflicts(touched)

    // Anything else under .issues is no issue, but must be a file of its own.
    for change in touched where change.mode != nil && !judged.contains(change.key) {
      diagnostics += try checker.checkCompanion(change.path, mode: Subject.Mode(change.mode ?? .regular))
    }
    let gone = Set(touched.filter { $0.mode == nil }.compactMap { IssueFolder.id(of: $0.path, prefixes: prefixes) })
    let present = Set(try staged.files().compactMap(\.id))
    let lost = gone.subtracting(present)
    diagnostics += try checker.danglingReferences(to: lost).filter { !diagnostics.contains($0) }
    return Judged(diagnostics: diagnostics, paths: files.map(\.path), count: files.count + lost.count)
  }

  /// A path under `.issues` that the index changes; without a mode where it is gone.
  struct StagedChange {
    let path: String
    let mode: FileMode?
    var key: PathKey { PathKey(path) }
    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  }

  /// A path as Git compares it, byte by byte: for Swift, `é` in one code point and in two is the same text.
  struct PathKey: Hashable {
    private let bytes: [UInt8]
    init(_ path: String) { bytes = Array(path.utf8) }
  }

  /// What the index changes under `.issues`, compared with a commit.
  func stagedChanges(since base: ObjectID?) throws -> [StagedChange] {
    let index = try repository.openIndex()
    // Names that are not UTF-8 all read alike; one of them stands for all.
    var old = Dictionary(
      try base.map { try committedFiles(of: $0) }?.map { (PathKey($0.0), $0) } ?? [],
      uniquingKeysWith: { first, _ in first })
    var changes: [StagedChange] = []
    for entry in index.entries(under: IssueFolder.path + "/") where !entry.isIntentToAdd {
      let before = old.removeValue(forKey: PathKey(entry.path))?.1
      if before?.id != entry.id || before?.mode != entry.mode || entry.stage != .merged {
        changes.append(StagedChange(path: entry.path, mode: entry.mode))
      }
    }
    // In place of the folder itself, a link or a submodule leads elsewhere.
    if let entry = index.entry(IssueFolder.path) {
      changes.append(StagedChange(path: IssueFolder.path, mode: entry.mode))
    }
    changes += old.values.map(\.0).sorted().map { StagedChange(path: $0, mode: nil) }
    return changes
  }

  private func committedFiles(of commit: ObjectID) throws -> [(String, TreeEntry)] {
    let tree = try repository.tree(of: commit)
    guard let folder = try repository.entry(at: IssueFolder.path, in: tree), folder.mode == .directory else {
      return []
    }
    return try files(in: folder.id, at: IssueFolder.path)
  }

  private func files(in tree: ObjectID, at path: String) throws -> [(String, TreeEntry)] {
    try repository.entries(of: tree).flatMap { entry -> [(String, TreeEntry)] in
      let full = "\(path)/\(entry.name)"
      return entry.mode == .directory ? try files(in: entry.id, at: full) : [(full, entry)]
    }
  }

  /// Stops at a conflict that is still in the index, in a hook that is run by hand: Git itself commits none.
  private func refuseConflicts(_ touched: [StagedChange]) throws {
    let index = try repository.openIndex()
    for change in touched {
      for stage in IndexEntry.Stage.conflicting where index.entry(change.path, stage: stage) != nil {
        throw StoreError.conflicted(change.path)
      }
    }
  }
}

extension IssueStore {
  /// The commit that `git commit --amend` is about to replace, as far as a hook can tell; nil otherwise.
  ///
  /// Git says nothing, but gives the hook the author's name, email and date, which are those of HEAD for an amend.
  /// `--reset-author` and `--date` escape this. A plain commit in the same second as the last one looks the same; where
  /// the system shows how `git commit` was called, the two are told apart.
  package func amendedCommit() throws -> ObjectID? {
    guard environment["GIT_AUTHOR_DATE"] != nil, !ParentProcess.commitsWithoutAmending, let head = try headCommit()
    else { return nil }
    let author = try repository.commitInfo(head).author
    guard environment["GIT_AUTHOR_NAME"] == author.name, environment["GIT_AUTHOR_EMAIL"] == author.email,
      let given = try? repository.author(now: 0), given.time == author.time
    else { return nil }
    return head
  }
}
