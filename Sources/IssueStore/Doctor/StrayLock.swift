internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A lock of Git's that is there now. A program that is at work holds one for a moment; one that was killed leaves it,
/// and stops everybody.
package struct StrayLock: Sendable {
  package let path: String
  /// How long it has been there, in seconds.
  package let age: Int
  /// The name of the user whose file it is.
  package let owner: String
  /// The program that has it open, with its number, as far as the system says.
  package let holder: String?
  /// Whether it is proven to be a killed `git issue`'s.
  package let isOwn: Bool
}

extension IssueStore {
  /// The locks that stop `git commit` and `git issue`.
  package func locks(now: Int64) -> [StrayLock] {
    let owners = [journal.indexOwner, journal.referenceOwner]
    return lockPaths().compactMap { path in
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      let isOwn = owners.contains { OwnedLock(path: path, ownerPath: $0).isOwn }
      return StrayLock(
        path: path, age: max(0, Int(now) - Int(status.st_ctim.tv_sec)), owner: Self.name(ofUser: status.st_uid),
        holder: LockHolder.ofFile(path).map(Self.name(ofProcess:)), isOwn: isOwn)
    }
  }

  /// Whether a transaction is recorded as begun, while nobody is at work.
  package var hasUnfinishedTransaction: Bool {
    guard journal.isPresent, let lock = WriterLock(ifIdleIn: "\(repository.commonDirectory)/git-issue") else {
      return false
    }
    defer { lock.release() }
    return journal.isPresent
  }

  /// Finishes or undoes what a killed `git issue` has left, and removes its locks; nothing of anybody else's.
  package func recoverAll(_ session: Session) throws {
    let lock = try WriterLock(directory: "\(repository.commonDirectory)/git-issue", session)
    defer { lock.release() }
    guard lock.isReal else { return }
    try recover(session)
    for stray in locks(now: session.now) where stray.isOwn {
      for owner in [journal.indexOwner, journal.referenceOwner] {
        let owned = OwnedLock(path: stray.path, ownerPath: owner)
        if owned.isOwn { try owned.releaseIfOwn() }
      }
    }
  }

  private func lockPaths() -> [String] {
    let directory = repository.gitDirectory
    let common = repository.commonDirectory
    let named =
      ["\(repository.indexPath).lock", "\(directory)/HEAD.lock"]
      + ["config.lock", "packed-refs.lock", "shallow.lock"].map { "\(common)/\($0)" }
    return named + locks(below: "refs", of: WorkTree(root: common)).map { "\(common)/\($0)" }
  }

  private func locks(below folder: String, of place: WorkTree) -> [String] {
    ((try? place.entries(of: folder)) ?? []).flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      if entry.mode == .directory { return locks(below: path, of: place) }
      return entry.name.hasSuffix(".lock") ? [path] : []
    }
  }

  private static func name(ofUser number: uid_t) -> String {
    getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? "user \(number)"
  }

  private static func name(ofProcess number: pid_t) -> String {
    let name = (try? WorkTree(root: "/proc").readStream("\(number)/comm")).map { String(decoding: $0, as: UTF8.self) }
    return
      "\(name.flatMap { $0.isEmpty ? nil : String($0.prefix { !$0.isNewline }) } ?? "a program") (process \(number))"
  }
}
