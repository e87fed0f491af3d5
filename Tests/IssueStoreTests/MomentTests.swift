import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// A date behind `--at` and `--since`.
struct MomentTests {
  private let tracker: Tracker
  /// 2026-05-31 12:00 UTC.
  private static let now = Moment(seconds: 1_780_228_800) { _ in 0 }

  init() throws {
    tracker = try Tracker()
    // A branch that is merged late: its commits are older than what stands before them on the line of the branch.
    try commit("january", "2026-01-10T12:00:00Z")
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try commit("side", "2026-02-10T12:00:00Z")
    try tracker.repository.git("switch", "--quiet", "main")
    try commit("february", "2026-02-28T12:00:00Z")
    let date = "2026-05-30T23:30:00Z"
    try tracker.repository.git(
      "merge", "--quiet", "--no-ff", "--message", "merge", "side",
      with: ["GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date])
    try tracker.repository.git("branch", "today")
  }

  private func commit(_ message: String, _ date: String) throws {
    try tracker.repository.write("\(message).txt", message)
    try tracker.repository.git("add", "--all")
    try tracker.repository.git(
      "commit", "--quiet", "--message", message, with: ["GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date])
  }

  private func message(at text: String, _ now: Moment = Self.now) throws -> String? {
    let store = try tracker.store()
    guard case .commit(let id) = try store.snapshot(at: text, now: now).source else { return nil }
    return try store.repository.commitInfo(id).summary
  }

  @Test(
    arguments: [
      ("now", "merge"), ("yesterday", "merge"), ("2d", "february"), ("2026-05-30", "merge"), ("2026-05-29", "february"),
      ("2026-02-28", "february"), ("2026-02-27", "january"), ("3 months ago", "february"), ("2026-02", "february"),
      ("2026-01", "january"), ("4 months ago", "january"), ("11 hours ago", "merge"), ("13 hours ago", "february"),
      ("2026-05-30 23:30", "merge"), ("2026-05-30 23:29", "february"), ("2026-05-30T23:30:00Z", "merge"),
      ("2026-05-30 23:29:59", "february"), ("yesterday 11:30pm", "merge"), ("yesterday 9am", "february"),
      ("2026-05-31 01:30 +02:00", "merge"), ("2026-05-31T01:29+0200", "february"), ("today", "merge"),
      ("main~1", "february"), ("side", "side"),
    ])
  func `a date means the newest commit of the branch that is no younger`(_ text: String, _ expected: String) throws {
    #expect(try message(at: text) == expected)
  }

  @Test func `days end by the clock of who asks`() throws {
    let now = Moment(seconds: Self.now.seconds) { _ in 60 }
    #expect(try message(at: "2026-05-30", now) == "february")
    #expect(try message(at: "2026-05-31", now) == "merge")
  }

  @Test func `the day of a revision is by the clock of that day`() throws {
    let now = Moment(seconds: Self.now.seconds) { $0 < Self.now.seconds - 3_600 ? 60 : 0 }
    #expect(try message(at: "2026-05-30", now) == "february")
    #expect(try tracker.store().day(since: "today", now: now).description == "2026-05-31")
  }

  @Test func `what is no date, or before the first commit, is told`() throws {
    let store = try tracker.store()
    var told = ""
    do { _ = try store.snapshot(at: "soon", now: Self.now) } catch StoreError.refused(let message, let help) {
      told = "\(message): \(help)"
    }
    #expect(told.hasPrefix("revision unknown: soon: name a revision, or write a day as YYYY-MM-DD"))
    #expect(told.hasSuffix("\"yesterday 9am\""))
    #expect(throws: StoreError.self) { try store.snapshot(at: "2020", now: Self.now) }
    #expect(throws: StoreError.self) { try store.day(since: "soon", now: Self.now) }
  }

  @Test(arguments: [
    ("2w", "2026-05-17"), ("2026-02", "2026-02-01"), ("side", "2026-02-10"), ("today", "2026-05-30"),
    ("2026-02-03 14:30", "2026-02-03"),
  ])
  func `since a revision is since its day`(_ text: String, _ expected: String) throws {
    // A branch is named today, and comes first.
    #expect(try tracker.store().day(since: text, now: Self.now).description == expected)
  }
}
