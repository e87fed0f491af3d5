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
    guard snapshot.source == .workTree else { return try changes(from: base, to: head) }
    return ChangeSet(
      snapshot: snapshot, previous: Snapshot(self, .commit(base)), touched: try workTreeChanges(since: base, snapshot))
  }

  /// What the commits of a range change, `A..B`: their net change from the merge base of A and B to B. A side that is
  /// left out is HEAD.
  package func changes(in range: String) throws -> ChangeSet {
    guard let dots = range.firstRange(of: "..") else {
      throw StoreError.refused(message: "'\(range)' is no range of commits", help: "write it as A..B: main..HEAD")
    }
    func name(_ text: Substring) -> String { text.isEmpty ? "HEAD" : String(text) }
    let old = name(range[..<dots.lowerBound])
    // Both `..` and `...` mean the net change here.
    let new = name(range[dots.upperBound...].drop { $0 == "." })
    let commit = try repository.resolve(new)
    let base = try mergeBase(of: repository.resolve(old), named: old, commit, named: new)
    return try changes(from: base, to: commit)
  }

  private func mergeBase(of one: ObjectID, named oneName: String, _ other: ObjectID, named otherName: String) throws
    -> ObjectID
  {
    guard let base = try repository.mergeBase(one, other) else {
      throw StoreError.refused(
        message: "\(oneName) and \(otherName) have no common ancestor",
        help: "fetch the history that is missing, or use --at to check one of them")
    }
    return base
  }

  private func changes(from old: ObjectID, to new: ObjectID) throws -> ChangeSet {
    let differences = try repository.changes(
      from: repository.tree(of: old), to: repository.tree(of: new), under: IssueFolder.path)
    return ChangeSet(
      snapshot: Snapshot(self, .commit(new)), previous: Snapshot(self, .commit(old)),
      touched: differences.map { ChangeSet.TouchedFile(path: $0.path, mode: $0.new?.mode) })
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
      touched.append(ChangeSet.TouchedFile(path: file.path, mode: FileMode(mode)))
    }
    // In place of the folder itself, a link or a file leads elsewhere.
    touched += try snapshot.files().filter { $0.path == IssueFolder.path }.map {
      ChangeSet.TouchedFile(path: $0.path, mode: FileMode($0.mode))
    }
    return touched + old.values.map(\.0).sorted().map { ChangeSet.TouchedFile(path: $0, mode: nil) }
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

extension FileMode {
  /// The mode under which Git would keep a file of the work tree; what it cannot keep counts as a link.
  fileprivate init(_ mode: Subject.Mode) {
    self =
      switch mode {
      case .regular: .regular
      case .executable: .executable
      case .directory: .directory
      case .submodule: .submodule
      case .symlink, .other: .symbolicLink
      }
  }
}
