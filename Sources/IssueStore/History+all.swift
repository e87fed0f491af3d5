package import Git
package import Issues

extension History {
  /// The revisions of all issues, the newest first: a row for each issue that a commit changes against its first parent.
  ///
  /// - Parameter limit: How many to look for; all, where it is nil.
  package func all(from start: ObjectID, limit: Int?, isCut: inout Bool) throws -> [(id: IssueID?, revision: Revision)]
  {
    let repository = store
    var commits: [ObjectID] = []
    var found: [(id: IssueID?, revision: Revision)] = []
    let cut = Set(repository.repository.shallowCommits)
    try repository.repository.walk(from: [start], order: .topological) { (commit) throws(GitError) in
      commits.append(commit)
      return .next
    }
    let prefixes = try Snapshot(store, .commit(start)).settings.configuration.prefixes
    for id in commits {
      if let limit, found.count >= limit { break }
      let commit = try repository.repository.commitInfo(id)
      // What a merge brings from its second side is told by that side's own commits.
      guard commit.parents.count < 2 else { continue }
      if cut.contains(id), commit.parents.isEmpty {
        isCut = true
        continue
      }
      let old = try commit.parents.first.map { try repository.repository.tree(of: $0) }
      for revision in try revisions(commit, from: old, prefixes) { found.append(revision) }
    }
    return found
  }

  private func revisions(_ commit: Commit, from old: ObjectID?, _ prefixes: [String]) throws -> [(
    id: IssueID?, revision: Revision
  )] {
    let differences = try store.repository.changes(from: old, to: commit.tree, under: IssueFolder.path)
    var rows: [(id: IssueID?, revision: Revision)] = []
    for difference in differences {
      guard let id = IssueFolder.id(of: difference.path, prefixes: prefixes) else { continue }
      let before = try difference.old.map { Document(try store.repository.blob($0.id)) }
      let after = try difference.new.map { Document(try store.repository.blob($0.id)) }
      let event: Revision.Event = before == nil ? .created : after == nil ? .deleted : .changed
      rows.append(
        (id, Revision(commit: commit, path: difference.path, changes: Change.between(before, after), event: event)))
    }
    for difference in differences {
      let parts = difference.path.split(separator: "/").map(String.init)
      guard parts.count >= 4,
        let kind = ["comments": Change.Kind.comment, "attachments": .attachment][parts[parts.count - 2]]
      else { continue }
      let folder = parts.dropLast(2).joined(separator: "/")
      let id = IssueFolder.id(of: "\(folder).md", prefixes: prefixes)
      func text(_ file: TreeDifference.File?) throws -> String? {
        guard let file else { return nil }
        return kind == .comment
          ? Draft.normalized(String(decoding: try store.repository.blob(file.id), as: UTF8.self)) : parts.last
      }
      let change = Change(kind, kind.rawValue, old: try text(difference.old), new: try text(difference.new))
      rows.append((id, Revision(commit: commit, path: "\(folder).md", changes: [change], event: .changed)))
    }
    return rows
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
