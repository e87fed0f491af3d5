import Foundation
import IssueStore
import Issues
import TestSupport
import Testing

struct ReviewedIssuesTests {
  private let tracker: Tracker
  private var repository: TemporaryRepository { tracker.repository }
  private let crash = Tracker.path(1, "Crash")
  private let freeze = Tracker.path(2, "Freeze")

  init() throws { tracker = try Tracker.withTopic() }

  @Test func `a file that only moved is renamed`() throws {
    try repository.git("mv", crash, ".issues/BUG-001-blank-page.md")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 renamed"])
    #expect(review.issues[0].formerPath == crash)
    #expect(review.issues[0].changes == [])
    #expect(review.mayLand)
  }

  @Test func `an issue that was renumbered is known by its former id`() throws {
    try repository.git("mv", crash, ".issues/BUG-007-another.md")
    try tracker.edit(".issues/BUG-007-another.md", "id: BUG-001", "id: BUG-007\nformerly: BUG-001")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-007 renamed, changed"])
    #expect(review.issues[0].changes.map(\.name) == ["id", "formerly"])
  }

  @Test func `an issue that was renumbered without a word is known by its slug, and stopped`() throws {
    try repository.git("mv", crash, ".issues/BUG-007-crash.md")
    try tracker.edit(".issues/BUG-007-crash.md", "id: BUG-001", "id: BUG-007")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-007 renamed, changed"])
    #expect(review.rules == ["immutable-field-changed"])
    #expect(!review.mayLand)
  }

  @Test func `two issues with nothing in common are deleted and new`() throws {
    try repository.git("rm", "--quiet", crash)
    try tracker.write(3, "Another")
    try tracker.commit()
    #expect(try tracker.review().events == ["BUG-001 deleted", "BUG-003 new"])
  }

  @Test func `a deleted issue names who still refers to it, and the reference is stopped`() throws {
    try repository.git("switch", "--quiet", "main")
    try tracker.edit(freeze, "title: Freeze", "related:\n  - BUG-001\ntitle: Freeze")
    try tracker.commit()
    try repository.git("switch", "--quiet", "--force-create", "topic")
    try repository.git("rm", "--quiet", crash)
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 deleted"])
    #expect(review.issues[0].referrers == [freeze])
    #expect(review.rules == ["reference-unknown"])
  }

