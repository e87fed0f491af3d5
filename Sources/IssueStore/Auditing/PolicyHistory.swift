internal import Git
internal import Issues

/// The policies of commits, each read once for all commits that have the same files of settings.
final class PolicyHistory {
  /// The files that a policy is read from.
  struct Source: Hashable {
    fileprivate let configuration: TreeEntry?
    fileprivate let forms: TreeEntry?
    fileprivate let baseline: TreeEntry?
    /// Forms that stand elsewhere.
    fileprivate let otherForms: [TreeEntry?]
  }

  private let store: IssueStore
  private var policies: [Source: Result<Policy, SettingsError>] = [:]
  private var otherForms: [TreeEntry?: [String]] = [:]
  /// What holds at a commit.
  private var held: [ObjectID: Policy?] = [:]

  init(_ store: IssueStore) { self.store = store }

  /// What the policy of a commit is read from; nil where the commit keeps no issues.
  func source(of commit: ObjectID) throws -> Source? {
    let tree = try store.repository.tree(of: commit)
    guard let folder = try store.repository.entry(at: IssueFolder.path, in: tree) else { return nil }
    func entry(_ path: String) throws -> TreeEntry? {
      guard folder.mode == .directory else { return nil }
      return try store.repository.entry(at: String(path.dropFirst(IssueFolder.path.count + 1)), in: folder.id)
    }
    let configuration = try entry(IssueFolder.configuration)
    return Source(
      configuration: configuration, forms: try entry(IssueFolder.forms), baseline: try entry(IssueFolder.baseline),
      otherForms: try otherForms(configuration).map { try store.repository.entry(at: $0, in: tree) })
  }

  /// The paths of the forms that a configuration names.
  private func otherForms(_ configuration: TreeEntry?) throws -> [String] {
    if let known = otherForms[configuration] { return known }
    var paths: [String] = []
    if let configuration, configuration.mode == .regular || configuration.mode == .executable {
      let bytes = try store.repository.blob(configuration.id)
      paths = (try? Configuration(bytes, path: IssueFolder.configuration))?.forms ?? []
    }
    otherForms[configuration] = paths
    return paths
  }

  /// The policy that a commit brings; a failure where its settings cannot be read.
  func policy(of commit: ObjectID, _ source: Source) throws -> Result<Policy, SettingsError> {
    if let known = policies[source] { return known }
    let read: Result<Policy, SettingsError>
    switch Result(catching: { try Policy(of: Snapshot(store, .commit(commit))) }) {
    case .success(let policy): read = .success(policy)
    case .failure(let error as SettingsError): read = .failure(error)
    case .failure(let error): throw error
    }
    policies[source] = read
    return read
  }

  /// The policy that a commit is judged by: that of its first parent, as a server would, else its own.
  func policy(judging commit: Commit) throws -> Policy {
    try policy(heldBy: commit.parents.first) ?? own(commit.id)
  }

  /// The policy that commits are judged by which go to some side, else that of the newest of them.
  func policy(for range: CommitRange) throws -> Policy {
    // A branch that has taken over what holds on the default branch brings nothing of its own.
    if let main = range.main, try source(of: main) == source(of: range.tip), let policy = try policy(heldBy: main) {
      return policy
    }
    return try policy(heldBy: range.target) ?? own(range.tip)
  }

  /// What holds at a commit: its own policy, or where it has none, or one that cannot be read, the last one before it.
  /// So nobody gets rid of the rules by taking them away first. Nil where there has never been one.
  func policy(heldBy commit: ObjectID?) throws -> Policy? {
    guard let commit else { return nil }
    if let known = held[commit] { return known }
    var next: ObjectID? = commit
    var found: Policy?
    while let id = next, found == nil {
      if let source = try source(of: id) { found = try? policy(of: id, source).get() }
      next = found == nil ? try store.repository.commitInfo(id).parents.first : nil
    }
    held[commit] = .some(found)
    return found
  }

  /// A commit's own policy; without one that can be read, the rules as they come.
  private func own(_ commit: ObjectID) throws -> Policy {
    if let source = try source(of: commit), let policy = try? policy(of: commit, source).get() { return policy }
    return Policy(try SettingsFiles(configuration: nil).read(), baseline: nil)
  }
}
