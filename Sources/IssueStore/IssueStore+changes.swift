internal import Git
internal import Issues

extension IssueStore {
  /// What the work tree, or in a bare repository its branch, changes since it parted from a revision: compared with
  /// their merge base, as `git diff --merge-base REV` does. What others did since on the side of the revision is not
  /// counted.
  package func changes(since revision: String) throws -> ChangeSet {
    let other = try repository.resolve(revision)
    guard let head = try headCommit() else {
      throw StoreError.refused(message: "there is no commit here yet", help: "leave out --since to check all issues")
    }
    let base = try mergeBase(of: other, named: revision, head, named: "HEAD")
    let snapshot = try current()
    guard snapshot.source == .workTree else {
      return try changes(in: CommitRange(base: base, tip: head, target: other))
    }
    return ChangeSet(
      snapshot: snapshot, previous: Snapshot(self, .commit(base)), touched: try workTreeChanges(since: base, snapshot))
  }

  /// The commits of a range `A..B`: those that B has gained since it parted from A. A side that is left out is HEAD.
  package func range(_ text: String) throws -> CommitRange {
    let (old, new) = try Self.names(ofRange: text)
    let target = try repository.resolve(old)
    let tip = try repository.resolve(new)
    return CommitRange(base: try mergeBase(of: target, named: old, tip, named: new), tip: tip, target: target)
  }

  /// What a range `A..B` names; both `..` and `...` mean that B gains what it has and A has not.
  static func names(ofRange text: String) throws -> (old: String, new: String) {
    guard let dots = text.firstRange(of: "..") else {
      throw StoreError.refused(message: "'\(text)' is no range of commits", help: "write it as A..B: main..HEAD")
    }
    func name(_ text: Substring) -> String { text.isEmpty ? "HEAD" : String(text) }
    return (name(text[..<dots.lowerBound]), name(text[dots.upperBound...].drop { $0 == "." }))
  }

  /// What the commits of a range `A..B` change, all in all.
  package func changes(in range: String) throws -> ChangeSet { try changes(in: self.range(range)) }

  /// What the commits of a range change, all in all; without what is so already where they go to.
  package func changes(in range: CommitRange) throws -> ChangeSet {
    let tree = try repository.tree(of: range.tip)
    func differences(from commit: ObjectID?) throws -> [TreeDifference] {
      try repository.changes(
        from: commit.map { try repository.tree(of: $0) }, to: tree, under: IssueFolder.path)
    }
    var found = try differences(from: range.base)
    for landed in Set(range.landed) where landed != range.base && !found.isEmpty {
      let paths = Set(try differences(from: landed).map { PathKey($0.path) })
      found.removeAll { !paths.contains(PathKey($0.path)) }
    }
    return ChangeSet(
      snapshot: Snapshot(self, .commit(range.tip)), previous: range.base.map { Snapshot(self, .commit($0)) },
      touched: found.map { ChangeSet.TouchedFile($0) })
  }

  private func mergeBase(of one: ObjectID, named oneName: String, _ other: ObjectID, named otherName: String) throws
    -> ObjectID
  {
    if let base = try repository.mergeBase(one, other) { return base }
    guard repository.isShallow else {
      throw StoreError.refused(
        message: "\(oneName) and \(otherName) have no common ancestor",
        help: "git issue check --at \(otherName) judges one of them by itself")
    }
    throw StoreError.refused(
      message: "the history ends before \(oneName) and \(otherName) meet: this clone is shallow",
      help: "git fetch --unshallow brings the rest (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab CI)")
  }

  /// The files below `.issues` that are not as in a commit, new ones among them.
  private func workTreeChanges(since base: ObjectID, _ snapshot: Snapshot) throws -> [ChangeSet.TouchedFile] {
    var old = Dictionary(
      try committedFiles(of: base).map { (PathKey($0.0), $0) }, uniquingKeysWith: { first, _ in first })
    var touched: [ChangeSet.TouchedFile] = []
    for file in try snapshot.allFiles() {
      let before = old.removeValue(forKey: PathKey(file.path))?.1
      let mode = try snapshot.exactMode(of: file)
      if let before, Subject.Mode(before.mode) == mode, try isSame(file, mode, as: before.id, snapshot) { continue }
      touched.append(
        ChangeSet.TouchedFile(
          path: file.path, old: before.map { Snapshot.File(path: file.path, $0) },
          new: Snapshot.File(path: file.path, mode: mode, blob: file.blob)))
    }
    // In place of the folder itself, a link or a file leads elsewhere.
    touched += try snapshot.files().filter { $0.path == IssueFolder.path }.map {
      ChangeSet.TouchedFile(path: $0.path, old: nil, new: $0)
    }
    return touched + old.values.sorted { $0.0 < $1.0 }.map { ChangeSet.TouchedFile(removed: $0.0, $0.1) }
  }

  /// Whether a file's bytes are those of a blob.
  private func isSame(_ file: Snapshot.File, _ mode: Subject.Mode, as blob: ObjectID, _ snapshot: Snapshot) throws
    -> Bool
  {
    if let id = file.blob { return id == blob }
    // What is no file of its own is told by its mode alone.
    guard mode == .regular || mode == .executable else { return true }
    guard let bytes = try snapshot.bytes(at: file.path) else { return false }
    return try repository.stores(bytes, as: blob, at: file.path)
  }
}

extension Snapshot {
  /// Every file below `.issues`, comments and attachments among them.
  func allFiles(in folder: String = IssueFolder.path) throws -> [File] {
    try entries(in: folder).flatMap { $0.mode == .directory ? try allFiles(in: $0.path) : [$0] }
  }
}