  @Test func `other files are named`() throws {
    try repository.write(".issues/known/timeouts.md", "---\nissue: Timeouts\n---\n")
    try repository.write(".issues/notes.txt", "x\n")
    try repository.write("src/main.py", "x\n")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.issues.isEmpty)
    #expect(review.otherFiles == [".issues/known/timeouts.md", ".issues/notes.txt"])
    #expect(review.mayLand)
  }

  // MARK: What cannot be read

  @Test func `an issue that became a link says so, and nothing of its fields`() throws {
    try repository.git("rm", "--quiet", crash)
    try FileManager.default.createSymbolicLink(
      atPath: "\(repository.path)/\(crash)", withDestinationPath: "/etc/passwd")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].changes == [Change(.file, "file", old: nil, new: "a symbolic link")])
    #expect(review.issues[0].title == "Crash")
    #expect(review.suspicions == [])
    #expect(review.rules == ["not-a-regular-file"])
  }

  @Test func `an issue that became a folder says so`() throws {
    try repository.git("rm", "--quiet", crash)
    try repository.write("\(crash)/x.txt", "x\n")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].changes.map(\.new) == ["a folder"])
    #expect(review.rules == ["not-a-regular-file"])
  }

  @Test func `an issue that is too large is not read`() throws {
    try tracker.edit(crash, "## Description", String(repeating: "x", count: Document.largest) + "\n\n## Description")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].changes.map(\.kind) == [.file])
    #expect(review.suspicions == [])
    #expect(review.rules == ["too-large"])
  }

  @Test func `a front matter that cannot be read any more takes no field away`() throws {
    try tracker.edit(crash, "severity: high", "severity: [")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].changes.map(\.name) == ["front matter"])
    #expect(review.suspicions == [])
    #expect(review.rules.contains("front-matter-invalid"))
  }

  @Test func `markers of a conflict are stopped`() throws {
    try tracker.edit(crash, "status: open\n", "<<<<<<< a\nstatus: open\n=======\nstatus: fixed\n>>>>>>> b\n")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.rules.contains("conflict-markers"))
  }

  @Test func `bytes that are no text are stopped`() throws {
    try Data([0x2D, 0x2D, 0x2D, 0x0A, 0xFF, 0xFE, 0x00, 0x0A]).write(to: URL(filePath: "\(repository.path)/\(crash)"))
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(!review.mayLand)
  }

  // MARK: Comments and attachments

  private static let comment = "comments/20261121T050200Z-ada-3f2a.md"

  /// A comment and an attachment of the first issue on `main`.
  private func addCompanions() throws {
    try repository.git("switch", "--quiet", "main")
    try repository.write(".issues/BUG-001-crash/\(Self.comment)", "I can see it too.\n")
    try repository.write(".issues/BUG-001-crash/attachments/crash.log", "log\n")
    try tracker.commit()
    try repository.git("switch", "--quiet", "--force-create", "topic")
  }

  @Test func `a comment and an attachment of an issue that stays as it is`() throws {
    try repository.write(".issues/BUG-001-crash/\(Self.comment)", "I can see it too.\n")
    try repository.write(".issues/BUG-001-crash/attachments/crash.log", "log\n")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].title == "Crash")
    #expect(review.issues[0].path == crash)
    #expect(
      review.issues[0].changes == [
        Change(.attachment, "attachment", old: nil, new: "crash.log"),
        Change(.comment, "comment", old: nil, new: "I can see it too."),
      ])
    #expect(review.suspicions == [])
    #expect(review.otherFiles == [])
  }

  @Test func `a comment and an attachment that are rewritten, or removed`() throws {
    try addCompanions()
    try repository.write(".issues/BUG-001-crash/\(Self.comment)", "I cannot see it.\n")
    try repository.write(".issues/BUG-001-crash/attachments/crash.log", "other\n")
    try tracker.commit()
    #expect(try tracker.review().suspicions == [.attachmentRewritten, .commentRewritten])
    try repository.git("rm", "-r", "--quiet", ".issues/BUG-001-crash")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.suspicions == [.attachmentRemoved, .commentRemoved])
  }

  @Test func `what moves along with its issue is neither removed nor added`() throws {
    try addCompanions()
    try FileManager.default.createDirectory(atPath: "\(repository.path)/.issues/0", withIntermediateDirectories: true)
    try repository.git("mv", crash, ".issues/0/BUG-001-crash.md")
    try repository.git("mv", ".issues/BUG-001-crash", ".issues/0/BUG-001-crash")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 renamed"])
    #expect(review.suspicions == [])
    try repository.write(".issues/0/BUG-001-crash/\(Self.comment)", "I cannot see it.\n")
    try tracker.commit()
    #expect(try tracker.review().suspicions == [.commentRewritten])
  }

  @Test func `a comment in the folder of a file that was renamed by hand is its issue's`() throws {
    try addCompanions()
    try repository.git("switch", "--quiet", "main")
    try repository.git("mv", crash, ".issues/BUG-001-renamed.md")
    try tracker.commit()
    try repository.git("switch", "--quiet", "--force-create", "topic")
    try repository.write(".issues/BUG-001-crash/comments/20261122T050200Z-bob-3f2b.md", "Me too.\n")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(review.issues[0].path == ".issues/BUG-001-renamed.md")
    #expect(review.issues[0].title == "Crash")
  }

  @Test func `what a deleted issue had is not told of besides`() throws {
    try addCompanions()
    try repository.git("rm", "-r", "--quiet", crash, ".issues/BUG-001-crash")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 deleted"])
    #expect(review.suspicions == [.deleted])
    #expect(review.otherFiles == [])
  }

  @Test func `a mode that changes is no text that changes`() throws {
    try addCompanions()
    try repository.git("update-index", "--chmod=+x", ".issues/BUG-001-crash/\(Self.comment)")
    try repository.git("commit", "--quiet", "--message", "mode")
    #expect(try tracker.review().suspicions == [])
  }
}
