import Foundation
import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// Locks of others, and the journal itself.
struct ForeignLockTests {
  @Test func `somebody else's lock stays, whatever our journal says`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: [], delivery: .commit).run(upTo: .indexLocked)
    let lock = "\(tracker.repository.path)/.git/index.lock"
    try FileManager.default.removeItem(atPath: lock)
    try tracker.repository.write(".git/index.lock", "git's")
    _ = try tracker.store()
    #expect(try tracker.repository.read(".git/index.lock") == "git's")
  }

  @Test func `a program that was just started does not hold on to our lock`() throws {
    let tracker = try Tracker()
    let directory = "\(tracker.repository.path)/.git/git-issue"
    let lock = try WriterLock(directory: directory, Tracker.session)
    // What a child has between fork and exec: another descriptor of the same open file.
    let links = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    let number = links.first {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == "\(directory)/lock"
    }
    let copy = dup(try #require(number.flatMap { Int32($0) }))
    defer { close(copy) }
    lock.release()
    let next = try #require(WriterLock(ifIdleIn: directory))
    next.release()
  }

  @Test func `reading needs no lock and removes none`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.write(".git/index.lock", "git's")
    #expect(try tracker.ids() == ["BUG-001"])
    #expect(try tracker.repository.read(".git/index.lock") == "git's")
  }

  @Test func `a change waits for git to let go`() throws {
    let tracker = try Tracker()
    let lock = "\(tracker.repository.path)/.git/index.lock"
    try tracker.repository.write(".git/index.lock", "")
    try Shell.run(
      ["sh", "-c", "(sleep 0.2; rm \"$0\") >/dev/null 2>&1 &", lock], in: "/",
      environment: tracker.repository.environment)
    try tracker.add("Login crashes")
    try tracker.expectClean()
  }

  @Test func `a branch that moves while a change is made is built upon`() throws {
    let tracker = try Tracker()
    let store = try tracker.store()
    var attempts = 0
    _ = try store.transact(.commit, Tracker.session) { _ in
      attempts += 1
      if attempts == 1 {
        let tree = try tracker.repository.git("rev-parse", "HEAD^{tree}")
        let next = try tracker.repository.git("commit-tree", "-p", "HEAD", "-m", "theirs", tree)
        try tracker.repository.git("update-ref", "HEAD", next)
      }
      return Plan(edits: [.write(".issues/known/x.md", Array("x\n".utf8))], message: "ours\n", value: ())
    }
    #expect(attempts == 2)
    #expect(try tracker.repository.git("log", "--format=%s", "-2") == "ours\ntheirs")
    try tracker.expectClean()
  }

  @Test func `a journal is read as it was written`() throws {
    let tracker = try Tracker()
    let journal = Journal.of(tracker)
    try journal.begin()
    #expect(journal.isPresent)
    #expect(try journal.read() == nil)
    let head = try tracker.store().headCommit()
    let id = try #require(head)
    let record = Journal.Record(
      changes: [
        RecordedChange(path: ".issues/a b  c.md", old: nil, staged: nil, new: id, raw: id, isSkipped: true),
        RecordedChange(path: "x", old: id, staged: id, new: nil, raw: nil, isSkipped: false),
      ], reference: .init(name: "refs/heads/main", old: nil, new: id, ownerPath: journal.referenceOwner),
      indexPath: journal.indexPath)
    try journal.record(record)
    #expect(try journal.read() == record)
    journal.end()
    #expect(!journal.isPresent)
  }
}

extension Journal {
  /// The journal of a tracker, without opening it, which would recover it.
  static func of(_ tracker: Tracker) -> Journal {
    let gitDirectory = "\(tracker.repository.path)/.git"
    return Journal(directory: "\(gitDirectory)/git-issue", indexPath: "\(gitDirectory)/index")
  }
}
