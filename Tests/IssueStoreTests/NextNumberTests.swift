import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

/// The number that a new report gets.
struct NextNumberTests {
  private func next(_ tracker: Tracker) throws -> String {
    try tracker.add("Next").value.issue.id.description
  }

  @Test func `numbers are given in order`() throws {
    let tracker = try Tracker()
    #expect(try (1...3).map { _ in try next(tracker) } == ["BUG-001", "BUG-002", "BUG-003"])
  }

  @Test func `a number of another branch is not given again`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("switch", "--quiet", "--create", "other")
    _ = try (1...2).map { _ in try next(tracker) }
    try tracker.repository.git("switch", "--quiet", "main")
    #expect(try next(tracker) == "BUG-003")
  }

  @Test func `a number of a remote-tracking branch is not given again`() throws {
    let tracker = try Tracker()
    let clone = tracker.repository.sibling("clone")
    try tracker.repository.git("clone", "--quiet", tracker.repository.path, clone)
    try tracker.add("Theirs", to: tracker.store(in: clone))
    try tracker.repository.git("fetch", "--quiet", clone, "main:refs/remotes/theirs/main")
    #expect(try next(tracker) == "BUG-002")
  }

  @Test func `the number of a deleted issue is not given again`() throws {
    let tracker = try Tracker()
    _ = try (1...2).map { _ in try next(tracker) }
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-002-next.md")
    try tracker.repository.git("commit", "--quiet", "--message", "delete")
    #expect(try next(tracker) == "BUG-003")
  }

  @Test func `the number of a deleted issue is not given again without the cache`() throws {
    let tracker = try Tracker()
    _ = try (1...2).map { _ in try next(tracker) }
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-002-next.md")
    try tracker.repository.git("commit", "--quiet", "--message", "delete")
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/.git/git-issue/numbers")
    #expect(try next(tracker) == "BUG-003")
  }

  @Test(arguments: ["", "nonsense\n", "git-issue numbers 1\nhighest BUG 1\n", "git-issue numbers 1\ntip x\nend\n"])
  func `a damaged cache is made again`(_ text: String) throws {
    let tracker = try Tracker()
    _ = try (1...2).map { _ in try next(tracker) }
    try tracker.repository.write(".git/git-issue/numbers", text)
    #expect(try next(tracker) == "BUG-003")
  }

  @Test(arguments: ["numbers", "lock", "journal"])
  func `our own files are not followed through a link`(_ name: String) throws {
    let tracker = try Tracker()
    let target = tracker.repository.sibling("precious")
    try "precious\n".write(toFile: target, atomically: false, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: "\(tracker.repository.path)/.git/git-issue", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(tracker.repository.path)/.git/git-issue/\(name)", withDestinationPath: target)
    _ = try? tracker.add("Next")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious\n")
  }

  @Test func `a number in the index or the work tree alone counts`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(
      ".issues/BUG-007-staged.md", Tracker.report(IssueID(prefix: "BUG", number: 7), "x").text)
    try tracker.repository.git("add", ".issues")
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/.issues/BUG-007-staged.md")
    #expect(try next(tracker) == "BUG-008")
    try tracker.repository.write(".issues/bug-0011.md", "not committed\n")
    #expect(try next(tracker) == "BUG-012")
  }

  @Test func `a number in a bucket counts, in whatever layout`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit(
      ".issues/1/BUG-1041-x.md", Tracker.report(IssueID(prefix: "BUG", number: 1041), "x").text)
    #expect(try next(tracker) == "BUG-1042")
  }

  @Test func `each prefix is counted by itself`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit(".issues/config.yml", "version: 1\nprefix: BUG\nprefixes: [APP]\n")
    _ = try next(tracker)
    let outcome = try tracker.store().add(prefix: "APP", title: "Next", .commit, Tracker.session) { id, _ in
      Tracker.report(id, "Next")
    }
    #expect(outcome.value.issue.id.description == "APP-001")
    #expect(try next(tracker) == "BUG-002")
  }

  @Test func `random ids need no counting`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit(".issues/config.yml", "version: 1\nprefix: BUG\nids: random\nlayout: bucketed\n")
    let issue = try tracker.add("Next").value.issue
    guard case .random(let tail) = issue.id.tail else {
      Testing.Issue.record("\(issue.id)")
      return
    }
    #expect(issue.path == ".issues/\(tail.prefix(2))/\(issue.id)-next.md")
    #expect(try tracker.ids() == [issue.id.description])
  }
}
