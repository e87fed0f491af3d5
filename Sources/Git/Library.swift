internal import Clibgit2
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The process-wide state of libgit2.
enum Library {
  /// The extensions of a repository that are read correctly although libgit2 1.5 does not know them.
  ///
  /// ``Repository`` reads the file of `worktreeConfig` itself; objects that `partialClone` left out are reported
  /// one by one; `preciousObjects` forbids deleting objects, which is never done; the links of
  /// `relativeWorktrees` lead from the main repository to its work trees, a way that is never taken.
  static let understoodExtensions = ["worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees"]

  /// Starts libgit2, unless it is started.
  static func start() {
    _ = isStarted
  }

  /// Starts libgit2 and tells it where the user's files are.
  ///
  /// libgit2 keeps these places for the whole process; the first environment decides. They matter only for `~/`
  /// in an `include.path` and for the user's own ignore file: every repository is given its own configuration.
  static func start(environment: [String: String]) {
    start()
    hasSearchPaths.withLock { hasSearchPaths in
      guard !hasSearchPaths else { return }
      hasSearchPaths = true
      let home = environment["HOME"] ?? ""
      let places = [
        (GIT_CONFIG_LEVEL_PROGRAMDATA, ""), (GIT_CONFIG_LEVEL_SYSTEM, ""), (GIT_CONFIG_LEVEL_GLOBAL, home),
        (GIT_CONFIG_LEVEL_XDG, ConfigurationFiles.xdgDirectory(environment) ?? ""),
      ]
      for (level, path) in places { _ = git_issue_set_search_path(level, path) }
    }
  }

  /// Has the disk keep objects and indexes before they are relied upon, from now on and in the whole process.
  static func sync() { _ = git_issue_set_fsync(1) }

  private static let hasSearchPaths = Mutex(false)

  private static let isStarted: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    // `Ownership` judges instead: libgit2 1.5 does not know `safe.directory=*`, and reports a foreign repository
    // as one that is not there.
    _ = git_issue_set_owner_validation(0)
    // Git does not hash again what it reads either: zlib tells what is damaged, and `git fsck` what was put in place of
    // another. It takes three quarters of a walk through trees.
    _ = git_issue_set_hash_verification(0)
    // By itself it keeps no tree of more than 4 KiB, which is a folder of 60 issues: a walk through history would read
    // each of them several times.
    _ = git_issue_set_cached_tree_limit(1 << 20)
    _ = git_issue_set_cache_size(64 << 20)
    let names = understoodExtensions.map { strdup($0) }
    defer { for name in names { free(name) } }
    var constants = names.map { UnsafePointer($0) }
    _ = git_issue_set_extensions(&constants, constants.count)
    return true
  }()
}
