import Git
import TestSupport
import Testing

@Suite struct HistoryTests {
  let test: TemporaryRepository

  /// `main` and `side` each have one commit of their own; `merge` joins them.
  init() throws {
    test = try TemporaryRepository()
    try test.commit("a", "1")
    try test.git("branch", "root")
    try test.git("checkout", "--quiet", "-b", "side")
    try test.commit("b", "1")
    try test.git("checkout", "--quiet", "main")
    try test.commit("c", "1")
    try test.git("checkout", "--quiet", "-b", "merge")
    try test.git("merge", "--quiet", "--no-edit", "side")
  }

  private func log(_ options: String...) throws -> [String] {
    try test.git(arguments: ["rev-list"] + options).split(separator: "\n").map(String.init)
  }

  @Test func `walks every commit once, children first`() throws {
    let ids = try test.open().history(from: [test.id("merge")]).map(\.description)
    #expect(try Set(ids) == Set(log("merge")))
    #expect(try ids.first == test.id("merge").description)
    #expect(try ids.last == test.id("root").description)
  }

  @Test func `hides what is known already`() throws {
    let ids = try test.open().history(from: [test.id("merge")], hiding: [test.id("main")], order: .time)
    #expect(try Set(ids.map(\.description)) == Set(log("merge", "^main")))
  }

  @Test func `follows first parents only when asked`() throws {
    let ids = try test.open().history(from: [test.id("merge")], parents: .first)
    #expect(try ids.map(\.description) == log("--first-parent", "merge"))
  }

  @Test func `stops when it has seen enough`() throws {
    var count = 0
    try test.open().walk(from: [test.id("merge")]) { _ in
      count += 1
      return .stop
    }
    #expect(count == 1)
  }

  @Test func `finds where histories part`() throws {
    let repository = try test.open()
    #expect(try repository.mergeBase(test.id("main"), test.id("side")) == test.id("root"))
    #expect(try repository.isAncestor(test.id("root"), of: test.id("main")))
    #expect(try repository.isAncestor(test.id("main"), of: test.id("main")))
    #expect(try !repository.isAncestor(test.id("main"), of: test.id("side")))
    let distance = try repository.distance(from: test.id("merge"), to: test.id("main"))
    #expect(distance.ahead == 2)
    #expect(distance.behind == 0)
  }

  @Test func `finds no base of histories that never met`() throws {
    try test.git("checkout", "--quiet", "--orphan", "alone")
    try test.git("commit", "--quiet", "--message", "alone")
    #expect(try test.open().mergeBase(test.id("alone"), test.id("main")) == nil)
  }

  @Test func `knows that a history was cut`() throws {
    let clone = test.sibling("shallow")
    try test.git("clone", "--quiet", "--depth=1", "file://\(test.path)", clone)
    let repository = try test.open(clone)
    #expect(repository.isShallow == true)
    let head = try repository.resolve("HEAD")
    #expect(repository.shallowCommits == [head])
    #expect(try repository.history(from: [head]) == [head])
    #expect(try repository.commitInfo(head).parents.isEmpty)
  }

  @Test func `walks a history that was cut as git does`() throws {
    try test.commit("d", "1")
    let clone = test.sibling("shallow")
    try test.git("clone", "--quiet", "--depth=3", "file://\(test.path)", clone)
    let expected = try test.git("rev-list", "--topo-order", "HEAD", in: clone).split(separator: "\n")
    let repository = try test.open(clone)
    let (head, parent) = (try repository.resolve("HEAD"), try repository.resolve("HEAD~"))
    let ids = try repository.history(from: [head])
    #expect(Set(ids.map(\.description)) == Set(expected.map(String.init)))
    #expect(ids.first == head)
    #expect(try repository.history(from: [head], hiding: [parent]) == [head])
    #expect(try repository.mergeBase(head, parent) == parent)
    #expect(try repository.isAncestor(parent, of: head))
    #expect(try repository.distance(from: head, to: parent).ahead == 1)
  }

  @Test func `gives people the names that they go by now`() throws {
    try test.write(".mailmap", "Ada King <ada@king.example> Ada Lovelace <ada@example.org>\n")
    let mailmap = try test.open().mailmap()
    let known = try mailmap.resolve(name: "Ada Lovelace", email: "ada@example.org")
    #expect(known.name == "Ada King")
    #expect(known.email == "ada@king.example")
    #expect(try mailmap.resolve(name: "Eve", email: "e@x").name == "Eve")
  }
}
