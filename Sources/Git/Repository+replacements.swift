internal import Clibgit2

extension Repository {
  /// Whether Git shows some objects otherwise than they are (`git replace`, `info/grafts`). libgit2 does not follow it.
  package func hasReplacements() throws(GitError) -> Bool {
    if let grafts = System.text("\(commonDirectory)/info/grafts"), !grafts.isEmpty { return true }
    let iterator = try Handle<ReferenceIteratorKind>("git_reference_iterator_glob_new") {
      git_reference_iterator_glob_new(&$0, pointer, "refs/replace/*")
    }
    var name: UnsafePointer<CChar>?
    let status = git_reference_next_name(&name, iterator.pointer)
    guard status != GIT_ITEROVER.rawValue else { return false }
    try check("git_reference_next_name", status)
    return true
  }
}
