package import Git
package import Issues

/// Where an issue is: its file, the branches that have it, and what its filing and its closing have got into.
package struct Whereabouts {
  package let id: IssueID
  /// As it is here; nil where it is only elsewhere.
  package let issue: Issue?
  package let path: String
  /// The branches that have its file, sorted by name.
  package let branches: [Branch]
  /// What branches have otherwise.
  package let versions: [BranchVersion]
  package let filed: Commit?
  /// The commit that closed it, where it is closed here.
  package let closed: Commit?
  /// The branches and tags that have that commit.
  package let closedOn: [Branch]
  package let closedIn: [String]
}

extension IssueStore {
  /// - Throws: ``StoreError/unknownIssue(_:)`` where it is on no branch at all.
  package func whereabouts(of id: IssueID) throws -> Whereabouts {
    guard let head = try headCommit() else { throw StoreError.noTracker }
    let snapshot = try current()
    let issue: Issue?
    do {
      issue = try snapshot.issue(id)
    } catch StoreError.unknownIssue {
      issue = nil
    }
    let versions = try BranchSurvey(self, from: head).versions(of: id)
    guard let path = issue?.path ?? versions.first(where: { $0.state == .only })?.path else {
      throw StoreError.unknownIssue(id)
    }
    let branches = try repository.branches()
    let start = issue == nil ? versions.first { $0.state == .only }?.branches.first?.commit : head
    var isCut = false
    let revisions = try start.map { try History(self).revisions(of: id, from: $0, isCut: &isCut) } ?? []
    let configuration = try snapshot.settings.configuration
    let isClosed = issue.flatMap { configuration.status($0.status)?.isClosed } ?? false
    let closing = revisions.first { revision in
      revision.changes.contains { change in
        change.name == "status" && change.new.flatMap { configuration.status($0)?.isClosed } ?? false
      }
    }
    let closed = isClosed ? closing?.commit : nil
    let containing = try closed.map { try containers(of: $0.id, branches) }
    return Whereabouts(
      id: id, issue: issue, path: path, branches: try branchesHolding(path, branches), versions: versions,
      filed: revisions.last { $0.event == .created }?.commit, closed: closed, closedOn: containing?.branches ?? [],
      closedIn: containing?.tags ?? [])
  }

  private func branchesHolding(_ path: String, _ branches: [Branch]) throws -> [Branch] {
    let name = String(path.dropFirst(IssueFolder.path.count + 1))
    var known: [ObjectID: Bool] = [:]
    return try branches.filter { branch in
      guard let folder = try repository.entry(at: IssueFolder.path, in: repository.tree(of: branch.commit)),
        folder.mode == .directory
      else { return false }
      if let known = known[folder.id] { return known }
      let isThere = try repository.entry(at: name, in: folder.id) != nil
      known[folder.id] = isThere
      return isThere
    }
  }

  private func containers(of commit: ObjectID, _ branches: [Branch]) throws -> (branches: [Branch], tags: [String]) {
    var known: [ObjectID: Bool] = [:]
    func holds(_ tip: ObjectID) throws -> Bool {
      if let known = known[tip] { return known }
      let isAncestor = try repository.isAncestor(commit, of: tip)
      known[tip] = isAncestor
      return isAncestor
    }
    return (
      try branches.filter { try holds($0.commit) },
      try repository.tags().filter { try holds($0.commit) }.map(\.name)
    )
  }
}
