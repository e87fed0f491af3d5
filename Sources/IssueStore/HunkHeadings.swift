package import Git

/// The clone's setting by which `git diff` and `git log -p` show, above each hunk, which section of an issue it is in.
///
/// `.issues/.gitattributes` gives issue files `diff=issue`; what that means is for each clone to say.
package enum HunkHeadings {
  /// A heading below the first level, as sections have; `# ` more often starts a comment in a block of code. A hunk in the
  /// front matter, which has none above it, is shown without.
  private static let section = ConfigurationSection(
    "diff.issue", [.init("xfuncname", "^#{2,6}[[:space:]].*")])

  /// Sets it, unless the user has set it already, anywhere.
  package static func install(in repository: borrowing Repository) throws(GitError) {
    if try !areSet(in: repository) { try section.write(in: repository.commonDirectory) }
  }

  /// Whether it is set, anywhere and by whomever.
  package static func areSet(in repository: borrowing Repository) throws(GitError) -> Bool {
    let configuration = try repository.configuration
    return ["xfuncname", "funcname"].contains { configuration.string("diff.issue.\($0)") != nil }
  }

  /// Takes it out if it is as it was written.
  package static func uninstall(from repository: borrowing Repository) throws(GitError) {
    try section.remove(in: repository.commonDirectory)
  }
}
