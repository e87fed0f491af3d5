package import Git
package import Issues

extension History {
  /// The revisions of all issues, the newest first: a row for each issue that a commit changes. Of a merge, what it
  /// changes against all of its parents; what it brings from one side is told by that side's own commits.
  ///
  /// - Parameter limit: How many to look for; all, where it is nil.
  package func all(from start: ObjectID, limit: Int?, isCut: inout Bool) throws -> [Revision] {
    let table = try commits(from: start)
    guard let first = table.position(of: start) else { return [] }
    let prefixes = try Snapshot(store, .commit(start)).configuration.prefixes
    var found: [Revision] = []
    for position in CommitOrder(table, from: first) {
      if let limit, found.count >= limit { break }
      if table.onlyParent(of: position) == nil, table.parents(of: position).isEmpty,
        store.repository.shallowCommits.contains(table.id(position))
      {
        isCut = true
        continue
      }
      guard table.hasDifferences(position) else { continue }
      found += try revisions(
        store.repository.commitInfo(table.id(position)), table.ownDifferences(of: position, in: store.repository),
        prefixes)
    }
    return found
  }

  private func revisions(
    _ commit: Commit, _ differences: [TreeDifference], _ prefixes: [String]
  ) throws -> [Revision] {
    var rows: [IssueID: Row] = [:]
    for difference in differences {
      if let id = IssueFolder.id(of: difference.path, prefixes: prefixes) {
        try rows[id, default: Row()].see(difference, in: store.repository)
      } else if let (id, path, kind) = Self.companion(difference.path, prefixes) {
        try rows[id, default: Row()].see(difference, kind, of: path, in: store.repository)
      }
    }
    return rows.sorted { $0.key < $1.key }.map { $0.value.revision(of: $0.key, commit) }
  }

  /// What a file in an issue's folder is, and whose.
  private static func companion(_ path: String, _ prefixes: [String]) -> (IssueID, path: String, Change.Kind)? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 4,
      let kind = ["comments": Change.Kind.comment, "attachments": .attachment][parts[parts.count - 2]]
    else { return nil }
    let issue = parts.dropLast(2).joined(separator: "/") + ".md"
    return IssueFolder.id(of: issue, prefixes: prefixes).map { ($0, issue, kind) }
  }

  /// What one commit does to one issue; a file that is renamed is one that goes and one that comes.
  private struct Row {
    private var old: (path: String, document: Document)?
    private var new: (path: String, document: Document)?
    private var others: [Change] = []
    private var path = ""

    mutating func see(_ difference: TreeDifference, in repository: borrowing Repository) throws {
      if let file = difference.old, file.mode != .submodule {
        old = (difference.path, try repository.pastDocument(file.id))
      }
      if let file = difference.new, file.mode != .submodule {
        new = (difference.path, try repository.pastDocument(file.id))
      }
    }

    mutating func see(
      _ difference: TreeDifference, _ kind: Change.Kind, of path: String, in repository: borrowing Repository
    ) throws {
      self.path = path
      others.append(Change(difference, kind, in: repository))
    }

    func revision(of id: IssueID, _ commit: Commit) -> Revision {
      var changes = old == nil && new == nil ? [] : Change.between(old?.document, new?.document)
      if let old, let new, old.path != new.path { changes.append(Change(.file, "path", old: old.path, new: new.path)) }
      let event: Revision.Event =
        switch (old, new) {
        case (nil, .some): .created
        case (.some, nil): .deleted
        default: .changed
        }
      return Revision(
        id: id, commit: commit, path: new?.path ?? old?.path ?? path, changes: changes + others, event: event)
    }
  }
}

extension Change {
  /// A comment or an attachment that a commit adds, changes or takes away.
  init(_ difference: TreeDifference, _ kind: Kind, in repository: borrowing Repository) {
    let name = String(difference.path.split(separator: "/").last ?? "")
    func bytes(_ file: TreeDifference.File?) -> [UInt8]? {
      guard let file, kind == .comment, file.mode == .regular || file.mode == .executable else { return nil }
      return try? repository.blob(file.id, limit: Document.largest)
    }
    let texts = CommentFile.texts(from: bytes(difference.old), to: bytes(difference.new))
    self.init(
      kind, kind.rawValue, old: difference.old.map { _ in texts.old ?? name },
      new: difference.new.map { _ in texts.new ?? name })
  }
}

extension IssueStore {
  /// Who somebody is, by the repository's `.mailmap`.
  package func people() throws -> (Signature) -> Person {
    var known: [String: Person] = [:]
    return { signature in
      let key = "\(signature.name) <\(signature.email)>"
      if let person = known[key] { return person }
      let resolved = try? self.repository.mailmap().resolve(name: signature.name, email: signature.email)
      let person = Person(name: resolved?.name ?? signature.name, email: resolved?.email ?? signature.email)
      known[key] = person
      return person
    }
  }
}
