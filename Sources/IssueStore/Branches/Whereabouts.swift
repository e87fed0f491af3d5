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
    guard let head = try headCommit() else { throw try withoutCommits() }
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
    let configuration = try snapshot.configuration
    let isClosed = issue.flatMap { configuration.status($0.status)?.isClosed } ?? false
    let closing = revisions.first { revision in
      revision.changes.contains { change in
        change.name == "status" && change.new.flatMap { configuration.status($0)?.isClosed } ?? false
      }
    }
    let closed = isClosed ? closing?.commit : nil
    let containing = try closed.map { try containers(of: $0.id, branches) }
    return Whereabouts(
      id: id, issue: issue, path: path, branches: try branchesHolding(id, at: path, branches, others: versions),
      versions: versions,
      filed: revisions.last { $0.event == .created }?.commit, closed: closed, closedOn: containing?.branches ?? [],
      closedIn: containing?.tags ?? [])
  }

  /// The branches that have an issue at its path, in the folder of the other layout, or under another name.
  ///
  /// - Parameter versions: Those that are only elsewhere have the id, and are other issues.
  private func branchesHolding(
    _ id: IssueID, at path: String, _ branches: [Branch], others versions: [BranchVersion]
  ) throws -> [Branch] {
    let others = Set(versions.filter { $0.state == .only && $0.path != path }.map(\.path))
    var known: [ObjectID: Bool] = [:]
    return try branches.filter { branch in
      let tree = try repository.tree(of: branch.commit)
      guard let folder = try repository.entry(at: IssueFolder.path, in: tree), folder.mode == .directory else {
        return false
      }
      if let known = known[folder.id] { return known }
      let isThere =
        try repository.entry(at: path, in: tree) != nil
        || paths(of: id, under: folder.id).contains { !others.contains($0) }
      known[folder.id] = isThere
      return isThere
    }
  }

  /// The files of an issue in a tree `.issues`, in the folders of both layouts.
  private func paths(of id: IssueID, under tree: ObjectID) throws -> [String] {
    try Configuration.Layout.allCases.flatMap { layout -> [String] in
      let path = IssueFolder.folder(of: id, layout: layout)
      let name = String(path.dropFirst(IssueFolder.path.count + 1))
      let folder =
        name.isEmpty ? tree : try repository.entry(at: name, in: tree).flatMap { $0.mode == .directory ? $0.id : nil }
      return try folder.map { try repository.entries(of: $0) }?.filter { $0.mode != .directory }.map {
        "\(path)/\($0.name)"
      }
      .filter { IssueFolder.id(of: $0, prefixes: [id.prefix]) == id } ?? []
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
