import Foundation
import Git
import TestSupport
import Testing

@Suite struct DiscoveryTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  @Test func `finds the repository above a directory`() throws {
    try test.write("a/b/c.txt", "c")
    let repository = try test.open("\(test.path)/a/b")
    #expect(repository.workTree == test.path)
    #expect(repository.gitDirectory == "\(test.path)/.git")
    #expect(repository.indexPath == "\(test.path)/.git/index")
    #expect(repository.isLinkedWorktree == false)
    #expect(repository.isBare == false)
    #expect(repository.isShallow == false)
  }

  @Test func `says that there is none`() throws {
    let error = #expect(throws: RepositoryError.self) { try test.open(test.home) }
    #expect(error == .notARepository(test.home))
  }

  @Test func `stops at a ceiling directory`() throws {
    try test.write("a/b.txt", "b")
    #expect(throws: RepositoryError.notARepository("\(test.path)/a")) {
      try test.open("\(test.path)/a", with: ["GIT_CEILING_DIRECTORIES": test.path])
    }
  }

  @Test func `takes GIT_WORK_TREE relative to where it was started`() throws {
    let tree = test.sibling("elsewhere")
    try FileManager.default.createDirectory(atPath: tree, withIntermediateDirectories: true)
    let repository = try test.open(tree, with: ["GIT_DIR": "\(test.path)/.git", "GIT_WORK_TREE": "."])
    #expect(repository.workTree == tree)
    #expect(repository.gitDirectory == "\(test.path)/.git")
  }

  @Test func `takes the current directory for the work tree under GIT_DIR alone`() throws {
    let repository = try test.open(test.path, with: ["GIT_DIR": ".git"])
    #expect(repository.workTree == test.path)
    #expect(try test.open("\(test.path)/.git", with: ["GIT_DIR": "."]).isBare == true)
  }

  @Test func `takes the index from GIT_INDEX_FILE relative to where it was started`() throws {
    #expect(try test.open(with: ["GIT_INDEX_FILE": ".git/other"]).indexPath == "\(test.path)/.git/other")
    #expect(try test.open(with: ["GIT_INDEX_FILE": "/x/index"]).indexPath == "/x/index")
  }

  @Test func `knows a linked work tree`() throws {
    try test.commit("a", "a")
    let linked = test.sibling("linked")
    try test.git("worktree", "add", "--quiet", linked)
    let repository = try test.open(linked)
    #expect(repository.isLinkedWorktree == true)
    #expect(repository.workTree == linked)
    #expect(repository.commonDirectory == "\(test.path)/.git")
    #expect(repository.gitDirectory == "\(test.path)/.git/worktrees/linked")
    #expect(try repository.head().reference == "refs/heads/linked")
  }

  @Test func `reads the configuration of a single work tree`() throws {
    try test.commit("a", "a")
    try test.git("config", "core.repositoryFormatVersion", "1")
    try test.git("config", "extensions.worktreeConfig", "true")
    try test.git("config", "--worktree", "user.name", "Grace")
    #expect(try test.open().configuration.string("user.name") == "Grace")
  }

  @Test func `opens a bare repository`() throws {
    let bare = try TemporaryRepository(options: "--bare")
    let repository = try bare.open()
    #expect(repository.isBare == true)
    #expect(repository.gitDirectory == bare.path)
  }

  @Test func `refuses a bare repository that was not named when the user wants it so`() throws {
    let bare = try TemporaryRepository(options: "--bare")
    try bare.git("config", "--global", "safe.bareRepository", "explicit")
    #expect(throws: RepositoryError.bareRepositoryForbidden(bare.path)) { try bare.open() }
    #expect(try bare.open(with: ["GIT_DIR": bare.path]).isBare == true)
  }

  @Test func `opens a submodule`() throws {
    let inner = try TemporaryRepository()
    try inner.commit("a", "a")
    try test.git("submodule", "--quiet", "add", inner.path, "sub")
    let repository = try test.open("\(test.path)/sub")
    #expect(repository.workTree == "\(test.path)/sub")
    #expect(repository.gitDirectory == "\(test.path)/.git/modules/sub")
    #expect(repository.isLinkedWorktree == false)
  }

  @Test func `refuses a repository that is someone else's`() throws {
    let variables = ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"]
    let error = #expect(throws: RepositoryError.dubiousOwnership(test.path)) { try test.open(with: variables) }
    #expect(error?.remedy == "git config --global --add safe.directory \(test.path)")
  }

  @Test(arguments: ["*", "PATH", "PARENT/*"])
  func `opens a repository that is someone else's when the user trusts it`(_ value: String) throws {
    let parent = String(test.path.dropLast("/repository".count))
    let value = value.replacing("PATH", with: test.path).replacing("PARENT", with: parent)
    try test.git("config", "--global", "safe.directory", value)
    #expect(try test.open(with: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"]).workTree == test.path)
  }

  @Test func `does not let a repository trust itself`() throws {
    try test.git("config", "safe.directory", "*")
    #expect(throws: RepositoryError.dubiousOwnership(test.path)) {
      try test.open(with: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
    }
  }

  @Test func `refuses SHA-256 by name`() throws {
    let other = try TemporaryRepository(options: "--object-format=sha256")
    #expect(throws: RepositoryError.unsupported(.sha256)) { try other.open() }
  }

  @Test func `refuses a reftable and unknown extensions by name`() throws {
    try test.git("config", "core.repositoryFormatVersion", "1")
    try test.git("config", "extensions.refStorage", "reftable")
    #expect(throws: RepositoryError.unsupported(.reftable)) { try test.open() }
    try test.git("config", "--file", "\(test.path)/.git/config", "--unset", "extensions.refStorage", in: test.home)
    try test.git("config", "--file", "\(test.path)/.git/config", "extensions.future", "true", in: test.home)
    #expect(throws: RepositoryError.unsupported(.other("extensions.future"))) { try test.open() }
  }

  @Test func `opens repositories whose extensions do not concern it`() throws {
    try test.git("config", "core.repositoryFormatVersion", "1")
    try test.git("config", "extensions.preciousObjects", "true")
    #expect(try test.open().workTree == test.path)
  }

  @Test func `refuses a split index by name`() throws {
    try test.commit("a", "a")
    try test.git("update-index", "--split-index")
    let repository = try test.open()
    let error = #expect(throws: GitError.self) { _ = try repository.openIndex() }
    #expect(error?.code == .unsupported(.splitIndex))
    #expect(error?.remedy == "git update-index --no-split-index")
  }

  @Test func `sees objects in quarantine`() throws {
    let other = try TemporaryRepository()
    try other.write("a", "only there")
    let id = try #require(ObjectID(hex: try other.git("hash-object", "-w", "a")))
    let repository = try test.open(with: [
      "GIT_OBJECT_DIRECTORY": "\(other.path)/.git/objects",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": "\(test.path)/.git/objects",
    ])
    #expect(try repository.blob(id) == Array("only there".utf8))
    #expect(throws: GitError.self) { try test.open().blob(id) }
  }

  @Test func `names the partial clone when an object was left out`() throws {
    let source = try TemporaryRepository()
    let commit = try source.commit("a", "text")
    try source.git("config", "uploadpack.allowFilter", "true")
    let clone = test.sibling("clone")
    try test.git("clone", "--quiet", "--bare", "--filter=blob:none", "file://\(source.path)", clone)
    let repository = try test.open(clone)
    let tree = try repository.tree(of: try #require(ObjectID(hex: commit)))
    let entry = try #require(try repository.entry(at: "a", in: tree))
    let error = #expect(throws: GitError.self) { try repository.blob(entry.id) }
    #expect(error?.code == .unsupported(.partialClone))
  }

  @Test func `knows what Git is in the middle of`() throws {
    try test.commit("a", "1")
    try test.git("checkout", "--quiet", "-b", "side")
    try test.commit("a", "2")
    try test.git("checkout", "--quiet", "main")
    try test.commit("a", "3")
    #expect(try test.open().state == .none)
    #expect(throws: Shell.Failure.self) { try test.git("merge", "side") }
    let repository = try test.open()
    #expect(repository.state == .merge)
    #expect(try repository.openIndex().hasConflicts())
  }
}
