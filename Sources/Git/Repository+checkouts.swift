internal import Clibgit2

extension Repository {
  /// Where a branch is in use, as `git branch --force` sees it: checked out, also before its first commit, or being
  /// rebased or bisected. A folder to tell people; nil where it is free.
  ///
  /// - Parameter branch: The full name, `refs/heads/main`.
  package func folder(using branch: String) throws(GitError) -> String? {
    var places = try configuration.bool("core.bare") == true ? [] : [(commonDirectory, mainFolder)]
    for name in System.names(in: "\(commonDirectory)/worktrees").sorted() {
      let directory = "\(commonDirectory)/worktrees/\(name)"
      let link = System.text("\(directory)/gitdir").map { $0.prefix { $0 != "\n" } } ?? ""
      places.append((directory, link.isEmpty ? directory : System.parent(of: String(link))))
    }
    return places.first { Self.isInUse(branch, in: $0.0) }?.1
  }

  private var mainFolder: String {
    commonDirectory.hasSuffix("/.git") ? System.parent(of: commonDirectory) : commonDirectory
  }

  private static func isInUse(_ branch: String, in directory: String) -> Bool {
    func line(_ name: String) -> String? {
      System.text("\(directory)/\(name)").map { String($0.prefix { !$0.isNewline }) }
    }
    let rebased = ["rebase-merge/head-name", "rebase-apply/head-name"].compactMap(line)
    return line("HEAD") == "ref: \(branch)" || rebased.contains(branch)
      || line("BISECT_START").map { "refs/heads/\($0)" == branch } ?? false
  }

  /// Whether a new branch may have a short name, by the rules of `git check-ref-format --branch`.
  package static func isBranchName(_ name: String) -> Bool {
    var isValid: Int32 = 0
    return git_branch_name_is_valid(&isValid, name) == 0 && isValid == 1
  }

  /// The reference because of which there cannot be one of a name: `refs/heads/report` for `refs/heads/report/BUG-001`, and
  /// the other way round; nil where there is room.
  package func referenceInTheWay(of name: String) throws(GitError) -> String? {
    if let below = try references(startingWith: name).first { return below }
    var parent = System.parent(of: name)
    while parent.contains("/") {
      if try commit(ofReference: parent) != nil { return parent }
      parent = System.parent(of: parent)
    }
    return nil
  }

  private func references(startingWith name: String) throws(GitError) -> [String] {
    var iterator: OpaquePointer?
    try check("git_reference_iterator_glob_new", git_reference_iterator_glob_new(&iterator, pointer, "\(name)/*"))
    defer { git_reference_iterator_free(iterator) }
    var names: [String] = []
    var next: UnsafePointer<CChar>?
    while git_reference_next_name(&next, iterator) == 0, let next { names.append(String(cString: next)) }
    return names
  }
}
