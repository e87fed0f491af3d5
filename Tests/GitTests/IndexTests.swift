import Foundation
import Git
import TestSupport
import Testing

@Suite struct IndexTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private var owner: String { "\(test.path)/.git/git-issue/owner" }
  private var prepared: String { "\(test.path)/.git/git-issue/index" }

  @Test func `is empty without a file`() throws {
    #expect(try test.open().openIndex().entries().isEmpty)
  }

  @Test func `lists what begins with a prefix`() throws {
    for name in [".issues/a.md", ".issues/b/c.md", ".issues-other", "z"] { try test.write(name, name) }
    try test.git("add", ".")
    let index = try test.open().openIndex()
    #expect(index.entries(under: ".issues/").map(\.path) == [".issues/a.md", ".issues/b/c.md"])
    #expect(index.entries().count == 4)
    #expect(index.entries(under: "none/").isEmpty)
    #expect(try index.entry("z")?.id == ObjectID.blob(of: Array("z".utf8)))
    #expect(index.entry("none") == nil)
  }

  @Test func `tells an intention from an addition`() throws {
    try test.write("a", "text")
    try test.git("add", "--intent-to-add", "a")
    #expect(try test.open().openIndex().entry("a")?.isIntentToAdd == true)
  }

  @Test func `writes a changed index that git finds clean`() throws {
    try test.commit("old", "old")
    try test.commit("gone", "gone")
    try test.write("dir/new", "new")
    let repository = try test.open()
    let id = try repository.writeBlob(Array("new".utf8))
    let lock = try repository.lockIndex(ownerPath: owner)
    let draft = try repository.draftIndex(at: prepared)
    try draft.set("dir/new", id: id, mode: .regular, status: FileStatus(of: "\(test.path)/dir/new"))
    try draft.remove("gone")
    try draft.remove("never there")
    #expect(draft.blob(at: "dir/new") == id)
    try draft.write()
    #expect(try test.git("ls-files") == "gone\nold")
    try lock.replaceIndex(with: prepared)

    #expect(try test.git("ls-files") == "dir/new\nold")
    #expect(try test.git("status", "--porcelain") == "A  dir/new\nD  gone\n?? gone")
    #expect(try test.git("diff-files") == "")
    #expect(!test.exists(".git/index.lock"))
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test(arguments: ["2", "4"])
  func `keeps flags and the version of the format`(_ version: String) throws {
    for name in ["assumed", "skipped", "plain"] { try test.commit(name, name) }
    try test.write("intended", "x")
    try test.git("add", "--intent-to-add", "intended")
    try test.git("update-index", "--assume-unchanged", "assumed")
    try test.git("update-index", "--skip-worktree", "skipped")
    try test.git("update-index", "--index-version", version)
    let before = try test.git("ls-files", "-v", "--stage")
    let repository = try test.open()
    // All files are as they were staged.
    try repository.draftIndex(at: prepared).write { _, _ in true }
    #expect(try test.git("ls-files", "-v", "--stage", with: ["GIT_INDEX_FILE": prepared]) == before)
    #expect(try test.git("diff-files", "--name-only", with: ["GIT_INDEX_FILE": prepared]) == "intended")
    let bytes = try Data(contentsOf: URL(filePath: prepared)).prefix(8)
    #expect(bytes.last == (version == "4" ? 4 : 3))
  }

  @Test func `leaves a file in doubt that changed in the moment the index was written`() throws {
    try test.write("a", "one")
    try test.git("add", "a")
    // The same length, and a time that is the index's own: only the content tells.
    try test.write("a", "two")
    let time = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: "\(test.path)/a")
    try test.git("update-index", "--cacheinfo", "100644,\(ObjectID.blob(of: Array("one".utf8))),a")
    let repository = try test.open()
    let draft = try repository.draftIndex(at: prepared)
    try draft.set(
      "a", id: ObjectID.blob(of: Array("one".utf8)), mode: .regular, status: FileStatus(of: "\(test.path)/a"))
    try draft.write()
    try FileManager.default.removeItem(atPath: "\(test.path)/.git/index")
    try FileManager.default.moveItem(atPath: prepared, toPath: "\(test.path)/.git/index")
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: "\(test.path)/.git/index")
    try test.open().draftIndex(at: prepared).write()
    #expect(try test.git("diff-files", "--name-only", with: ["GIT_INDEX_FILE": prepared]) == "a")
  }

  @Test func `resolves a conflict by setting the path`() throws {
    try test.commit("a", "1")
    try test.git("checkout", "--quiet", "-b", "side")
    try test.commit("a", "2")
    try test.git("checkout", "--quiet", "main")
    try test.commit("a", "3")
    #expect(throws: Shell.Failure.self) { try test.git("merge", "--quiet", "side") }
    let repository = try test.open()
    let index = try repository.openIndex()
    #expect(index.entries(under: "a").map(\.stage) == [.base, .ours, .theirs])
    #expect(index.entry("a") == nil)
    #expect(try index.entry("a", stage: .theirs)?.id == ObjectID.blob(of: Array("2".utf8)))
    #expect(index.hasConflicts(under: "b") == false)
    let draft = try repository.draftIndex(at: prepared)
    try draft.set("a", id: repository.writeBlob(Array("4".utf8)), mode: .regular)
    try draft.write()
    #expect(try Index(at: prepared).hasConflicts() == false)
    #expect(try test.git("ls-files", "--unmerged", with: ["GIT_INDEX_FILE": prepared]) == "")
  }

  @Test func `keeps the mode of the file`() throws {
    try test.commit("a", "1")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: "\(test.path)/.git/index")
    let repository = try test.open()
    let lock = try repository.lockIndex(ownerPath: owner)
    try repository.draftIndex(at: prepared).write()
    try lock.replaceIndex(with: prepared)
    let mode = try FileManager.default.attributesOfItem(atPath: "\(test.path)/.git/index")[.posixPermissions] as? Int
    #expect(mode == 0o664)
  }

  @Test(arguments: [("group", 0o664), ("0640", 0o640), ("umask", 0o644)])
  func `gives a shared repository's files their permissions`(_ value: String, _ expected: Int) throws {
    let id = try #require(ObjectID(hex: test.commit("a", "1")))
    try test.git("config", "core.sharedRepository", value)
    let repository = try test.open()
    try repository.updateReference("refs/heads/x", to: id, expecting: nil, message: "x", by: ada, ownerPath: owner)
    let lock = try repository.lockIndex(ownerPath: owner)
    try repository.draftIndex(at: prepared).write()
    try lock.replaceIndex(with: prepared)
    for name in ["refs/heads/x", "index"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(test.path)/.git/\(name)")
      #expect(attributes[.posixPermissions] as? Int == expected)
    }
  }

  @Test func `does not take an index that it cannot read for an empty one`() throws {
    try test.commit("a", "1")
    let index = "\(test.path)/.git/index"
    let half = try Data(contentsOf: URL(filePath: index)).dropLast(40)
    try half.write(to: URL(filePath: index))
    #expect(throws: GitError.self) { _ = try test.open().draftIndex(at: prepared) }
    try FileManager.default.removeItem(atPath: index)
    try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: false)
    #expect(throws: GitError.self) { _ = try test.open().draftIndex(at: prepared) }
  }

  @Test func `knows whether the index is what was copied or written`() throws {
    try test.commit("a", "1")
    let repository = try test.open()
    let draft = try repository.draftIndex(at: prepared)
    #expect(draft.isCurrent)
    try draft.set("b", id: try repository.writeBlob([]), mode: .regular)
    try draft.write()
    #expect(draft.isCurrent)
    let lock = try repository.lockIndex(ownerPath: owner)
    try lock.showIndex(draft.path)
    #expect(draft.isCurrent)
    lock.release()
    try test.git("rm", "--quiet", "--cached", "b")
    #expect(!draft.isCurrent)
  }

  @Test(arguments: ["2", "3", "4"])
  func `reads what git has written`(_ version: String) throws {
    let long = String(repeating: "long/", count: 900) + "name"
    for name in ["a.b", "a/b", "a/c/d", "ab", "é", "zz/\u{1F600}", "run"] { try test.write(name, name) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(test.path)/run")
    try test.git("add", ".")
    let blob = try ObjectID.blob(of: Array("a/b".utf8))
    try test.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(long)")
    try test.write("later", "")
    try test.git("add", "--intent-to-add", "later")
    try test.git("update-index", "--skip-worktree", "ab")
    try test.git("update-index", "--index-version", version)
    let index = try test.open().openIndex()
    let listed = try test.git("-c", "core.quotePath=false", "ls-files", "--stage").split(separator: "\n").map(
      String.init)
    #expect(
      index.entries().map { "\(String($0.mode.rawValue, radix: 8)) \($0.id) \($0.stage.rawValue)\t\($0.path)" }
        == listed)
    #expect(index.entries().filter(\.isIntentToAdd).map(\.path) == ["later"])
    #expect(index.entries().filter(\.isSkippedInWorkTree).map(\.path) == ["ab"])
    #expect(index.entry("a/b")?.size == 3)
    #expect(index.entries(under: "a/").map(\.path) == ["a/b", "a/c/d"])
    #expect(index.entries(under: "a", except: ["a/c", "none"]).map(\.path) == ["a.b", "a/b", "ab"])
    var paths: [String] = []
    index.forEachPath(under: "a") { paths.append(String(decoding: $0, as: UTF8.self)) }
    #expect(paths == ["a.b", "a/b", "a/c/d", "ab"])
  }

  @Test func `knows the trees that git knows`() throws {
    for name in ["top", "a/b", "a/c/d", "e/f"] { try test.write(name, name) }
    try test.git("add", ".")
    #expect(try test.open().openIndex().tree(of: "a") == nil)
    try test.git("commit", "--quiet", "--message", "x")
    func tree(_ path: String) throws -> ObjectID? { ObjectID(hex: try test.git("rev-parse", "HEAD:\(path)")) }
    var index = try test.open().openIndex()
    for path in ["", "a", "a/c", "e"] { #expect(try index.tree(of: path) == tree(path)) }
    #expect(index.tree(of: "c") == nil)
    // KELVIN SIGN is the letter K for Swift, and for Git another directory.
    for name in ["K/x", "\u{212A}/x"] { try test.write(name, name) }
    try test.git("add", ".")
    try test.git("commit", "--quiet", "--message", "y")
    index = try test.open().openIndex()
    #expect(try index.tree(of: "K") == tree("K"))
    #expect(index.tree(of: "\u{212A}") == nil)
    try test.write("a/c/d", "changed")
    try test.git("add", "a/c/d")
    index = try test.open().openIndex()
    for path in ["", "a", "a/c"] { #expect(index.tree(of: path) == nil) }
    #expect(try index.tree(of: "e") == tree("e"))
  }

  @Test func `reads nothing beyond what is there`() throws {
    for name in ["a/b", "c/d", "e"] { try test.commit(name, name) }
    let path = "\(test.path)/.git/index"
    for version in ["2", "4"] {
      try test.git("update-index", "--index-version", version)
      let whole = try Data(contentsOf: URL(filePath: path))
      let entries = try Index(at: path).entries()
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: URL(filePath: "\(test.path)/.git/cut"))
        // The sum is not verified: what is only without its end has all entries.
        if let index = try? Index(at: "\(test.path)/.git/cut") { #expect(index.entries() == entries) }
      }
      for position in whole.indices {
        var damaged = whole
        damaged[position] ^= 0xFF
        try damaged.write(to: URL(filePath: "\(test.path)/.git/cut"))
        if let index = try? Index(at: "\(test.path)/.git/cut") {
          _ = (index.entries(), index.tree(of: "a"), index.entry("e"))
        }
      }
    }
  }

  @Test func `goes on after a writer who was killed`() throws {
    try test.commit("a", "1")
    try test.write(".git/prepared", "half")
    try test.write(".git/prepared.lock", "half")
    try test.open().draftIndex(at: "\(test.path)/.git/prepared").write()
    #expect(try Index(at: "\(test.path)/.git/prepared").entries().map(\.path) == ["a"])
  }

  @Test func `is read by git while the lock is kept`() throws {
    try test.commit("a", "1")
    let repository = try test.open()
    let lock = try repository.lockIndex(ownerPath: owner)
    let draft = try repository.draftIndex(at: prepared)
    try draft.set("b", id: try repository.writeBlob([]), mode: .regular, status: nil)
    try draft.write()
    try lock.showIndex(prepared)
    #expect(try test.git("ls-files") == "a\nb")
    #expect(lock.lock.isOwn)
    #expect(throws: Shell.Failure.self) { try test.git("add", "a") }
    try lock.replaceIndex(with: prepared)
    #expect(try test.git("ls-files") == "a\nb")
    try test.git("add", "a")
  }

  @Test func `keeps git out while it is locked`() throws {
    try test.write("a", "1")
    let lock = try test.open().lockIndex(ownerPath: owner)
    #expect(throws: Shell.Failure.self) { try test.git("add", "a") }
    let second = #expect(throws: GitError.self) { _ = try test.open().lockIndex(ownerPath: "\(owner)-2") }
    #expect(second?.code == .locked)
    #expect(lock.lock.isOwn)
    lock.release()
    try test.git("add", "a")
  }

  @Test func `refuses a sparse index by name`() throws {
    try test.commit("a/b", "1")
    try test.commit("c/d", "1")
    try test.git("sparse-checkout", "init", "--cone", "--sparse-index")
    try test.git("sparse-checkout", "set", "a")
    let error = #expect(throws: GitError.self) { _ = try test.open().openIndex() }
    #expect(error?.code == .unsupported(.sparseIndex))
  }

  @Test func `knows ignored paths`() throws {
    try test.write(".gitignore", "*.log\n.issues/tmp/\n")
    let repository = try test.open()
    #expect(try repository.isIgnored("x.log"))
    #expect(try repository.isIgnored(".issues/tmp/x"))
    #expect(try !repository.isIgnored(".issues/x.md"))
  }
}
