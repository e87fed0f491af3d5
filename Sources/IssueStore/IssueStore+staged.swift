package import Git
internal import Issues

extension IssueStore {
  /// Judges the issues that the index would change, and what the change does to the others. What a merge brings from a
  /// remote, where it has landed already, is told as a warning.
  ///
  /// - Parameter amending: The commit that is amended: then its own changes count too.
  package func checkStaged(amending: ObjectID?, known: KnownFindings = .own) throws -> Judged {
    let head = try headCommit()
    let base = try amending.map { try repository.commitInfo($0).parents.first } ?? head
    let change = ChangeSet(
      snapshot: Snapshot(self, .index), previous: base.map { Snapshot(self, .commit($0)) },
      touched: try stagedChanges(since: base))
    guard !change.touched.isEmpty else { return Judged() }
    let policy = try Policy(of: change.snapshot, known: known)
    let judged = try change.judge(by: Checker(change, under: policy))
    try refuseConflicts(change.touched)
    let told = try sparingLanded(judged, under: policy)
    if amending == nil, !told.hasErrors, let head { try refuseTakingBack(change.touched, since: head) }
    return told
  }

  /// What the index changes under `.issues`, compared with a commit.
  func stagedChanges(since base: ObjectID?) throws -> [ChangeSet.TouchedFile] {
    let index = try repository.openIndex()
    let tree = try base.flatMap { try issueTree(of: $0) }
    let same = try tree.map { try unchangedFolders(index, $0, at: IssueFolder.path) } ?? []
    // Names that are not UTF-8 all read alike; one of them stands for all.
    var old = Dictionary(
      try tree.map { try files(in: $0, at: IssueFolder.path, except: Set(same)) }?.map { (PathKey($0.0), $0) } ?? [],
      uniquingKeysWith: { first, _ in first })
    var changes: [ChangeSet.TouchedFile] = []
    for entry in index.entries(under: IssueFolder.path + "/", except: same) where !entry.isIntentToAdd {
      let before = old.removeValue(forKey: PathKey(entry.path))?.1
      if before?.id != entry.id || before?.mode != entry.mode || entry.stage != .merged {
        // Of a conflict, no side alone is what is there.
        let new = Snapshot.File(
          path: entry.path, mode: Subject.Mode(entry.mode), blob: entry.stage == .merged ? entry.id : nil)
        changes.append(
          ChangeSet.TouchedFile(
            path: entry.path, old: before.map { Snapshot.File(path: entry.path, $0) }, new: new))
      }
    }
    // In place of the folder itself, a link or a submodule leads elsewhere.
    if let entry = index.entry(IssueFolder.path) {
      let new = Snapshot.File(path: IssueFolder.path, mode: Subject.Mode(entry.mode), blob: nil)
      changes.append(ChangeSet.TouchedFile(path: IssueFolder.path, old: nil, new: new))
    }
    changes += old.values.sorted { $0.0 < $1.0 }.map { ChangeSet.TouchedFile(removed: $0.0, $0.1) }
    return changes
  }

  /// The folders whose files are as a tree has them: Git knows what tree it would make of them.
  private func unchangedFolders(_ index: Index, _ tree: ObjectID, at path: String) throws -> [String] {
    if index.tree(of: path) == tree { return [path] }
    return try repository.entries(of: tree).flatMap { entry in
      try entry.mode == .directory ? unchangedFolders(index, entry.id, at: "\(path)/\(entry.name)") : []
    }
  }

  private func issueTree(of commit: ObjectID) throws -> ObjectID? {
    let folder = try repository.entry(at: IssueFolder.path, in: repository.tree(of: commit))
    return folder?.mode == .directory ? folder?.id : nil
  }

  /// The files below `.issues` in a commit.
  func committedFiles(of commit: ObjectID) throws -> [(String, TreeEntry)] {
    try issueTree(of: commit).map { try files(in: $0, at: IssueFolder.path, except: []) } ?? []
  }

  private func files(in tree: ObjectID, at path: String, except folders: Set<String>) throws -> [(String, TreeEntry)] {
    guard !folders.contains(path) else { return [] }
    return try repository.entries(of: tree).flatMap { entry -> [(String, TreeEntry)] in
      let full = "\(path)/\(entry.name)"
      return entry.mode == .directory ? try files(in: entry.id, at: full, except: folders) : [(full, entry)]
    }
  }

  /// Stops where the index is older than the last commit, while the work tree is as that has it.
  ///
  /// `git commit` reads the index before it locks it, and then writes what it has read: what another program has committed
  /// in that moment would be taken back by the commit, and nobody has asked for it.
  private func refuseTakingBack(_ touched: [ChangeSet.TouchedFile], since head: ObjectID) throws {
    for change in touched {
      guard let committed = change.old?.blob, change.new?.blob != committed,
        let present = try workTree?.read(change.path, limit: Document.largest), present.bytes.count == present.size,
        try repository.stores(present.bytes, as: committed, at: change.path),
        try change.new == nil || had(change.new?.blob, at: change.path, before: head),
        // To a disk for which names that differ in case are the same, what was renamed is there under its old name too.
        !touched.contains(where: { $0.new != nil && $0.path != change.path && isSameFile($0.path, change.path) })
      else { continue }
      throw StoreError.refused(
        message: "the index has not what the last commit and the work tree have of \(change.path)",
        help: "git add \(ShellQuoting.quoted(change.path)) keeps it; to take it back: git commit --no-verify")
    }
  }

  private func isSameFile(_ one: String, _ other: String) -> Bool { workTree?.isSameFile(one, other) ?? false }

  /// Whether one of the last commits had a blob at a path.
  private func had(_ blob: ObjectID?, at path: String, before head: ObjectID) throws -> Bool {
    var commit = try repository.commitInfo(head)
    for _ in 1...20 {
      guard let parent = commit.parents.first else { return false }
      commit = try repository.commitInfo(parent)
      if try repository.entry(at: path, in: commit.tree)?.id == blob { return true }
    }
    return false
  }

  /// Stops at a conflict that is still in the index, in a hook that is run by hand: Git itself commits none.
  private func refuseConflicts(_ touched: [ChangeSet.TouchedFile]) throws {
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
