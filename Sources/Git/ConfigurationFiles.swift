internal import Clibgit2

/// The files that a repository's configuration is read from.
///
/// libgit2 1.5 knows neither the variables that move them nor `config.worktree`, so they are listed here.
struct ConfigurationFiles {
  /// Later files win.
  private let files: [(path: String, level: git_config_level_t)]
  /// The file of one work tree, which counts only under `extensions.worktreeConfig`.
  private var worktreePath: String?

  /// The files outside any repository.
  init(environment: [String: String]) {
    var files: [(path: String, level: git_config_level_t)] = []
    if !Self.isTrue(environment["GIT_CONFIG_NOSYSTEM"]) {
      files.append((environment["GIT_CONFIG_SYSTEM"] ?? "/etc/gitconfig", GIT_CONFIG_LEVEL_SYSTEM))
    }
    if let global = environment["GIT_CONFIG_GLOBAL"] {
      files.append((global, GIT_CONFIG_LEVEL_GLOBAL))
    } else {
      if let directory = Self.xdgDirectory(environment) { files.append(("\(directory)/config", GIT_CONFIG_LEVEL_XDG)) }
      if let home = environment["HOME"] { files.append(("\(home)/.gitconfig", GIT_CONFIG_LEVEL_GLOBAL)) }
    }
    self.files = files.filter { !$0.path.isEmpty }
  }

  /// These files, and then the repository's own.
  func adding(commonDirectory: String, gitDirectory: String) -> ConfigurationFiles {
    var added = ConfigurationFiles(files: files + [("\(commonDirectory)/config", GIT_CONFIG_LEVEL_LOCAL)])
    added.worktreePath = "\(gitDirectory)/config.worktree"
    return added
  }

  private init(files: [(path: String, level: git_config_level_t)]) { self.files = files }

  /// `$XDG_CONFIG_HOME/git`, which is `~/.config/git` unless set.
  static func xdgDirectory(_ environment: [String: String]) -> String? {
    if let directory = environment["XDG_CONFIG_HOME"], !directory.isEmpty { return "\(directory)/git" }
    return environment["HOME"].map { "\($0)/.config/git" }
  }

  static func isTrue(_ value: String?) -> Bool {
    guard let value else { return false }
    return GitConfiguration.truth(of: value) ?? (Int(value) != 0)
  }

  /// Opens the files for libgit2.
  ///
  /// - Parameter repository: The repository that conditional includes are judged by.
  func open(for repository: OpaquePointer?) throws(GitError) -> Handle<ConfigurationKind> {
    let handle = try Handle<ConfigurationKind>("git_config_new") { git_config_new(&$0) }
    for file in files {
      let status = git_config_add_file_ondisk(handle.pointer, file.path, file.level, repository, 0)
      _ = try found("git_config_add_file_ondisk", status)
    }
    var isEnabled: Int32 = 0
    if let worktreePath,
      try found("git_config_get_bool", git_config_get_bool(&isEnabled, handle.pointer, "extensions.worktreeConfig")),
      isEnabled != 0
    {
      // libgit2 1.5 has no level for this file; the application's is the next above the repository's.
      let status = git_config_add_file_ondisk(handle.pointer, worktreePath, GIT_CONFIG_LEVEL_APP, repository, 0)
      _ = try found("git_config_add_file_ondisk", status)
    }
    return handle
  }

  /// The scope that an entry of an opened level has.
  static func scope(of level: git_config_level_t) -> GitConfiguration.Scope {
    switch level {
    case GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM: .system
    case GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL: .user
    case GIT_CONFIG_LEVEL_LOCAL: .local
    default: .worktree
    }
  }
}
