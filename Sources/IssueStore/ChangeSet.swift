internal import Git
internal import Issues

/// What a change does below `.issues`, from one state to another.
package struct ChangeSet {
  /// The state that is judged.
  package let snapshot: Snapshot
  /// The state that it is compared with; nil for nothing at all.
  let previous: Snapshot?
  let touched: [TouchedFile]

  /// A path that differs; without a mode where it is gone.
  struct TouchedFile {
    let path: String
    let mode: FileMode?
    var key: PathKey { PathKey(path) }
    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  }

  /// The issues among what differs.
  package func files() throws -> [Snapshot.File] { try files(prefixes: []) }

  /// - Parameter prefixes: What ids may start with besides what the settings of the snapshot say.
  func files(prefixes: [String]) throws -> [Snapshot.File] {
    // A folder named as an issue is touched by what is in it.
    let paths = touched.flatMap { [$0.path, $0.folder] }.map { (key: PathKey($0), path: $0) }
    return try Dictionary(paths.map { ($0.key, $0.path) }, uniquingKeysWith: { first, _ in first }).values.sorted()
      .flatMap { try snapshot.files(at: $0, prefixes: prefixes) }
  }

  /// Whether it changes what issues are judged by, which may be a form outside of `.issues`.
  func changesSettings(of policy: Policy) throws -> Bool {
    if touched.contains(where: { !IssueFolder.mayHoldIssue($0.path) }) { return true }
    let forms = policy.settings.files.forms.map(\.path).filter { !$0.hasPrefix("\(IssueFolder.path)/") }
    return try forms.contains { try snapshot.bytes(at: $0) != previous?.bytes(at: $0) }
  }

  /// The paths at which there is nothing any more.
  var removed: [String] { touched.filter { $0.mode == nil }.map(\.path) }
}

/// A path as Git compares it, byte by byte: for Swift, `é` in one code point and in two is the same text.
struct PathKey: Hashable {
  private let bytes: [UInt8]
  init(_ path: String) { bytes = Array(path.utf8) }
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
    for file in touched where !issues.contains(file.key) {
      guard let mode = file.mode else { continue }
      judged += checker.judged(try checker.checkCompanion(file.path, mode: Subject.Mode(mode)))
    }
    let gone = Set(removed.compactMap { IssueFolder.id(of: $0, prefixes: prefixes) })
    let lost = gone.filter { checker.names.paths(of: $0).isEmpty }
    judged.diagnostics += try checker.danglingReferences(to: lost).filter { !judged.diagnostics.contains($0) }
    judged.count += lost.count
    return judged
  }
}
