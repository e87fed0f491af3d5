import Foundation
import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// What the next command makes of what a killed one left behind.
struct RecoveryTests {
  typealias Step = KilledTransaction.Step
  private let first = ".issues/BUG-001-login-crashes.md"
  private let second = ".issues/BUG-001-login-crashes/comments/20261121T050200Z-ada-3f2a.md"

  private func edits() -> [FileEdit] {
    [
      .write(first, Tracker.report(IssueID(prefix: "BUG", number: 1), "Login crashes").bytes),
      .write(second, Array("It happens here too.\n".utf8)),
    ]
  }

  @Test(arguments: Step.allCases) func `a killed commit is finished or undone`(_ step: Step) throws {
    let tracker = try Tracker()
    let head = try tracker.repository.git("rev-parse", "HEAD")
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: step)
    let isMade = try tracker.repository.git("rev-parse", "HEAD") != head

    #expect(try tracker.ids() == (isMade ? ["BUG-001"] : []))

    #expect(isMade == (step >= .referenceMoved))
    #expect(tracker.repository.exists(second) == isMade)
    try tracker.expectClean()
    try tracker.add("Search ignores umlauts")
    try tracker.expectClean()
  }

  @Test(arguments: Step.allCases.filter { $0 != .referenceLocked && $0 != .referenceMoved })
  func `a killed staging is finished or undone`(_ step: Step) throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .stage).run(upTo: step)
    _ = try tracker.store()
    let expected = step >= .changeRecorded ? "A  \(first)\nA  \(second)" : ""
    #expect(try tracker.repository.git("status", "--porcelain") == expected)
    #expect(try tracker.leftovers() == [])
    try tracker.repository.git("commit", "--quiet", "--allow-empty", "--message", "next")
    try tracker.expectClean()
  }

  @Test(arguments: Step.allCases) func `a killed change and a killed removal converge`(_ step: Step) throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    try tracker.repository.commit(".issues/known/old.md", "old\n")
    let text = try tracker.repository.read(first).replacing("severity: high", with: "severity: low")
    try KilledTransaction(
      store: tracker.store(), edits: [.write(first, Array(text.utf8)), .remove(".issues/known/old.md")],
      delivery: .commit
    ).run(upTo: step)
    _ = try tracker.store()
    let isMade = step >= .referenceMoved
    #expect(try tracker.repository.read(first).contains("severity: low") == isMade)
    #expect(tracker.repository.exists(".issues/known/old.md") != isMade)
    try tracker.expectClean()
  }

  @Test(arguments: Step.allCases) func `the user's staged work survives`(_ step: Step) throws {
    let tracker = try Tracker()
    try tracker.repository.commit("file", "1\n")
    try tracker.repository.write("file", "2\n")
    try tracker.repository.git("add", "file")
    try tracker.repository.write("file", "3\n")
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: step)
    _ = try tracker.store()
    #expect(try tracker.repository.git("status", "--porcelain") == "MM file")
    #expect(try tracker.repository.git("show", ":file") == "2")
  }

  @Test(arguments: Step.allCases.filter { $0 >= .indexLocked && $0 < .lockReleased })
  func `git stops at the lock and does not go on over a half-done change`(_ step: Step) throws {
    let tracker = try Tracker()
    try tracker.repository.write("file", "1\n")
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: step)
    let head = try tracker.repository.git("rev-parse", "HEAD")
    #expect(throws: Shell.Failure.self) { try tracker.repository.git("add", "file") }
    #expect(throws: Shell.Failure.self) {
      try tracker.repository.git("commit", "--quiet", "--all", "--allow-empty", "--message", "x")
    }
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
  }

  @Test(arguments: Step.allCases) func `recovery that is killed too is done again`(_ step: Step) throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: step)
    // Finishing starts with the lock of the killed process and goes on with one of its own.
    let journal = Journal.of(tracker)
    let lock = OwnedLock(path: "\(tracker.repository.path)/.git/index.lock", ownerPath: journal.indexOwner)
    try lock.releaseIfOwn()
    if journal.isPresent {
      try Data().write(to: URL(filePath: lock.ownerPath))
      try FileManager.default.linkItem(atPath: lock.ownerPath, toPath: lock.path)
    }
    _ = try tracker.store()
    try tracker.expectClean()
  }

  @Test(arguments: Step.allCases) func `what somebody has edited since is theirs`(_ step: Step) throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    let text = try tracker.repository.read(first)
    let ours = Array(text.replacing("severity: high", with: "severity: low").utf8)
    let theirs = text.replacing("goes blank", with: "goes blank twice")
    try KilledTransaction(store: tracker.store(), edits: [.write(first, ours)], delivery: .commit).run(upTo: step)
    try tracker.repository.write(first, theirs)
    _ = try tracker.store()
    #expect(try tracker.repository.read(first) == theirs)
    #expect(try tracker.repository.git("status", "--porcelain") == " M \(first)")
    #expect(try tracker.leftovers() == [])
  }

  @Test func `a commit that others have built upon is finished`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .referenceMoved)
    let tree = try tracker.repository.git("rev-parse", "HEAD^{tree}")
    let next = try tracker.repository.git("commit-tree", "-p", "HEAD", "-m", "next", tree)
    try tracker.repository.git("update-ref", "HEAD", next)
    #expect(try tracker.ids() == ["BUG-001"])
    try tracker.expectClean()
  }

  @Test func `a commit that was taken back meanwhile is not brought back`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .referenceMoved)
    try tracker.repository.git("update-ref", "HEAD", "HEAD~1")
    #expect(try tracker.ids() == [])
    try tracker.expectClean()
  }

  @Test func `a branch that was switched meanwhile keeps its files`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("branch", "other")
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .referenceMoved)
    // As somebody does who is told to remove the lock by hand, and switches.
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/.git/index.lock")
    try tracker.repository.git("symbolic-ref", "HEAD", "refs/heads/other")
    _ = try tracker.store()
    #expect(try tracker.repository.git("status", "--porcelain") == "")
  }

  @Test func `what was committed since the kill holds`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    let old = try tracker.repository.read(first)
    let new = Array(old.replacing("severity: high", with: "severity: low").utf8)
    try KilledTransaction(store: tracker.store(), edits: [.write(first, new)], delivery: .commit).run(
      upTo: .referenceMoved)
    // As somebody does who is told to remove the lock by hand.
    try FileManager.default.removeItem(atPath: "\(tracker.repository.path)/.git/index.lock")
    try tracker.repository.git("reset", "--quiet", "--hard")
    try tracker.repository.commit(first, old)
    _ = try tracker.store()
    #expect(try tracker.repository.read(first) == old)
    try tracker.expectClean()
  }

  @Test func `a commit that went with the power is taken back`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .changeRecorded)
    let commit = try #require(try Journal.of(tracker).read()?.reference?.new.description)
    try FileManager.default.removeItem(
      atPath: "\(tracker.repository.path)/.git/objects/\(commit.prefix(2))/\(commit.dropFirst(2))")
    #expect(try tracker.ids() == [])
    #expect(try tracker.leftovers() == [])
  }

  @Test func `an index that was half written is written again`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .filesPlaced)
    for name in ["index.new", "index.new.lock", "index.new.shown"] {
      try tracker.repository.write(".git/git-issue/\(name)", "")
    }
    #expect(try tracker.ids() == ["BUG-001"])
    try tracker.expectClean()
  }

  @Test func `files that were half written go with the next change`() throws {
    let tracker = try Tracker()
    // No process has a number above 2^22.
    try tracker.repository.write(".git/git-issue/.git-issue-4194999.tmp", "half")
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .referenceMoved)
    try tracker.repository.write(".issues/.git-issue-4194999.tmp", "half")
    try tracker.add("Search hangs")
    try tracker.expectClean()
  }

  @Test func `the journal stays while a lock does`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: [], delivery: .commit).run(upTo: .indexLocked)
    Journal.of(tracker).end()
    #expect(Journal.of(tracker).isPresent)
    _ = try tracker.store()
    try tracker.expectClean()
  }

  @Test func `what a newer program has begun is left to that`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .changeRecorded)
    let journal = ".git/git-issue/journal"
    let newer = try tracker.repository.read(journal).replacing("journal 1\n", with: "journal 2\n")
    try tracker.repository.write(journal, newer)
    #expect(try tracker.ids() == [])
    #expect(throws: StoreError.self) { try tracker.add("Next") }
    #expect(try tracker.repository.read(journal) == newer)
    try tracker.repository.write(journal, newer.replacing("journal 2\n", with: "journal 1\n"))
    #expect(try tracker.ids() == [])
    try tracker.expectClean()
  }

  @Test func `a journal cut in half undoes`() throws {
    let tracker = try Tracker()
    try KilledTransaction(store: tracker.store(), edits: edits(), delivery: .commit).run(upTo: .changeRecorded)
    let journal = ".git/git-issue/journal"
    try tracker.repository.write(journal, String(try tracker.repository.read(journal).dropLast(8)))
    #expect(try tracker.ids() == [])
    try tracker.expectClean()
  }
}
