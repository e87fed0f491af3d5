internal import Clibgit2

/// The order in which a history is walked.
package enum WalkOrder: Sendable {
  /// No commit before one of its children.
  case topological
  /// Newest first by commit time, which clocks that are wrong can disturb.
  case time
}

/// Which parents of a merge a walk goes on to.
package enum WalkParents: Sendable {
  case all, first
}

/// What a walk does after a commit.
package enum WalkStep: Sendable {
  case next, stop
}

extension Repository {
  /// Visits the commits that can be reached from some and not from others.
  package func walk(
    from starts: [ObjectID], hiding hidden: [ObjectID] = [], order: WalkOrder = .topological,
    parents: WalkParents = .all, visit: (ObjectID) throws(GitError) -> WalkStep
  ) throws(GitError) {
    if isShallow {
      // libgit2 1.5 goes on to the parents that are not there.
      let ids = try ShallowHistory(self, from: starts, hiding: hidden, parents: parents).sorted(order)
      for id in ids { guard try visit(id) == .next else { return } }
      return
    }
    let walk = try Handle<WalkKind>("git_revwalk_new") { git_revwalk_new(&$0, pointer) }
    let sorting: git_sort_t =
      switch order {
      case .topological: git_sort_t(rawValue: GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue)
      case .time: GIT_SORT_TIME
      }
    try check("git_revwalk_sorting", git_revwalk_sorting(walk.pointer, sorting.rawValue))
    if parents == .first {
      try check("git_revwalk_simplify_first_parent", git_revwalk_simplify_first_parent(walk.pointer))
    }
    for start in starts { try check("git_revwalk_push", git_revwalk_push(walk.pointer, [start.raw])) }
    for id in hidden { try check("git_revwalk_hide", git_revwalk_hide(walk.pointer, [id.raw])) }
    var id = git_oid()
    while true {
      let status = git_revwalk_next(&id, walk.pointer)
      guard status != GIT_ITEROVER.rawValue else { return }
      try check("git_revwalk_next", status)
      guard try visit(ObjectID(id)) == .next else { return }
    }
  }

  /// The commits that can be reached from some and not from others, as a list.
  package func history(
    from starts: [ObjectID], hiding hidden: [ObjectID] = [], order: WalkOrder = .topological,
    parents: WalkParents = .all
  ) throws(GitError) -> [ObjectID] {
    var ids: [ObjectID] = []
    try walk(from: starts, hiding: hidden, order: order, parents: parents) { id in
      ids.append(id)
      return .next
    }
    return ids
  }

  /// The best common ancestor of two commits; nil when their histories do not meet.
  package func mergeBase(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
    if isShallow {
      let ancestors = Set(try history(from: [one]))
      return try history(from: [other]).first { ancestors.contains($0) }
    }
    var id = git_oid()
    guard try found("git_merge_base", git_merge_base(&id, pointer, [one.raw], [other.raw])) else { return nil }
    return ObjectID(id)
  }

  /// Whether a commit is another's ancestor, or that commit itself.
  package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    guard ancestor != commit else { return true }
    if isShallow { return try history(from: [commit]).contains(ancestor) }
    let status = git_graph_descendant_of(pointer, [commit.raw], [ancestor.raw])
    return try found("git_graph_descendant_of", status) && status == 1
  }

  /// How many commits each of two histories has that the other lacks.
  package func distance(from one: ObjectID, to other: ObjectID) throws(GitError) -> (ahead: Int, behind: Int) {
    if isShallow {
      return (try history(from: [one], hiding: [other]).count, try history(from: [other], hiding: [one]).count)
    }
    var ahead = 0
    var behind = 0
    try check("git_graph_ahead_behind", git_graph_ahead_behind(&ahead, &behind, pointer, [one.raw], [other.raw]))
    return (ahead, behind)
  }
}
