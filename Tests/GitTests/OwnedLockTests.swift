import Foundation
import Git
import TestSupport
import Testing

@Suite struct OwnedLockTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private var lock: OwnedLock {
    OwnedLock(path: "\(test.path)/.git/index.lock", ownerPath: "\(test.path)/.git/git-issue/owner")
  }

  @Test func `releases a lock that a killed process left`() throws {
    try test.write(".git/git-issue/owner", "x")
    try FileManager.default.linkItem(atPath: lock.ownerPath, toPath: lock.path)
    #expect(lock.isOwn)
    #expect(try lock.releaseIfOwn())
    #expect(!test.exists(".git/index.lock"))
    #expect(!test.exists(".git/git-issue/owner"))
  }

  @Test func `never releases another's lock`() throws {
    try test.write(".git/git-issue/owner", "x")
    try test.write(".git/index.lock", "x")
    #expect(!lock.isOwn)
    #expect(try !lock.releaseIfOwn())
    #expect(test.exists(".git/index.lock"))
    #expect(!test.exists(".git/git-issue/owner"))
  }

  @Test func `keeps the proof while the lock cannot be removed`() throws {
    let held = try test.open().lockIndex(ownerPath: lock.ownerPath)
    try FileManager.default.removeItem(atPath: lock.path)
    try FileManager.default.createDirectory(atPath: lock.path, withIntermediateDirectories: false)
    held.release()
    #expect(test.exists(".git/git-issue/owner"))
  }

  @Test func `has nothing to release without a lock or an owner`() throws {
    #expect(try !lock.releaseIfOwn())
    try test.write(".git/index.lock", "x")
    #expect(try !lock.releaseIfOwn())
    #expect(test.exists(".git/index.lock"))
  }

  @Test(.timeLimit(.minutes(20))) func `does not wait for a pipe in place of the owner`() throws {
    try test.write(".git/git-issue/beside", "x")
    try test.write(".git/index.lock", "x")
    try #require(mkfifo(lock.ownerPath, 0o600) == 0)
    #expect(try !lock.releaseIfOwn())
    #expect(test.exists(".git/index.lock"))
    #expect(!test.exists(".git/git-issue/owner"))
  }

  @Test func `names the lock of a branch, a linked work tree's head and a detached head`() throws {
    try test.commit("a", "1")
    let linked = test.sibling("linked")
    try test.git("worktree", "add", "--quiet", "--detach", linked)
    #expect(
      try test.open(linked).lock(of: "refs/heads/main", ownerPath: "o").path == "\(test.path)/.git/refs/heads/main.lock"
    )
    #expect(
      try test.open(linked).lock(of: "HEAD", ownerPath: "o").path == "\(test.path)/.git/worktrees/linked/HEAD.lock")
  }

  @Test func `does not release a lock that was taken after its own was gone`() throws {
    try test.write(".git/git-issue/owner", "x")
    try FileManager.default.linkItem(atPath: lock.ownerPath, toPath: lock.path)
    try FileManager.default.removeItem(atPath: lock.path)
    try test.write(".git/index.lock", "x")
    #expect(try !lock.releaseIfOwn())
    #expect(test.exists(".git/index.lock"))
  }
}
