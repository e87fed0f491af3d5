internal import Git
internal import Issues

/// Works out which issues get other ids, and what has to be written for it.
///
/// What is on the upstream stays: first what is on the remote's default branch, whose numbers most people know, then what
/// is on the branch that this one follows. Else what is on the first parent stays; else what was reported earlier; else
/// what comes first by its path.
struct RenumberPlanner {
  let snapshot: Snapshot
  let index: ConflictIndex
  let tree: CommitTrees
  /// What is being merged, or has been: HEAD's own side first. Empty where no merge is under way.
  let sides: [ObjectID]
  let head: ObjectID?
  let shared: SharedBranches
  var store: IssueStore { snapshot.store }

  /// - Parameter sides: The parents of a merge that is made already; else those of the one that is under way are taken.
  init(_ snapshot: Snapshot, sides: [ObjectID]? = nil) throws {
    let store = snapshot.store
    self.snapshot = snapshot
    head = try store.headCommit()
    index = try ConflictIndex(store.repository, under: IssueFolder.path)
    tree = CommitTrees(store: store)
    self.sides = try sides ?? head.map { try store.incoming(into: $0) } ?? []
    shared = try SharedBranches(store)
  }

  func plan() throws -> Plan<Renumbering> {
    var renumbering = Renumbering()
    var writer = RenumberWriter(self)
    var moving: [(claimant: Claimant, staying: Claimant, reason: Renumbering.Reason)] = []
    for (id, claimants) in try rivals() {
      let ranked = try ranked(claimants)
      guard let first = ranked.first else { continue }
      for other in ranked.dropFirst() {
        if let obstacle = other.claimant.obstacle {
          renumbering.left.append(.init(id: id, path: other.claimant.path, reason: obstacle))
        } else {
          moving.append((other.claimant, first.claimant, first.reason(before: other)))
        }
      }
    }
    var numbers: [String: Int] = [:]
    let layout = try snapshot.configuration.layout
    for (claimant, staying, reason) in moving {
      let id = try next(claimant.id.prefix, &numbers, besides: renumbering)
      let slug = IssueFolder.slug(ofPath: claimant.path).map(String.init)
      let path = IssueFolder.path(of: id, slug: slug, layout: layout)
      var move = Renumbering.Move(
        renaming: Renaming(from: claimant.id, at: claimant.path, to: id, at: path), title: claimant.title,
        oldPath: claimant.path, newPath: path, stayingPath: staying.path, reason: reason)
      try writer.move(claimant, from: staying, &move)
      renumbering.moves.append(move)
    }
    for folder in try lateFolders() { renumbering.followed += try writer.follow(folder) }
    for latecomer in try latecomers() { writer.follow(latecomer) }
    renumbering.references = try writer.renameReferences()
    return Plan(
      edits: try writer.edits(), message: renumbering.message, value: renumbering, resolving: writer.resolved)
  }

  private func next(
    _ prefix: String, _ numbers: inout [String: Int], besides given: Renumbering
  ) throws -> IssueID {
    if try snapshot.configuration.ids == .random {
      while true {
        let id = try store.nextID(prefix: prefix, in: snapshot)
        if !given.moves.contains(where: { $0.renaming.new == id }) { return id }
      }
    }
    let number = try (numbers[prefix] ?? store.highestNumber(prefix: prefix, in: snapshot)) + 1
    numbers[prefix] = number
    return IssueID(prefix: prefix, number: number)
  }
}

// MARK: Who stays

extension RenumberPlanner {
  /// What decides who stays, in this order.
  struct Rank {
    let claimant: Claimant
    let isOnDefaultBranch: Bool
    let isOnUpstream: Bool
    let isOnFirstParent: Bool

    func reason(before other: Rank) -> Renumbering.Reason {
      if isOnUpstream != other.isOnUpstream || isOnDefaultBranch != other.isOnDefaultBranch { return .upstream }
      if isOnFirstParent != other.isOnFirstParent { return .firstParent }
      return claimant.reported != other.claimant.reported ? .reported : .path
    }

