internal import Clibgit2

extension Repository {
  /// The configuration as it is now: files, `git -c` and `GIT_CONFIG_COUNT`.
  package var configuration: GitConfiguration {
    get throws(GitError) { try Self.configuration(of: pointer, environment: environment) }
  }

  static func configuration(
    of repository: OpaquePointer, environment: [String: String]
  ) throws(GitError) -> GitConfiguration {
    let snapshot = try Handle<ConfigurationKind>("git_repository_config_snapshot") {
      git_repository_config_snapshot(&$0, repository)
    }
    return try GitConfiguration(snapshot, environment: environment)
  }

  /// Sets a key in the repository's own file, replacing its last value.
  package func setConfiguration(_ value: String, for key: String) throws(GitError) {
    let file = try localConfiguration()
    try check("git_config_set_string", git_config_set_string(file.pointer, key, value))
  }

  /// Adds a value to a key in the repository's own file, beside those that it has.
  package func addConfiguration(_ value: String, for key: String) throws(GitError) {
    let file = try localConfiguration()
    // The pattern matches no value, so that none is replaced.
    try check("git_config_set_multivar", git_config_set_multivar(file.pointer, key, "^$^", value))
  }

  /// Removes every value of a key from the repository's own file; a key that is not there is no failure.
  package func unsetConfiguration(_ key: String) throws(GitError) {
    let file = try localConfiguration()
    _ = try found("git_config_delete_multivar", git_config_delete_multivar(file.pointer, key, ".*"))
  }

  private func localConfiguration() throws(GitError) -> Handle<ConfigurationKind> {
    let all = try Handle<ConfigurationKind>("git_repository_config") { git_repository_config(&$0, pointer) }
    return try Handle("git_config_open_level") { git_config_open_level(&$0, all.pointer, GIT_CONFIG_LEVEL_LOCAL) }
  }
}

extension GitConfiguration {
  /// The configuration outside any repository.
  package init(environment: [String: String]) throws(GitError) {
    Library.start(environment: environment)
    try self.init(ConfigurationFiles(environment: environment).open(for: nil), environment: environment)
  }

  init(_ handle: borrowing Handle<ConfigurationKind>, environment: [String: String]) throws(GitError) {
    var entries: [Entry] = []
    var iterator: OpaquePointer?
    try check("git_config_iterator_new", git_config_iterator_new(&iterator, handle.pointer))
    defer { git_config_iterator_free(iterator) }
    var next: UnsafeMutablePointer<git_config_entry>?
    while true {
      let status = git_config_next(&next, iterator)
      guard status != GIT_ITEROVER.rawValue else { break }
      try check("git_config_next", status)
      guard let entry = next?.pointee else { break }
      entries.append(
        Entry(
          key: String(cString: entry.name), value: entry.value.map { String(cString: $0) },
          scope: ConfigurationFiles.scope(of: entry.level)))
    }
    self.init(entries: entries + (try Self.commandEntries(environment)), home: environment["HOME"])
  }

  /// The last value of a key that the repository's owner cannot have set.
  func protectedValue(_ key: String) -> String? {
    all(key).last { $0.scope.isProtected }.map { $0.value ?? "" }
  }
}
