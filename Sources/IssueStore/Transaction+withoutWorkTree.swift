internal import Git

extension IssueStore {
  /// Commits a plan to a branch that no work tree has: that of a bare repository, or one that reports come in on.
  func commitWithoutWorkTree<Value>(
    _ journal: Journal, _ session: Session, plan: (Snapshot) throws -> Plan<Value>
  ) throws -> Outcome<Value> {
    let tip = try tipOfIntake()
    guard let head = try tip ?? headCommit() else { throw StoreError.noTracker }
    let plan = try plan(Snapshot(self, .commit(head)))
    guard !plan.edits.isEmpty else {
      return Outcome(value: plan.value, commit: nil, delivery: .commit, hasChanged: false)
    }
    let target = try target(of: plan.branch, over: head, tip: tip)
    let tree = try repository.tree(of: head)
    let changes = try plan.edits.flatMap { try treeChanges($0, over: tree) }
    let commit = try writeCommits(
      of: plan, tree: try repository.makeTree(changes, over: tree), over: head, session)
    try journal.begin()
    try repository.syncObjects()
    try journal.record(
      .init(
        changes: [],
        reference: .init(name: target.name, old: target.old, new: commit, ownerPath: journal.referenceOwner)))
    defer { journal.end() }
    try repository.updateReference(
      target.name, to: commit, expecting: target.old, message: reflogLine(plan.message),
      by: repository.committer(now: session.now), ownerPath: journal.referenceOwner)
    return Outcome(value: plan.value, commit: commit, delivery: .commit, hasChanged: true)
  }
}
