internal import Git
internal import Issues

/// What came late: a branch that parted before an issue was renumbered still knows it by its old id.
extension RenumberPlanner {
  /// An issue by the name that a side of the merge knows it by, and by the one that it has.
  struct Latecomer {
    let renaming: Renaming
    let parting: Parting
  }

  /// The sides of the merge that know an issue by an id that it has no more, and know no other issue by it.
  func latecomers() throws -> [Latecomer] {
    guard sides.count > 1 else { return [] }
    let prefixes = try snapshot.configuration.prefixes
    let trees = try sides.map { try store.repository.tree(of: $0) }
    var found: [Latecomer] = []
    for (index, side) in sides.enumerated() {
      let others = sides.filter { $0 != side }
      var seen: Set<String> = []
      for other in trees.indices where other != index {
        for change in try store.repository.changes(from: trees[index], to: trees[other], under: IssueFolder.path)
        where change.old != nil && change.new == nil && seen.insert(change.path).inserted {
          guard let id = IssueFolder.id(of: change.path, prefixes: prefixes),
            let slug = IssueFolder.slug(ofPath: change.path), !snapshot.exists(change.path),
            let path = try names.successor(of: id, slug: slug, in: snapshot), try !tree.has(path, in: side),
            let new = IssueFolder.id(of: path, prefixes: prefixes),
            try !names.paths(of: id).contains(where: { try tree.has($0, in: side) })
          else { continue }
          let base = try store.repository.mergeBase(side, others[0])
          found.append(
            Latecomer(
              renaming: Renaming(from: id, at: change.path, to: new, at: path),
              parting: Parting(side: side, others: others, base: base)))
        }
      }
    }
    return found
  }

  /// A folder that was filled under the old id of an issue.
  struct LateFolder {
    let path: String
    /// The folder of the issue.
    let place: String
    let renaming: Renaming
  }

  /// What was commented on, or attached to, under an id that its issue has no more.
  func lateFolders() throws -> [LateFolder] {
    let prefixes = try snapshot.configuration.prefixes
    return try snapshot.misplacedFolders().compactMap { broken in
      guard let old = broken.id, let owner = try snapshot.owner(ofFolder: broken.path, among: names),
        let new = IssueFolder.id(of: owner, prefixes: prefixes), new != old
      else { return nil }
      return LateFolder(
        path: broken.path, place: IssueFolder.companion(of: owner),
        renaming: Renaming(from: old, at: "\(broken.path).md", to: new, at: owner))
    }
  }

  /// Whether anything came under an id that its issue has no more.
  var hasLate: Bool { get throws { try !latecomers().isEmpty || !lateFolders().isEmpty } }

  var names: IssueNames { snapshot.namesOfIssues }
}
