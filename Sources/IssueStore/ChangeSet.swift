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
  package func files() throws -> [Snapshot.File] {
    // A folder named as an issue is touched by what is in it.
    let paths = Set(touched.flatMap { [$0.key, PathKey($0.folder)] })
    return try snapshot.files().filter { paths.contains(PathKey($0.path)) }
  }
}

/// A path as Git compares it, byte by byte: for Swift, `é` in one code point and in two is the same text.
struct PathKey: Hashable {
  private let bytes: [UInt8]
  init(_ path: String) { bytes = Array(path.utf8) }
}

extension Checker {
  /// Judges the issues that a change touches, and what it does to the others.
  package init(_ change: ChangeSet, known: KnownFindings = .own) throws {
    try self.init(change.snapshot, comparedWith: change.previous, known: known)
  }
}

extension ChangeSet {
  /// Judges the issues that the change touches, and what it does to the others.
  package func judge(known: KnownFindings = .own) throws -> Judged {
    guard !touched.isEmpty else { return Judged() }
    let checker = try Checker(self, known: known)
    let files = try files()
    let issues = Set(files.map { PathKey($0.path) })
    var judged = try checker.check(files)
    // Anything else under .issues is no issue, but must be a file of its own.
    for file in touched where !issues.contains(file.key) {
      guard let mode = file.mode else { continue }
      judged += checker.judged(try checker.checkCompanion(file.path, mode: Subject.Mode(mode)))
    }
    let lost = try lostIssues()
    judged.diagnostics += try checker.danglingReferences(to: lost).filter { !judged.diagnostics.contains($0) }
    judged.count += lost.count
    return judged
  }

  /// The ids that no file has any more.
  private func lostIssues() throws -> Set<IssueID> {
    let prefixes = try snapshot.settings.configuration.prefixes
    let gone = Set(touched.filter { $0.mode == nil }.compactMap { IssueFolder.id(of: $0.path, prefixes: prefixes) })
    guard !gone.isEmpty else { return [] }
    return gone.subtracting(try snapshot.files().compactMap(\.id))
  }
}
