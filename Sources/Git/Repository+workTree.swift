internal import Clibgit2

extension Repository {
  /// Whether Git ignores a path of the work tree that it does not follow yet.
  package func isIgnored(_ path: String) throws(GitError) -> Bool {
    try requireNoSpecialFile(named: ".gitignore", above: path)
    var isIgnored: Int32 = 0
    try check("git_ignore_path_is_ignored", git_ignore_path_is_ignored(&isIgnored, pointer, path))
    return isIgnored == 1
  }
}
