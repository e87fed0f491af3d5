internal import Clibgit2

/// An open Git repository.
///
/// One thread at a time may use it; libgit2's objects have no locks of their own.
package struct Repository: ~Copyable {
  private let handle: Handle<RepositoryKind>
  var pointer: OpaquePointer { handle.pointer }
  let attributes = StagedAttributes()

  /// The variables that the repository was opened with, which decide about configuration and identity too.
  package let environment: [String: String]
  /// The directory with this work tree's HEAD and index; absolute, without a slash at its end.
  package let gitDirectory: String
  /// The directory with objects, branches and `config`; differs from ``gitDirectory`` in a linked work tree.
  package let commonDirectory: String
  /// The directory of the user's files, absolute, without a slash at its end; nil in a bare repository.
  package let workTree: String?
  /// The index in use: `GIT_INDEX_FILE`, else the work tree's own.
  package let indexPath: String
  /// Whether the disk holds what is written before anything relies on it.
  package let durability: Durability

  /// Opens the repository that contains a path, or the one that `GIT_DIR` names.
  ///
  /// - Parameters:
  ///   - path: A directory, which relative variables start from; git's current directory.
  ///   - environment: The variables that Git reads: `GIT_DIR`, `GIT_WORK_TREE`, `GIT_INDEX_FILE`, `HOME` and so on.
  ///   - key: The setting that asks for ``durability``, if there is one.
  package init(discoveredFrom path: String, environment: [String: String], syncedBy key: String? = nil)
    throws(RepositoryError)
  {
    let discovery = try Discovery(from: path, environment: environment)
    let opened = try discovery.open()
    let places = try discovery.places(of: opened.pointer)
    let configuration: GitConfiguration
    let isSynced: Bool
    do throws(GitError) {
      try Self.readConfiguration(of: opened.pointer, places: places, environment: environment)
      try Self.addObjectDirectories(to: opened.pointer, from: path, environment: environment)
      configuration = try Self.configuration(of: opened.pointer, environment: environment)
      isSynced = try key.map { (key) throws(GitError) in try configuration.bool(key) == true } ?? false
    } catch {
      throw .git(error)
    }
    try discovery.judge(places, under: configuration)
    self.environment = environment
    gitDirectory = places.gitDirectory
    commonDirectory = places.commonDirectory
    workTree = places.workTree
    indexPath = discovery.indexPath ?? "\(places.gitDirectory)/index"
    let cuts = System.text("\(places.commonDirectory)/shallow") ?? ""
    shallowCommits = Set(cuts.split(separator: "\n").compactMap { ObjectID(hex: $0) })
    durability = isSynced ? .synced : .usual
    if isSynced { Library.sync() }
    handle = opened
  }

  /// Whether there is no work tree.
  package var isBare: Bool { workTree == nil }
  /// Whether the work tree was added with `git worktree add`.
  package var isLinkedWorktree: Bool { gitDirectory != commonDirectory }
  /// Whether history was cut by `git clone --depth`.
  package var isShallow: Bool { !shallowCommits.isEmpty }
  /// The commits at which history was cut: their parents are not in the repository.
  package let shallowCommits: Set<ObjectID>

  /// An operation of Git's that waits for the user to go on with it.
  package enum OperationState: Sendable {
    case none, merge, revert, cherryPick, bisect, rebase, applyMailbox
  }

  /// The operation that the work tree is in.
  package var state: OperationState {
    switch git_repository_state_t(rawValue: UInt32(bitPattern: git_repository_state(pointer))) {
    case GIT_REPOSITORY_STATE_MERGE: .merge
    case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE: .revert
    case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: .cherryPick
    case GIT_REPOSITORY_STATE_BISECT: .bisect
    case GIT_REPOSITORY_STATE_REBASE, GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, GIT_REPOSITORY_STATE_REBASE_MERGE:
      .rebase
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX, GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE: .applyMailbox
    default: .none
    }
  }

  private static func readConfiguration(
    of repository: OpaquePointer, places: Places, environment: [String: String]
  ) throws(GitError) {
    let files = ConfigurationFiles(environment: environment)
      .adding(commonDirectory: places.commonDirectory, gitDirectory: places.gitDirectory)
    let configuration = try files.open(for: repository)
    try check("git_repository_set_config", git_repository_set_config(repository, configuration.pointer))
  }

  /// Makes objects visible that a push has brought and that are still in quarantine.
  private static func addObjectDirectories(
    to repository: OpaquePointer, from directory: String, environment: [String: String]
  ) throws(GitError) {
    let own = environment["GIT_OBJECT_DIRECTORY"].map { [$0] } ?? []
    let others = environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"]?.split(separator: ":").map(String.init) ?? []
    guard !(own + others).isEmpty else { return }
    let database = try Handle<DatabaseKind>("git_repository_odb") { git_repository_odb(&$0, repository) }
    for path in own + others {
      let absolute = System.resolve(path, from: directory)
      guard System.isDirectory(absolute) else { continue }
      try check("git_odb_add_disk_alternate", git_odb_add_disk_alternate(database.pointer, absolute))
    }
  }
}

/// Where the parts of a repository are. Absolute paths without a slash at the end.
struct Places {
  let gitDirectory: String
  let commonDirectory: String
  let workTree: String?
}
