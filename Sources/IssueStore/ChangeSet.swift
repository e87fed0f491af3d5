internal import Git
internal import Issues

/// What a change does below `.issues`, from one state to another.
package struct ChangeSet {
  /// The state that is judged.
  package let snapshot: Snapshot
  /// The state that it is compared with; nil for nothing at all.
  let previous: Snapshot?
  let touched: [TouchedFile]

  /// A path that differs. What is there is known by its object, since not every name can be looked up as text.
  struct TouchedFile {
    let path: String
    /// Nil where nothing was there.
    let old: Snapshot.File?
    /// Nil where it is gone.
    let new: Snapshot.File?
    var key: PathKey { PathKey(path) }
    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  }

  /// The issues among what differs.
  package func files() throws -> [Snapshot.File] { try files(prefixes: []) }

  /// - Parameter prefixes: What ids may start with besides what the settings of the snapshot say.
  func files(prefixes: [String]) throws -> [Snapshot.File] {
    let files = try touched.compactMap(\.new).compactMap { try snapshot.issueFile($0, prefixes: prefixes) }
    // A folder named as an issue is touched by what is in it.
    let folders = Set(touched.map(\.folder).filter { IssueFolder.mayHoldIssue($0) }).subtracting(files.map(\.path))
    return try (files + folders.compactMap { try snapshot.issueFile(at: $0, prefixes: prefixes) }).sorted {
      $0.path < $1.path
    }
  }

  /// What the issues among what differs were before.
  func previousFiles(prefixes: [String]) throws -> [Snapshot.File] {
    guard let previous else { return [] }
    return try touched.compactMap(\.old).compactMap { try previous.issueFile($0, prefixes: prefixes) }
  }

  /// Whether it changes what issues are judged by, which may be a form outside of `.issues`.
  func changesSettings(of policy: Policy) throws -> Bool {
    if touched.contains(where: { !IssueFolder.mayHoldIssue($0.path) }) { return true }
    let forms = policy.settings.files.forms.map(\.path).filter { !$0.hasPrefix("\(IssueFolder.path)/") }
    return try forms.contains { try snapshot.bytes(at: $0) != previous?.bytes(at: $0) }
  }

  /// The folders with comments and attachments that the change touches, or whose issue it takes away, where they are.
  private func foldersOfIssues() throws -> [String] {
    var folders: Set<String> = []
    for file in touched {
      let path = file.path
      if IssueFolder.mayHoldIssue(path) {
        if file.new == nil { folders.insert(IssueFolder.companion(of: path)) }
      } else if file.new != nil, let folder = IssueFolder.companionFolder(of: path) {
        folders.insert(folder)
      }
    }
    return try folders.filter { try snapshot.entry(at: $0)?.mode == .directory }.sorted()
  }

  /// The files that are not there any more.
  var removed: [Snapshot.File] { touched.compactMap { $0.new == nil ? $0.old : nil } }
}

/// A path as Git compares it, byte by byte: for Swift, `é` in one code point and in two is the same text.
struct PathKey: Hashable {
  private let bytes: [UInt8]
  init(_ path: String) { bytes = Array(path.utf8) }

  var path: String { String(decoding: bytes, as: UTF8.self) }
}

extension ChangeSet.TouchedFile {
  init(_ difference: TreeDifference) {
    func file(_ side: TreeDifference.File?) -> Snapshot.File? {
      side.map { Snapshot.File(path: difference.path, mode: Subject.Mode($0.mode), blob: $0.id) }
    }
    self.init(path: difference.path, old: file(difference.old), new: file(difference.new))
  }

  /// A file that is gone.
  init(removed path: String, _ entry: TreeEntry) {
    self.init(path: path, old: Snapshot.File(path: path, entry), new: nil)
  }
}

extension Snapshot.File {
  init(path: String, _ entry: TreeEntry) {
    self.init(path: path, mode: Subject.Mode(entry.mode), blob: entry.id)
  }
}

extension Checker {
  /// Judges the issues that a change touches, and what it does to the others.
  package init(_ change: ChangeSet, under policy: Policy) {
    self.init(change.snapshot, comparedWith: change.previous, removed: change.removed, under: policy)
  }
}

extension ChangeSet {
  /// Judges the issues that the change touches, and what it does to the others, by the settings that it ends with.
  package func judge(known: KnownFindings = .own) throws -> Judged {
    guard !touched.isEmpty else { return Judged() }
    return try judge(by: Checker(self, under: Policy(of: snapshot, known: known)))
  }

  /// Judges the issues that the change touches, and what it does to the others.
  func judge(by checker: Checker) throws -> Judged {
    let prefixes = checker.settings.configuration.prefixes
    let files = try files(prefixes: prefixes)
    let issues = Set(files.map { PathKey($0.path) })
    var judged = try checker.check(files)
    // Anything else under .issues is no issue, but must be a file of its own.
    for file in touched.compactMap(\.new) where !issues.contains(PathKey(file.path)) {
      judged += checker.judged(try checker.checkCompanion(file))
    }
    for folder in try foldersOfIssues() { judged += checker.judged(try checker.checkPlace(of: folder)) }
    let gone = Set(removed.compactMap { IssueFolder.id(of: $0.path, prefixes: prefixes) })
    let lost = gone.filter { checker.names.paths(of: $0).isEmpty }
    judged.diagnostics += try checker.danglingReferences(to: lost).filter { !judged.diagnostics.contains($0) }
    judged.count += lost.count
    return judged
  }
}
