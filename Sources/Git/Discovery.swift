internal import Clibgit2

/// Finds a repository as Git does: by its variables, else by going up from a directory.
struct Discovery {
  private let directory: String
  private let environment: [String: String]

  /// - Parameter path: An existing directory.
  init(from path: String, environment: [String: String]) throws(RepositoryError) {
    guard let directory = System.realPath(path) else { throw .notARepository(path) }
    self.directory = directory
    self.environment = environment
    Library.start(environment: environment)
  }

  /// Whether the user named the repository. Git then trusts it.
  private var namedDirectory: String? { environment["GIT_DIR"].map(absolute) }

  /// The index that `GIT_INDEX_FILE` names; relative to the directory that was started from.
  var indexPath: String? {
    guard let path = environment["GIT_INDEX_FILE"], !path.isEmpty else { return nil }
    return absolute(path)
  }

  func open() throws(RepositoryError) -> Handle<RepositoryKind> {
    var flags = namedDirectory == nil ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    if ConfigurationFiles.isTrue(environment["GIT_DISCOVERY_ACROSS_FILESYSTEM"]) {
      flags |= GIT_REPOSITORY_OPEN_CROSS_FS.rawValue
    }
    do {
      return try Handle<RepositoryKind>("git_repository_open_ext") {
        git_repository_open_ext(&$0, namedDirectory ?? directory, flags, environment["GIT_CEILING_DIRECTORIES"])
      }
    } catch {
      if let feature = unsupportedFeature() { throw .unsupported(feature) }
      guard error.code == .notFound else { throw .git(error) }
      throw .notARepository(namedDirectory ?? directory)
    }
  }

  /// Where the parts of an opened repository are.
  func places(of repository: OpaquePointer) throws(RepositoryError) -> Places {
    guard let gitDirectory = path(git_repository_path(repository)),
      let commonDirectory = path(git_repository_commondir(repository))
    else { throw .notARepository(directory) }
    if let named = environment["GIT_COMMON_DIR"], System.realPath(absolute(named)) != commonDirectory {
      throw .unsupported(.other("GIT_COMMON_DIR"))
    }
    let workTree = workTree(of: repository, gitDirectory: gitDirectory)
    if let workTree, git_repository_set_workdir(repository, workTree, 0) < 0 { throw .notARepository(workTree) }
    return Places(gitDirectory: gitDirectory, commonDirectory: commonDirectory, workTree: workTree)
  }

  private func workTree(of repository: OpaquePointer, gitDirectory: String) -> String? {
    if let named = environment["GIT_WORK_TREE"], !named.isEmpty { return System.realPath(absolute(named)) }
    let own = path(git_repository_workdir(repository))
    guard namedDirectory != nil, own != nil else { return own }
    if Self.isSet("core.worktree", of: repository) { return own }
    // With GIT_DIR and nothing else, Git takes the current directory, which a server's hook runs inside of.
    return directory == gitDirectory ? nil : directory
  }

  /// Refuses a repository that the user's configuration does not trust.
  func judge(_ places: Places, under configuration: GitConfiguration) throws(RepositoryError) {
    guard namedDirectory == nil else { return }
    if places.workTree == nil, configuration.protectedValue("safe.bareRepository") == "explicit" {
      throw .bareRepositoryForbidden(places.gitDirectory)
    }
    let link = places.workTree.map { "\($0)/.git" }
    let paths = [link, places.workTree, places.gitDirectory].compactMap { $0 }
    guard !paths.allSatisfy({ Ownership.isOwn($0, environment: environment) }) else { return }
    let path = places.workTree ?? places.gitDirectory
    guard !Ownership.isTrusted(path, under: configuration) else { return }
    throw .dubiousOwnership(path)
  }

  /// The feature that keeps the repository from being opened, if that is the reason.
  private func unsupportedFeature() -> UnsupportedFeature? {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard git_repository_discover(&buffer, namedDirectory ?? directory, 0, environment["GIT_CEILING_DIRECTORIES"]) == 0,
      let found = path(buffer.ptr)
    else { return nil }
    let common = System.text("\(found)/commondir").map { text in
      System.resolve(String(text.prefix { !$0.isNewline }), from: found)
    }
    return System.text("\(common ?? found)/config").flatMap { UnsupportedFeature(configurationText: $0) }
  }

  private static func isSet(_ key: String, of repository: OpaquePointer) -> Bool {
    guard
      let configuration = try? Handle<ConfigurationKind>(
        "git_repository_config_snapshot", { git_repository_config_snapshot(&$0, repository) })
    else { return false }
    var value: UnsafePointer<CChar>?
    return git_config_get_string(&value, configuration.pointer, key) == 0
  }

  private func absolute(_ path: String) -> String { System.resolve(path, from: directory) }

  private func path(_ text: UnsafePointer<CChar>?) -> String? {
    guard let text else { return nil }
    let path = String(cString: text)
    return System.realPath(path) ?? path
  }
}
