package import Git

/// How Git finds the hooks.
package enum HookArrangement: String, Hashable, Sendable, CaseIterable {
  /// By their names in the hook folder.
  case file
  /// By sections of the configuration, beside whatever is in the hook folder.
  case configuration

  /// What a version of Git knows.
  package init(of git: GitVersion?) {
    self = git.map { $0 >= GitVersion(2, 54) } ?? false ? .configuration : .file
  }
}
