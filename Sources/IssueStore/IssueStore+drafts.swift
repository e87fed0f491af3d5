internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension IssueStore {
  /// Where a text that is being written is kept: beside Git's own files, so that no commit takes it along.
  package func draftPath(_ name: String, now: Int64) throws -> String {
    let directory = "\(stateDirectory)/drafts"
    for path in [stateDirectory, directory] where mkdir(path, 0o777) != 0 && errno != EEXIST {
      throw StoreError.file(path: path, reason: String(cString: strerror(errno)))
    }
    let stamp = Timestamp.text(seconds: Int(now), offset: 0).filter { $0 != "-" && $0 != ":" }
    return "\(directory)/\(stamp)-\(name)-\(getpid()).md"
  }

  /// Forgets a text that has been filed.
  package func removeDraft(_ path: String) { unlink(path) }
}
