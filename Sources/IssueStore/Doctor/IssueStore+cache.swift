internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension IssueStore {
  /// What is kept of earlier checks.
  package enum CacheState: Sendable {
    case absent, sound
    /// It cannot be read, and costs the time of reading it.
    case damaged
    /// It takes these files for what they are not any more.
    case outOfStep([String])
  }

  /// The file of kept verdicts; it may be deleted at any time.
  package var cachePath: String { "\(repository.commonDirectory)/\(KeptVerdicts.path)" }

  /// Compares what is kept of earlier checks with the files as they are.
  package func cacheState(_ snapshot: Snapshot) throws -> CacheState {
    guard access(cachePath, F_OK) == 0 else { return .absent }
    let bytes = try WorkTree(root: repository.commonDirectory).read(KeptVerdicts.path)?.bytes
    guard let bytes, let file = VerdictFile(bytes) else { return .damaged }
    var position = 0
    let wrong = try snapshot.files().filter { candidate in
      guard let stamp = try snapshot.stamp(of: candidate) else { return false }
      position = file.position(of: candidate.path, near: position)
      var kept: ObjectID?
      while file.isRecord(position, of: candidate.path) {
        if file.stamp(position) == stamp { kept = file.blob(position) }
        position += 1
      }
      guard let kept, let contents = try snapshot.contents(of: candidate), contents.bytes.count == contents.size
      else { return false }
      return try ObjectID.blob(of: contents.bytes) != kept
    }
    return wrong.isEmpty ? .sound : .outOfStep(wrong.map(\.path))
  }

  package func removeCache() { unlink(cachePath) }
}