    func isBefore(_ other: Rank) -> Bool {
      if isOnDefaultBranch != other.isOnDefaultBranch { return isOnDefaultBranch }
      if isOnUpstream != other.isOnUpstream { return isOnUpstream }
      if isOnFirstParent != other.isOnFirstParent { return isOnFirstParent }
      let days = [claimant, other.claimant].map { $0.reported?.daysSince1970 ?? .max }
      return days[0] != days[1] ? days[0] < days[1] : claimant.path < other.claimant.path
    }
  }

  /// Claimants of one id, the one that stays first.
  private func ranked(_ claimants: [Claimant]) throws -> [Rank] {
    let first = try onFirstParent(claimants)
    return try claimants.enumerated().map { index, claimant in
      Rank(
        claimant: claimant, isOnDefaultBranch: try isOn(shared.defaultBranch, claimant),
        isOnUpstream: try isOn(shared.upstream, claimant), isOnFirstParent: first[index])
    }.sorted { $0.isBefore($1) }
  }

  private func isOn(_ branch: ObjectID?, _ claimant: Claimant) throws -> Bool {
    guard let branch else { return false }
    guard let side = claimant.side else { return try tree.has(claimant.path, in: branch) }
    // Both reports are at this path: the branch has the one that came to the side from it.
    guard let own = side == .ours ? sides.first : sides.dropFirst().first,
      let shared = try store.repository.mergeBase(own, branch)
    else { return false }
    return try tree.has(claimant.path, in: shared)
  }

  private func onFirstParent(_ claimants: [Claimant]) throws -> [Bool] {
    guard let first = try firstParent(of: claimants) else { return claimants.map { _ in false } }
    return try claimants.map { claimant in
      if let side = claimant.side { return side == .ours }
      return try tree.has(claimant.path, in: first)
    }
  }

  /// The first parent of the merge that has brought the claimants together; or the commit before, where a rebase has.
  private func firstParent(of claimants: [Claimant]) throws -> ObjectID? {
    guard let head else { return nil }
    if sides.count > 1 { return sides[0] }
    let committed = try claimants.filter { try tree.has($0.path, in: head) }
    guard committed.count > 1 else { return head }
    return try tree.meeting(of: committed[0].path, committed[1].path, from: head)?.parents.first
  }
}

/// The branches whose issues others have by now.
struct SharedBranches {
  /// What HEAD's branch follows, or what it is being rebased onto.
  let upstream: ObjectID?
  /// The default branch of the remote.
  let defaultBranch: ObjectID?

  init(_ store: IssueStore) throws {
    var name: String?
    if case .branch(let branch, _) = try store.repository.head() {
      name = try store.repository.upstream(of: branch)
    }
    let remote = name.flatMap { $0.hasPrefix("refs/remotes/") ? $0.split(separator: "/").dropFirst(2).first : nil }
    upstream =
      try name.flatMap { try store.repository.commit(ofReference: $0) }
      ?? store.commit(inState: ["rebase-merge/onto", "rebase-apply/onto"])
    defaultBranch = try store.repository.commit(ofReference: "refs/remotes/\(remote ?? "origin")/HEAD")
  }
}

extension IssueStore {
  /// HEAD and the commits that a merge, a cherry-pick or a rebase is bringing to it; empty where none is under way.
  func incoming(into head: ObjectID) throws -> [ObjectID] {
    let merged = try repository.mergedCommits()
    if !merged.isEmpty { return [head] + merged }
    return try commit(inState: ["CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD"]).map { [head, $0] } ?? []
  }

  /// The commit that the first of some files of Git's names; nil where none is there.
  func commit(inState names: [String]) throws -> ObjectID? {
    for name in names {
      guard let bytes = try WorkTree(root: repository.gitDirectory).read(name)?.bytes else { continue }
      if let id = ObjectID(hex: String(decoding: bytes, as: UTF8.self).trimmed), try repository.contains(id) {
        return id
      }
    }
    return nil
  }
}
