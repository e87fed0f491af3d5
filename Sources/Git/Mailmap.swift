internal import Clibgit2

/// The repository's `.mailmap`: the names and addresses that people go by now.
package struct Mailmap: ~Copyable {
  private let handle: Handle<MailmapKind>

  init(of repository: OpaquePointer) throws(GitError) {
    handle = try Handle("git_mailmap_from_repository") { git_mailmap_from_repository(&$0, repository) }
  }

  /// The person behind a name and address in a commit; the same when the file does not list them.
  package func resolve(name: String, email: String) throws(GitError) -> (name: String, email: String) {
    var realName: UnsafePointer<CChar>?
    var realEmail: UnsafePointer<CChar>?
    // The results may be the arguments themselves, so these are copied while they live.
    let (status, person) = name.withCString { name in
      email.withCString { email in
        let status = git_mailmap_resolve(&realName, &realEmail, handle.pointer, name, email)
        return (status, (String(cString: realName ?? name), String(cString: realEmail ?? email)))
      }
    }
    try check("git_mailmap_resolve", status)
    return person
  }
}

extension Repository {
  /// Reads `mailmap.file`, `mailmap.blob` and `.mailmap`.
  package func mailmap() throws(GitError) -> Mailmap {
    try requireNoSpecialFile(named: ".mailmap", above: "")
    return try Mailmap(of: pointer)
  }
}
