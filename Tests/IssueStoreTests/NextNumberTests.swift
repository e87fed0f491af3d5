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

  /// Two reports of which one is deleted, and so many commits that what is known of them is kept.
  private func trackerWithPast() throws -> Tracker {
    let tracker = try Tracker()
    _ = try (1...2).map { _ in try next(tracker) }
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-002-next.md")
    for number in 0..<70 {
      try tracker.repository.git("commit", "--quiet", "--allow-empty", "--message", "past \(number)")
    }
    return tracker
  }

  @Test func `the number of a deleted issue is not given again whatever becomes of what is kept`() throws {
    let tracker = try trackerWithPast()
    let file = URL(filePath: "\(tracker.repository.path)/.git/git-issue/history")
    #expect(try next(tracker) == "BUG-003")
    let kept = try [UInt8](Data(contentsOf: file))
    for (number, place) in stride(from: 0, to: kept.count, by: kept.count / 10).enumerated() {
      var damaged = kept
      damaged[place] ^= 1
      try Data(damaged).write(to: file)
      try tracker.repository.git("reset", "--quiet", "--hard", "HEAD~")
      #expect(try next(tracker) == "BUG-003", "part \(number)")
    }
    try FileManager.default.removeItem(at: file)
    #expect(try next(tracker) == "BUG-004")
  }

  @Test func `a number beyond the cut of a shallow clone is not given again once it is there`() throws {
    let tracker = try trackerWithPast()
    let clone = tracker.repository.sibling("clone")
    try tracker.repository.git("clone", "--quiet", "--depth=3", "file://\(tracker.repository.path)", clone)
    #expect(try tracker.add("Next", to: tracker.store(in: clone)).value.issue.id.description == "BUG-002")
    try tracker.repository.git("reset", "--quiet", "--hard", "HEAD~", in: clone)
    try tracker.repository.git("fetch", "--quiet", "--unshallow", in: clone)
    #expect(try tracker.add("Next", to: tracker.store(in: clone)).value.issue.id.description == "BUG-003")
  }

  @Test(arguments: ["history", "lock", "journal"])
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

  @Test func `the largest number of all is followed by none`() throws {
    let tracker = try Tracker()
    let largest = IssueID(prefix: "BUG", number: IssueID.largestNumber)
    try tracker.repository.commit(".issues/\(largest)-x.md", Tracker.report(largest, "x").text)
    #expect(throws: (any Error).self) { try next(tracker) }
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
