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
  /// What holds where the settings themselves cannot be read.
  private var replacements: [Source: Policy] = [:]

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

  /// The policy that a commit is judged by: that of its first parent, as a server would, where the parent keeps issues;
  /// else its own. Where that cannot be read, the last one before that can.
  func policy(judging commit: Commit) throws -> Policy {
    var next = commit
    if let parent = try keeper(commit.parents.first) { next = parent }
    guard let source = try source(of: next.id) else { return try Self.builtIn() }
    if let known = replacements[source] { return known }
    var candidate = source
    while true {
      if case .success(let policy) = try policy(of: next.id, candidate) {
        if candidate != source { replacements[source] = policy }
        return policy
      }
      guard let parent = try keeper(next.parents.first), let earlier = try self.source(of: parent.id) else { break }
      (next, candidate) = (parent, earlier)
    }
    var fallback = try Self.builtIn()
    if let own = try self.source(of: commit.id), case .success(let policy) = try policy(of: commit.id, own) {
      fallback = policy
    } else {
      replacements[source] = fallback
    }
    return fallback
  }

  /// A commit, if it keeps issues.
  private func keeper(_ commit: ObjectID?) throws -> Commit? {
    guard let commit, try store.repository.entry(at: IssueFolder.path, in: store.repository.tree(of: commit)) != nil
    else { return nil }
    return try store.repository.commitInfo(commit)
  }

  private static func builtIn() throws -> Policy {
    Policy(try SettingsFiles(configuration: nil).read(), baseline: nil)
  }
}
