import Foundation
import Git
import TestSupport
import Testing

@Suite struct ReferenceTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private var owner: String { "\(test.path)/.git/git-issue/owner" }

  private func move(_ name: String, to new: ObjectID, expecting old: ObjectID?, in directory: String? = nil) throws {
    try test.open(directory).updateReference(
      name, to: new, expecting: old, message: "issue: one\ntwo", by: ada, ownerPath: owner)
  }

  /// Two commits on `main`, which stays at the first.
  private func twoCommits() throws -> (ObjectID, ObjectID) {
    try test.commit("a", "1")
    try test.commit("a", "2")
    try test.git("reset", "--quiet", "--hard", "HEAD~")
    return (try test.id("HEAD"), try test.id("ORIG_HEAD"))
  }

  @Test func `knows a branch without commits`() throws {
    let repository = try test.open()
    #expect(try repository.head() == .branch(name: "refs/heads/main", commit: nil))
    #expect(try repository.branches().isEmpty)
  }

  @Test func `knows a detached head`() throws {
    try test.commit("a", "1")
    try test.git("checkout", "--quiet", "--detach")
    let id = try test.id("HEAD")
    #expect(try test.open().head() == .detached(id))
  }

  @Test func `lists branches and what they follow`() throws {
    try test.commit("a", "1")
    let clone = test.sibling("clone")
    try test.git("clone", "--quiet", test.path, clone)
    let repository = try test.open(clone)
    #expect(try repository.branches().map(\.name) == ["refs/heads/main", "refs/remotes/origin/main"])
    #expect(try repository.branches().map(\.shortName) == ["main", "origin/main"])
    #expect(try repository.upstream(of: "refs/heads/main") == "refs/remotes/origin/main")
    #expect(try test.open().upstream(of: "refs/heads/main") == nil)
  }

  @Test func `moves a branch and logs it as git does`() throws {
    let (first, second) = try twoCommits()
    try move("refs/heads/main", to: second, expecting: first)
    #expect(try test.id("refs/heads/main") == second)
    #expect(try test.git("reflog", "-1", "--format=%gs %gn", "main") == "issue: one two Ada Lovelace")
    #expect(try test.git("reflog", "-1", "--format=%gs", "HEAD") == "issue: one two")
    #expect(try test.git("rev-parse", "main@{1}") == first.description)
    #expect(!test.exists(".git/refs/heads/main.lock"))
    #expect(!FileManager.default.fileExists(atPath: owner))
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `moves a branch that is packed`() throws {
    let (first, second) = try twoCommits()
    try test.git("pack-refs", "--all", "--prune")
    #expect(!test.exists(".git/refs/heads/main"))
    try move("refs/heads/main", to: second, expecting: first)
    #expect(try test.id("refs/heads/main") == second)
  }

  @Test func `moves a detached head`() throws {
    let (first, second) = try twoCommits()
    try test.git("checkout", "--quiet", "--detach")
    try move("HEAD", to: second, expecting: first)
    #expect(try test.id("HEAD") == second)
    #expect(try test.id("main") == first)
    #expect(try test.git("reflog", "-1", "--format=%gs", "HEAD") == "issue: one two")
  }

  @Test func `makes a branch under a nested name`() throws {
    let (first, _) = try twoCommits()
    try move("refs/heads/a/b/c", to: first, expecting: nil)
    #expect(try test.id("a/b/c") == first)
    #expect(try test.git("reflog", "--format=%gs", "a/b/c") == "issue: one two")
  }

  @Test func `makes the first commit's branch`() throws {
    let repository = try test.open()
    let tree = try repository.makeTree([], over: nil)
    let id = try repository.writeCommit(
      tree: tree, parents: [], author: ada, committer: ada, message: "x\n", signer: nil)
    try move(try repository.head().reference, to: id, expecting: nil)
    #expect(try repository.head() == .branch(name: "refs/heads/main", commit: id))
    #expect(try test.git("log", "--format=%s") == "x")
  }

  @Test func `refuses a name that another branch stands in the way of`() throws {
    let (first, _) = try twoCommits()
    let below = #expect(throws: GitError.self) {
      try move("refs/heads/main/below", to: first, expecting: nil)
    }
    #expect(below?.code == .exists)
    try test.git("branch", "x/y")
    try test.git("pack-refs", "--all", "--prune")
    #expect(throws: GitError.self) { try move("refs/heads/x", to: first, expecting: nil) }
    #expect(throws: GitError.self) { try move("refs/heads/x/y/z", to: first, expecting: nil) }
    #expect(!test.exists(".git/refs/heads/x.lock"))
  }

  @Test func `takes the place of directories that branches have left`() throws {
    let (first, _) = try twoCommits()
    try FileManager.default.createDirectory(
      atPath: "\(test.path)/.git/refs/heads/gone/deep", withIntermediateDirectories: true)
    try move("refs/heads/gone", to: first, expecting: nil)
    #expect(try test.id("gone") == first)
  }

  @Test func `refuses a branch that has moved`() throws {
    let (first, second) = try twoCommits()
    let moved = #expect(throws: GitError.self) {
      try move("refs/heads/main", to: second, expecting: second)
    }
    #expect(moved?.code == .modified)
    let made = #expect(throws: GitError.self) { try move("refs/heads/main", to: second, expecting: nil) }
    #expect(made?.code == .modified)
    #expect(try test.id("main") == first)
    #expect(!test.exists(".git/refs/heads/main.lock"))
  }

  @Test func `refuses a branch that is locked, and leaves the lock`() throws {
    let (first, second) = try twoCommits()
    try test.write(".git/refs/heads/main.lock", "")
    let error = #expect(throws: GitError.self) {
      try move("refs/heads/main", to: second, expecting: first)
    }
    #expect(error?.code == .locked)
    #expect(error?.path == "\(test.path)/.git/refs/heads/main.lock")
    #expect(test.exists(".git/refs/heads/main.lock"))
  }

  @Test(arguments: ["refs/heads/../x", "refs/heads/a b", "refs/heads/x.lock", ""])
  func `refuses what is no name`(_ name: String) throws {
    let (first, _) = try twoCommits()
    #expect(throws: GitError.self) { try move(name, to: first, expecting: nil) }
  }

  @Test func `moves the branch of a linked work tree where all see it`() throws {
    let (first, second) = try twoCommits()
    let linked = test.sibling("linked")
    try test.git("worktree", "add", "--quiet", linked)
    try move("refs/heads/linked", to: second, expecting: first, in: linked)
    #expect(try test.id("linked") == second)
    #expect(try test.git("reflog", "-1", "--format=%gs", "HEAD", in: linked) == "issue: one two")
  }

  @Test(arguments: [("true", false), ("always", true), ("false", false)])
  func `keeps logs as core.logAllRefUpdates says`(_ value: String, _ isLogged: Bool) throws {
    let (first, _) = try twoCommits()
    try test.git("config", "core.logAllRefUpdates", value)
    try move("refs/other/x", to: first, expecting: nil)
    #expect(test.exists(".git/logs/refs/other/x") == isLogged)
  }

  @Test func `loses no commit when several write at once and git packs the references`() async throws {
    try await withThrowingTaskGroup { group in
      for writer in 0..<4 {
        let (path, environment) = (test.path, test.environment)
        group.addTask {
          for number in 0..<10 { try append("\(writer) \(number)", in: path, environment: environment) }
        }
      }
      let (path, environment) = (test.path, test.environment)
      group.addTask {
        for _ in 0..<10 {
          try Shell.run(["git", "pack-refs", "--all", "--prune"], in: path, environment: environment)
        }
      }
      try await group.waitForAll()
    }
    #expect(try test.git("rev-list", "--count", "main") == "40")
    #expect(try test.git("reflog", "main").split(separator: "\n").count == 40)
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }
}

/// Commits on top of whatever `main` is, as often as it takes.
private func append(_ message: String, in path: String, environment: [String: String]) throws {
  let repository = try Repository(discoveredFrom: path, environment: environment)
  let owner = "\(path)/.git/git-issue/\(message.prefix { $0 != " " })"
  while try !appendOnce(message, to: repository, owner: owner) { usleep(UInt32.random(in: 100...2000)) }
}

/// Returns false when another was faster.
private func appendOnce(_ message: String, to repository: borrowing Repository, owner: String) throws -> Bool {
  let parent = try repository.head().commit
  let tree = try repository.makeTree([], over: nil)
  let id = try repository.writeCommit(
    tree: tree, parents: parent.map { [$0] } ?? [], author: ada, committer: ada, message: "\(message)\n", signer: nil)
  do throws(GitError) {
    try repository.updateReference(
      "refs/heads/main", to: id, expecting: parent, message: message, by: ada, ownerPath: owner)
    return true
  } catch {
    guard error.code == .modified || error.code == .locked else { throw error }
    return false
  }
}
