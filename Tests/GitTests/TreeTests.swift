import Git
import TestSupport
import Testing

@Suite struct TreeTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private func listing(_ tree: ObjectID) throws -> [String] {
    try test.git("ls-tree", "-r", "--name-only", tree.description).split(separator: "\n").map(String.init)
  }

  @Test func `writes files into nested directories and removes them again`() throws {
    let repository = try test.open()
    let blob = try repository.writeBlob(Array("1\n".utf8))
    let first = try repository.makeTree(
      [
        .write(path: "a/b/one", id: blob, mode: .regular), .write(path: "a/c", id: blob, mode: .executable),
        .write(path: "z", id: blob, mode: .symbolicLink),
      ], over: nil)
    #expect(try listing(first) == ["a/b/one", "a/c", "z"])
    let second = try repository.makeTree(
      [.remove(path: "a/b/one"), .remove(path: "absent/file"), .remove(path: "z/below")], over: first)
    #expect(try listing(second) == ["a/c", "z"])
    #expect(try test.git("ls-tree", "--name-only", "\(second):a") == "c")
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `becomes the empty tree when all is removed`() throws {
    let repository = try test.open()
    let blob = try repository.writeBlob([])
    let tree = try repository.makeTree([.write(path: "a/b", id: blob, mode: .regular)], over: nil)
    let empty = try repository.makeTree([.remove(path: "a/b")], over: tree)
    #expect(try empty.description == test.git("hash-object", "-t", "tree", "/dev/null"))
  }

  @Test func `replaces a file by a directory and a directory by a file`() throws {
    let repository = try test.open()
    let blob = try repository.writeBlob([])
    let file = try repository.makeTree([.write(path: "a", id: blob, mode: .regular)], over: nil)
    let directory = try repository.makeTree([.write(path: "a/b", id: blob, mode: .regular)], over: file)
    #expect(try listing(directory) == ["a/b"])
    #expect(try repository.makeTree([.write(path: "a", id: blob, mode: .regular)], over: directory) == file)
  }

  @Test(arguments: ["../x", "a//b", ".git/config", "", "/x"])
  func `refuses a path that no tree can hold`(_ path: String) throws {
    let repository = try test.open()
    let blob = try repository.writeBlob([])
    #expect(throws: GitError.self) {
      try repository.makeTree([.write(path: path, id: blob, mode: .regular)], over: nil)
    }
  }

  @Test func `finds an entry by its path`() throws {
    try test.commit("a/b/c.md", "text")
    let repository = try test.open()
    let tree = try repository.resolveTree("HEAD")
    let entry = try #require(try repository.entry(at: "a/b/c.md", in: tree))
    #expect(try entry == TreeEntry(name: "c.md", id: test.id("HEAD:a/b/c.md"), mode: .regular))
    #expect(try repository.entry(at: "a/b", in: tree)?.mode == .directory)
    #expect(try repository.entry(at: "a/x", in: tree) == nil)
    #expect(try repository.entry(at: "a/b/c.md/d", in: tree) == nil)
    #expect(try repository.entries(of: test.id("HEAD:a")).map(\.name) == ["b"])
  }

  @Test func `does not read a blob beyond the limit`() throws {
    let repository = try test.open()
    let blob = try repository.writeBlob(Array("12345".utf8))
    #expect(try repository.blobSize(blob) == 5)
    #expect(try repository.blob(blob, limit: 5) == Array("12345".utf8))
    let error = #expect(throws: GitError.self) { try repository.blob(blob, limit: 4) }
    #expect(error?.code == .tooLarge)
  }

  @Test func `lists the files that differ as git does`() throws {
    try test.write("a/same", "1")
    try test.write("a/changed", "1")
    try test.write("a/removed/deep", "1")
    try test.write("turn", "1")
    try test.git("add", ".")
    try test.git("commit", "--quiet", "--message", "one")
    try test.git("rm", "--quiet", "-r", "a/removed", "turn")
    try test.write("a/changed", "2")
    try test.write("turn/inner", "2")
    try test.write("b", "2")
    try test.git("add", ".")
    try test.git("update-index", "--chmod=+x", "a/same")
    try test.git("commit", "--quiet", "--message", "two")

    let repository = try test.open()
    let (old, new) = (try repository.resolveTree("HEAD~"), try repository.resolveTree("HEAD"))
    let expected = try test.git("diff-tree", "-r", "--no-renames", "--name-only", "HEAD~", "HEAD")
    let changes = try repository.changes(from: old, to: new)
    #expect(changes.map(\.path).joined(separator: "\n") == expected)
    #expect(changes.first { $0.path == "a/same" }?.new?.mode == .executable)
    #expect(changes.first { $0.path == "turn" }?.new == nil)
    #expect(changes.first { $0.path == "turn/inner" }?.old == nil)
    #expect(try repository.changes(from: old, to: new, under: "turn").map(\.path) == ["turn", "turn/inner"])
    #expect(try repository.changes(from: nil, to: new, under: "a").map(\.path) == ["a/changed", "a/same"])
    #expect(try repository.changes(from: new, to: new).isEmpty)
  }
}
