import IssueStore
import Issues
import TestSupport
import Testing

struct BaselineTests {
  private static let path = ".issues/BUG-001-login-crashes.md"

  /// A tracker with an issue of old that breaks a rule, and a baseline that covers it.
  private static func adopted() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.replace("severity: high", with: "severity: awful", in: path)
    try tracker.writeBaseline()
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--no-verify", "--message", "adopt")
    return tracker
  }

  @Test func `covers an issue at every door, and does not stop who changes another field`() throws {
    let tracker = try Self.adopted()
    let changed = try tracker.set("phase", "Phase 2").value
    #expect(changed.covered.map(\.rule) == ["value-not-allowed"])
    #expect(changed.diagnostics == [])
    let snapshot = try tracker.store().snapshot(at: "HEAD")
    let judged = try Checker(snapshot).check(snapshot.files())
    #expect(!judged.hasErrors)
    #expect(judged.covered.count == 1)
  }

  @Test func `does not let a new fault through`() throws {
    let tracker = try Self.adopted()
    #expect(throws: StoreError.self) { try tracker.set("severity", "terrible") }
  }

  @Test func `is taken from what is judged: the index, or a commit`() throws {
    let tracker = try Self.adopted()
    try tracker.replace("title: Login crashes", with: "title: Login fails", in: Self.path)
    try tracker.repository.git("add", Self.path)
    // The work tree's has no say about the next commit.
    try tracker.repository.write(IssueFolder.baseline, "{\"version\": 1, \"findings\": []}\n")
    #expect(try !tracker.store().checkStaged(amending: nil).hasErrors)
    try tracker.repository.git("add", IssueFolder.baseline)
    #expect(try tracker.store().checkStaged(amending: nil).hasErrors)
    #expect(try tracker.store().checkStaged(amending: nil, known: .none).hasErrors)
  }

  @Test func `covers what a change touches: since a revision, and in a range of commits`() throws {
    let tracker = try Self.adopted()
    try tracker.set("phase", "Phase 2")
    let since = try tracker.store().changes(since: "HEAD~")
    let range = try tracker.store().changes(in: "HEAD~..")
    for judged in [try since.judge(), try range.judge()] {
      #expect(judged.paths == [Self.path])
      #expect(judged.diagnostics == [])
      #expect(judged.covered.map(\.rule) == ["value-not-allowed"])
    }
    #expect(try since.judge(known: .none).hasErrors)
  }

  @Test func `tells of entries for a file that is gone`() throws {
    let tracker = try Self.adopted()
    try tracker.repository.git("rm", "--quiet", Self.path)
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "layout: bucketed\n")
    let snapshot = try tracker.store().current()
    let checker = try Checker(snapshot)
    let stale = checker.judgeBaseline(after: try checker.check(snapshot.files()))
    #expect(stale.diagnostics.map(\.rule) == ["baseline-stale"])
    #expect(stale.diagnostics.map(\.start.line) == [4])
    #expect(!stale.hasErrors)
  }

  @Test func `is judged though it is larger than a report may be`() throws {
    let tracker = try Self.adopted()
    let entry = #"{"path":".issues/BUG-9-x.md","rule":"title-missing","text":"give this issue a title","count":1}"#
    let entries = Array(repeating: entry, count: 12_000).joined(separator: ",\n")
    let bytes = Array("{\"version\": 1, \"findings\": [\(entries)]}".utf8)
    try #require(bytes.count > 1 << 20)
    let checker = try Checker(
      tracker.store().current(), known: .listed(BaselineFile(bytes, path: "known.json")))
    #expect(checker.judgeBaseline(after: Judged()).diagnostics.count == 100)
  }

  @Test func `holds when an issue moves into a bucket`() throws {
    let tracker = try Self.adopted()
    try tracker.repository.write(".issues/0/BUG-001-login-crashes.md", try tracker.repository.read(Self.path))
    try tracker.repository.git("rm", "--quiet", Self.path)
    let snapshot = try tracker.store().current()
    let checker = try Checker(snapshot)
    let judged = try checker.check(snapshot.files())
    #expect(judged.covered.count == 1)
    #expect(checker.judgeBaseline(after: judged).diagnostics == [])
  }

  @Test func `that is malformed is an error with its place, but not where no issue is touched`() throws {
    let tracker = try Self.adopted()
    try tracker.repository.write(IssueFolder.baseline, "{\n<<<<<<< HEAD\n")
    let error = #expect(throws: SettingsError.self) { try Checker(tracker.store().current()) }
    #expect(error?.line == 2)
    try tracker.repository.write("notes.txt", "notes\n")
    try tracker.repository.git("add", "notes.txt")
    #expect(try tracker.store().checkStaged(amending: nil).count == 0)
  }
}

extension Tracker {
  fileprivate func replace(_ old: String, with new: String, in path: String) throws {
    try repository.write(path, try repository.read(path).replacing(old, with: new))
  }

  /// Takes every error of the work tree as known.
  fileprivate func writeBaseline() throws {
    let snapshot = try store().current()
    let judged = try Checker(snapshot, known: .none).check(snapshot.files())
    try repository.write(
      IssueFolder.baseline, String(decoding: Baseline(covering: judged.diagnostics).bytes, as: UTF8.self))
  }
}
