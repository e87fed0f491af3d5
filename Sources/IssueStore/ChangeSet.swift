internal import Git
package import Issues

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
  package init(_ change: ChangeSet) throws { try self.init(change.snapshot, comparedWith: change.previous) }
}

extension ChangeSet {
  /// What a check of a change found.
  package struct Judged {
    package let diagnostics: [Diagnostic]
    /// The files that were judged as issues.
    package let paths: [String]
    /// How many issues the change touches, those that it deletes too.
    package let count: Int
  }

  /// Judges the issues that the change touches, and what it does to the others.
  package func judge() throws -> Judged {
    guard !touched.isEmpty else { return Judged(diagnostics: [], paths: [], count: 0) }
    let checker = try Checker(self)
    let files = try files()
    let judged = Set(files.map { PathKey($0.path) })
    var diagnostics = try checker.check(files)
    // Anything else under .issues is no issue, but must be a file of its own.
    for file in touched where !judged.contains(file.key) {
      guard let mode = file.mode else { continue }
      diagnostics += try checker.checkCompanion(file.path, mode: Subject.Mode(mode))
    }
    let lost = try lostIssues()
    diagnostics += try checker.danglingReferences(to: lost).filter { !diagnostics.contains($0) }
    return Judged(diagnostics: diagnostics, paths: files.map(\.path), count: files.count + lost.count)
  }

  /// The ids that no file has any more.
  private func lostIssues() throws -> Set<IssueID> {
    let prefixes = try snapshot.settings.configuration.prefixes
    let gone = Set(touched.filter { $0.mode == nil }.compactMap { IssueFolder.id(of: $0.path, prefixes: prefixes) })
    guard !gone.isEmpty else { return [] }
    return gone.subtracting(try snapshot.files().compactMap(\.id))
  }
}
