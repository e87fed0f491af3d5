import IssueStore
import TestSupport
import Testing

/// When a change is a commit of its own, and when it waits for the user's.
struct DeliveryTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  @Test func `a change is committed`() throws {
    #expect(try Tracker().store().delivery(staging: false) == .commit)
  }

  @Test func `a staged change waits in the index and in the work tree`() throws {
    let tracker = try Tracker()
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let outcome = try tracker.add("Login crashes", .stage)
    #expect(outcome.commit == nil)
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    #expect(try tracker.repository.git("status", "--porcelain") == "A  \(path)")
    try tracker.repository.git("commit", "--quiet", "--message", "report")
    try tracker.expectClean()
  }

  @Test func `a second staged change builds on the first`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes", .stage)
    try tracker.set("severity", "low", .stage)
    try tracker.add("Search ignores umlauts", .stage)
    try tracker.repository.git("commit", "--quiet", "--message", "reports")
    #expect(try tracker.ids() == ["BUG-001", "BUG-002"])
    #expect(try tracker.repository.git("show", "HEAD:\(path)").contains("severity: low"))
    try tracker.expectClean()
  }

  @Test func `issue.autocommit=false stages every change`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("config", "issue.autocommit", "false")
    #expect(try tracker.store().delivery(staging: false) == .stage)
  }

  @Test(arguments: ["merge", "cherry-pick", "revert", "rebase", "bisect"])
  func `during another operation every change is staged`(_ operation: String) throws {
    let tracker = try Tracker()
    let repository = tracker.repository
    try repository.commit("file", "1\n")
    try repository.git("switch", "--quiet", "--create", "other")
    try repository.commit("file", "2\n")
    try repository.git("switch", "--quiet", "main")
    try repository.commit("file", "3\n")
    switch operation {
    case "bisect": try repository.git("bisect", "start", "HEAD", "HEAD~2")
    case "revert": #expect(throws: Shell.Failure.self) { try repository.git("revert", "--no-edit", "HEAD~1") }
    default: #expect(throws: Shell.Failure.self) { try repository.git(operation, "other") }
    }
    #expect(try tracker.store().delivery(staging: false) == .stage)
  }

  @Test func `a change made during a merge goes into the merge commit`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.git("switch", "--quiet", "--create", "other", "HEAD~1")
    try tracker.repository.commit("file", "1\n")
    try tracker.repository.git("merge", "--quiet", "--no-commit", "main")
    let store = try tracker.store()
    try tracker.set("severity", "low", store.delivery(staging: false), in: store)
    try tracker.repository.git("commit", "--quiet", "--no-edit")
    #expect(try tracker.repository.git("rev-list", "--parents", "-1", "HEAD").split(separator: " ").count == 3)
    #expect(try tracker.repository.git("show", "HEAD:\(path)").contains("severity: low"))
    try tracker.expectClean()
  }
}
