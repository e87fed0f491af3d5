internal import Git
package import Issues

extension IssueStore {
  /// The issue that the branch is named after (`BUG-12-login`, `alice/bug-12`), if it is there, and the next commit is one
  /// that the user begins: not one of a merge, a rebase, a cherry-pick or a revert.
  package func issueOfBranch() throws -> IssueID? {
    guard [.none, .bisect].contains(repository.state), case .branch(let name, _) = try repository.head() else {
      return nil
    }
    let snapshot = Snapshot(self, .index)
    guard try snapshot.isTracker else { return nil }
    let prefixes = try snapshot.configuration.prefixes
    let ids = name.split(separator: "/").reversed().compactMap { IssueID(stem: $0, prefixes: prefixes) }
    let names = IssueNames(of: snapshot, prefixes: prefixes)
    return ids.first { !names.paths(of: $0).isEmpty }
  }
}
