internal import Git

/// What the repository's configuration has for one of our hooks.
///
/// Each has a section of its own, so that each can be switched off by itself. The command asks Git where the file is: it
/// goes on working in a linked work tree and after the repository has moved. The shell that Git runs it in makes way for
/// the file, so that what the file runs can see the command of Git's above it.
struct ConfiguredHook {
  private let section: ConfigurationSection
  private let commonDirectory: String

  init(_ hook: String, commonDirectory: String) {
    section = ConfigurationSection(
      "hook.\(Self.name(of: hook))",
      [
        .init("command", "exec \"$(git rev-parse --git-common-dir)\"/git-issue/hooks/\(hook)"),
        .init("event", hook),
      ])
    self.commonDirectory = commonDirectory
  }

  /// The name that Git knows the hook by, which must not be that of an event.
  static func name(of hook: String) -> String { "git-issue-\(hook)" }

  /// How the section stands in the file.
  enum Writing {
    case absent
    case intact
    /// A person has changed it.
    case edited
  }

  var writing: Writing {
    if section.isWritten(in: commonDirectory) { return .intact }
    return section.hasKeys(in: commonDirectory) ? .edited : .absent
  }

  func write() throws(HookError) {
    let result = Result { () throws(GitError) in try section.write(in: commonDirectory) }
    try result.mapError(failure).get()
  }

  /// - Returns: Whether it was there.
  func remove() throws(HookError) -> Bool {
    let result = Result { () throws(GitError) in try section.remove(in: commonDirectory) }
    return try result.mapError(failure).get()
  }

  private func failure(_ error: GitError) -> HookError {
    .file(operation: "write", path: "\(commonDirectory)/config", reason: error.message)
  }
}
