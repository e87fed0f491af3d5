import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// What a change leaves behind, as the real git sees it.
struct TransactionTests {
  private let path = ".issues/BUG-001-login-crashes.md"

  @Test func `a report is one commit of its own file, and nothing is left to do`() throws {
    let tracker = try Tracker()
    let outcome = try tracker.add("Login crashes")
    let commit = try tracker.repository.git("rev-parse", "HEAD")
    #expect(outcome.commit?.description == commit)
    #expect(try tracker.paths() == [path])
    #expect(try tracker.repository.git("log", "-1", "--format=%(trailers:only)") == "Issue: BUG-001\n")
    #expect(try tracker.repository.git("log", "-1", "--format=%an <%ae>") == "Ada Lovelace <ada@example.org>")
    try tracker.expectClean()
  }

  @Test func `the reflog tells of the change`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    #expect(
      try tracker.repository.git("reflog", "-1", "--format=%gs") == "commit: issue: BUG-001 reported: Login crashes")
  }

  @Test func `the message of a commit repeats no secret, though the rule is off`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  secret-leaked: off\n")
    let token = "gh" + "p_" + "x7Kd92LmQpZr4TvWc8Yb" + "N3Hs6Fj1Ga5EoUi0"
    try tracker.add("Login fails with \(token)")
    try tracker.set("x-password", "hW7qrz2Lk9")
    try tracker.set("x-password", "none of it")
    let log = try tracker.repository.git("log", "--format=%B")
    #expect(log.contains("reported: Login fails with ghp_…"))
    #expect(!log.contains("hW7qrz2Lk9"))
    #expect(tracker.repository.exists(".issues/BUG-001-login-fails-with-ghp.md"))
  }

  @Test func `what is staged, half-staged, edited, deleted or new stays as it was`() throws {
    let tracker = try Tracker()
    let repository = tracker.repository
    for name in ["staged", "half", "edited", "deleted", "removed"] { try repository.write(name, "1\n") }
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "files")
    try repository.write("staged", "2\n")
    try repository.write("half", "2\n")
    try repository.write("added", "1\n")
    try repository.git("add", "staged", "half", "added")
    try repository.git("rm", "--quiet", "--cached", "removed")
    try repository.write("half", "3\n")
    try repository.write("edited", "2\n")
    try repository.write("new", "1\n")
    try repository.write("intended", "1\n")
    try repository.git("add", "--intent-to-add", "intended")
    try FileManager.default.removeItem(atPath: "\(repository.path)/deleted")
    let before = try repository.git("status", "--porcelain=v2")
    let staged = try repository.git("ls-files", "--stage")

    try tracker.add("Login crashes")

    #expect(try repository.git("status", "--porcelain=v2") == before)
    #expect(try tracker.paths() == [path])
    let now = try repository.git("ls-files", "--stage").split(separator: "\n").filter { !$0.contains("BUG-001") }
    #expect(now.joined(separator: "\n") == staged)
  }

  /// Git compares seconds, and distrusts what is not older than the index; a later index must not change that.
  @Test func `an edit in the second in which its file was staged is still seen`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit("file", "1\n")
    try Shell.run(
      [
        "sh", "-c",
        """
        second=none
        until [ "$second" = "$(stat -c %Z file)" ]; do
          echo 2 > file; second=$(stat -c %Z file); sleep 0.05; git add file; echo 3 > file
        done
        sleep 1
        """,
      ], in: tracker.repository.path, environment: tracker.repository.environment)
    try tracker.add("Login crashes")
    let seen = try tracker.repository.git("status", "--porcelain")
    #expect(seen == "MM file")
  }

  @Test func `the next commit of the user takes nothing of the issue along or away`() throws {
    let tracker = try Tracker()
    try tracker.repository.write("file", "1\n")
    try tracker.repository.git("add", "file")
    try tracker.add("Login crashes")
    try tracker.repository.git("commit", "--quiet", "--message", "file")
    #expect(try tracker.paths() == ["file"])
    try tracker.expectClean()
  }

  @Test func `a change changes one line`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.set("severity", "critical")
    #expect(try tracker.repository.git("show", "--format=", "--numstat") == "1\t1\t\(path)")
    #expect(try tracker.repository.git("log", "-1", "--format=%s") == "issue: BUG-001 severity high → critical")
    try tracker.expectClean()
  }

  @Test func `a change to what is there already commits nothing`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let outcome = try tracker.set("severity", "high")
    #expect(!outcome.hasChanged)
    #expect(outcome.commit == nil)
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    try tracker.expectClean()
  }

  @Test func `a refused report changes nothing`() throws {
    let tracker = try Tracker()
    let head = try tracker.repository.git("rev-parse", "HEAD")
    let error = #expect(throws: StoreError.self) {
      try tracker.store().add(prefix: "BUG", title: "x", .commit, Tracker.session) { id, _ in
        Document("---\nid: \(id)\ntitle: x\nstatus: open\n---\n")
      }
    }
    guard case .rejected(let diagnostics) = error else {
      Testing.Issue.record("\(String(describing: error))")
      return
    }
    #expect(diagnostics.contains { $0.rule == "steps-missing" })
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
    try tracker.expectClean()
  }

  @Test func `an error in the plan gives the lock up`() throws {
    struct Stop: Error {}
    let tracker = try Tracker()
    #expect(throws: Stop.self) {
      try tracker.store().transact(.commit, Tracker.session) { _ -> Plan<Void> in throw Stop() }
    }
    try tracker.expectClean()
  }

  @Test func `a file is removed with the folders that are empty then`() throws {
    let tracker = try Tracker()
    try tracker.repository.commit(".issues/known/deep/file.md", "text\n")
    _ = try tracker.store().transact(.commit, Tracker.session) { _ in
      Plan(edits: [.remove(".issues/known/deep/file.md")], message: "remove\n", value: ())
    }
    #expect(!tracker.repository.exists(".issues/known"))
    try tracker.expectClean()
  }
}
