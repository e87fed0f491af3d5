internal import Clibgit2

/// An open Git repository.
package struct Repository: ~Copyable {
  private let handle: Handle<RepositoryKind>
  var pointer: OpaquePointer { handle.pointer }

  private static let libraryIsReady: Bool = git_libgit2_init() > 0

  package init(discoveredFrom path: String) throws(GitError) {
    precondition(Self.libraryIsReady)
    handle = try Handle("git_repository_open_ext") { git_repository_open_ext(&$0, path, 0, nil) }
  }
  package var workingDirectory: String? { git_repository_workdir(handle.pointer).map { String(cString: $0) } }
}
