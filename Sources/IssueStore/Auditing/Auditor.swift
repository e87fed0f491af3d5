internal import Git
internal import Issues

/// Judges commits one by one, each by the rules of its time.
final class Auditor {
  private let store: IssueStore
  private let policies: PolicyHistory
  private var names: NameHistory

  init(_ store: IssueStore) {
    self.store = store
    policies = PolicyHistory(store)
    names = NameHistory(store)
  }

  /// What commits brought in, one after another.
  func audit(_ ids: ArraySlice<ObjectID>) throws -> [AuditedCommit] { try ids.compactMap { try audit($0) } }

  /// What a commit brought in; nil where it neither touches issues nor changes what they are judged by.
  private func audit(_ id: ObjectID) throws -> AuditedCommit? {
    let commit = try store.repository.commitInfo(id)
    let differences = try store.ownDifferences(of: commit)
    let (fault, loosenings) = try settings(of: commit)
    let diagnostics = try judge(commit, differences)
    guard !differences.isEmpty || !diagnostics.isEmpty || fault != nil || !loosenings.isEmpty else { return nil }
    return AuditedCommit(
      commit: commit, touchesIssues: !differences.isEmpty, diagnostics: diagnostics, fault: fault,
      loosenings: loosenings)
  }

  /// What a commit makes of the settings; nothing where a parent has the same ones.
  private func settings(of commit: Commit) throws -> (SettingsError?, [Loosening]) {
    let parents = try commit.parents.map { (id: $0, source: try policies.source(of: $0)) }
    guard let source = try policies.source(of: commit.id), !parents.contains(where: { $0.source == source }) else {
      return (nil, [])
    }
    switch try policies.policy(of: commit.id, source) {
    case .failure(let error): return (error, [])
    case .success(let policy):
      // Of a merge, what no parent lets pass.
      var loosenings: [Loosening]?
      for parent in parents {
        guard let old = parent.source, case .success(let before) = try policies.policy(of: parent.id, old) else {
          continue
        }
        let found = before.loosenings(to: policy)
        loosenings = loosenings.map { $0.filter(found.contains) } ?? found
      }
      return (nil, loosenings ?? [])
    }
  }

  private func judge(_ commit: Commit, _ differences: [TreeDifference]) throws -> [Diagnostic] {
    let isMerge = commit.parents.count > 1
    guard !differences.isEmpty || isMerge else { return [] }
    let policy = try policies.policy(judging: commit)
    let change = try CommitChange(commit, differences, store, policy, ownSettings(of: commit) ?? policy.settings)
    guard !differences.isEmpty else { return try meetings(in: change) }
    let names = try names.names(in: commit, prefixes: change.prefixes)
    var found = try change.judge(against: commit.parents.first, names)
    for parent in commit.parents.dropFirst() where !found.isEmpty {
      // A merge may do in one step what its sides did in several: what is right after any of its parents is right.
      let others = try change.judge(against: parent, names)
      found.removeAll { one in !others.contains { $0.rule == one.rule && $0.path == one.path } }
    }
    guard isMerge else { return found }
    return try found + meetings(in: change).filter { !found.contains($0) }
  }

  private func ownSettings(of commit: Commit) throws -> Settings? {
    guard let source = try policies.source(of: commit.id) else { return nil }
    return try? policies.policy(of: commit.id, source).get().settings
  }

  /// Issues of the sides of a merge that have the same id: no side is wrong, and no file need differ from theirs.
  private func meetings(in change: CommitChange) throws -> [Diagnostic] {
    let commit = change.commit
    guard let first = commit.parents.first else { return [] }
    let tree = try store.repository.tree(of: first)
    let arrived = try store.repository.changes(from: tree, to: commit.tree, under: IssueFolder.path)
      .filter { $0.old == nil }.map(\.path)
    guard !arrived.isEmpty else { return [] }
    let names = try names.names(in: commit, prefixes: change.prefixes)
    let shared = try arrived.filter { path in
      guard let id = IssueFolder.id(of: path, prefixes: change.prefixes) else { return false }
      let paths = names.paths(of: id)
      guard paths.count > 1 else { return false }
      return try !commit.parents.contains { parent in
        let tree = try store.repository.tree(of: parent)
        return try paths.allSatisfy { try store.repository.entry(at: $0, in: tree) != nil }
      }
    }
    return try change.judge(shared, names).filter { $0.rule == "duplicate-id" }
  }
}

/// What a commit does below `.issues`, ready to be judged.
private struct CommitChange {
  let commit: Commit
  private let store: IssueStore
  private let policy: Policy
  private let change: ChangeSet

  var prefixes: [String] { policy.settings.configuration.prefixes }

  init(
    _ commit: Commit, _ differences: [TreeDifference], _ store: IssueStore, _ policy: Policy, _ settings: Settings
  ) {
    self.commit = commit
    self.store = store
    self.policy = policy
    change = ChangeSet(
      snapshot: Snapshot(store, .commit(commit.id), settings: settings), previous: nil,
      touched: differences.map { ChangeSet.TouchedFile($0) })
  }

  func judge(against parent: ObjectID?, _ names: IssueNames) throws -> [Diagnostic] {
    let previous = parent.map { Snapshot(store, .commit($0), settings: policy.settings) }
    return try change.judge(
      by: Checker(
        change.snapshot, comparedWith: previous, removed: change.removed, under: policy, names: names)
    ).diagnostics
  }

  /// Judges some files as they are.
  func judge(_ paths: [String], _ names: IssueNames) throws -> [Diagnostic] {
    guard !paths.isEmpty else { return [] }
    let files = try paths.compactMap { try change.snapshot.issueFile(at: $0, prefixes: prefixes) }
    return try Checker(change.snapshot, comparedWith: nil, under: policy, names: names).check(files).diagnostics
  }
}
