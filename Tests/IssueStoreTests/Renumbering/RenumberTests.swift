import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// Which of several issues with one id gets another, and what moves along.
struct RenumberTests {
  // MARK: Who moves

  @Test func `what is on the first parent of a merge stays`() throws {
    let tracker = try Tracker.forked()
    try tracker.merge("side")
    let outcome = try tracker.renumber()
    #expect(outcome.value.moves.map(\.reason) == [.firstParent])
    #expect(try tracker.titles() == ["Mine": "BUG-001", "Theirs": "BUG-002"])
    try tracker.expectClean()
  }

  @Test func `what is on the upstream stays`() throws {
    let tracker = try Tracker.forked()
    try tracker.track("side")
    try tracker.merge("side")
    #expect(try tracker.renumber().value.moves.map(\.reason) == [.upstream])
    #expect(try tracker.titles() == ["Mine": "BUG-002", "Theirs": "BUG-001"])
  }

  @Test func `where a branch follows nothing, what is on the remote's default branch stays`() throws {
    let tracker = try Tracker.forked()
    try tracker.repository.git("update-ref", "refs/remotes/origin/main", "side")
    try tracker.repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    try tracker.merge("side")
    try tracker.renumber()
    #expect(try tracker.titles() == ["Mine": "BUG-002", "Theirs": "BUG-001"])
  }

  @Test func `else what was reported earlier stays, and then what comes first by its path`() throws {
    let tracker = try Tracker()
    let id = IssueID(prefix: "BUG", number: 1)
    let day = Tracker.report(id, "c").setting("reported", to: .text("2026-01-05")).text
    for (name, text) in [("b", day), ("a", day), ("c", day.replacing("2026-01-05", with: "2026-01-04"))] {
      try tracker.repository.write(
        ".issues/BUG-001-\(name).md", text.replacing("title: c", with: "title: \(name)"))
    }
    try tracker.commitAll("by hand")
    let outcome = try tracker.renumber()
    #expect(outcome.value.moves.map(\.reason) == [.reported, .reported])
    #expect(try tracker.titles() == ["c": "BUG-001", "a": "BUG-002", "b": "BUG-003"])
    #expect(
      try tracker.repository.git("log", "-1", "--format=%s").hasPrefix("issue: renumber 2 issues: BUG-001 → BUG-002"))
  }

  @Test func `after a rebase what it was put on stays, without any upstream`() throws {
    let tracker = try Tracker.forked { try $0.file(2, "More", besides: "\nAfter BUG-1.\n") }
    try tracker.repository.git("switch", "--quiet", "side")
    try tracker.repository.git("rebase", "--quiet", "main")
    try tracker.renumber()
    #expect(try tracker.titles() == ["Mine": "BUG-001", "More": "BUG-002", "Theirs": "BUG-003"])
    #expect(
      try tracker.paths().sorted() == [
        ".issues/BUG-001-theirs.md", ".issues/BUG-002-more.md", ".issues/BUG-003-theirs.md",
      ])
    let head = try tracker.repository.git("rev-parse", "HEAD")
    #expect(try tracker.renumber().hasChanged == false)
    #expect(try tracker.repository.git("rev-parse", "HEAD") == head)
  }

  // MARK: What moves along

  @Test func `the old id is kept, and the new one is above all of every branch`() throws {
    let tracker = try Tracker.forked { try $0.file(5, "More") }
    try tracker.repository.git("switch", "--quiet", "--create", "third")
    try tracker.file(7, "Elsewhere")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.merge("side")
    try tracker.renumber()
    let issue = try tracker.store().current().issue(IssueID(prefix: "BUG", number: 8))
    #expect(issue.title == "Theirs" && issue.texts("formerly") == ["BUG-001"])
    #expect(issue.path == ".issues/BUG-008-theirs.md")
    #expect(
      try tracker.repository.git("log", "-1", "--format=%B")
        == "issue: BUG-008 renumbered, formerly BUG-001\n\nIssue: BUG-008\n")
  }

  @Test func `comments and attachments move along`() throws {
    let tracker = try Tracker.forked { tracker in
      let folder = ".issues/BUG-001-theirs"
      try tracker.repository.commit("\(folder)/comments/20260102T030405Z-ada-1f2e.md", "As BUG-1 says.\n")
      try tracker.repository.commit("\(folder)/attachments/a.log", "BUG-001\r\n")
      try tracker.repository.write("\(folder)/attachments/repro.sh", "exit 1\n")
      try tracker.repository.git("add", "--chmod=+x", "\(folder)/attachments/repro.sh")
      try tracker.repository.git("commit", "--quiet", "--message", "attach")
      try tracker.repository.git("checkout", "--", folder)
    }
    try tracker.merge("side")
    try tracker.renumber()
    let folder = ".issues/BUG-002-theirs"
    #expect(try tracker.repository.read("\(folder)/comments/20260102T030405Z-ada-1f2e.md") == "As BUG-002 says.\n")
    #expect(try tracker.repository.read("\(folder)/attachments/a.log") == "BUG-001\r\n")
    let program = try tracker.repository.git("ls-files", "--stage", "\(folder)/attachments/repro.sh")
    #expect(program.hasPrefix("100755 "))
    #expect(!tracker.repository.exists(".issues/BUG-001-theirs"))
    try tracker.expectClean()
  }

  @Test func `references follow in what the side that moves has written, and nowhere else`() throws {
    let tracker = try Tracker()
    try tracker.file(9, "Old", besides: "\nLine of both.\n\nEnd.\n")
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try tracker.file(1, "Theirs", besides: "\nI am BUG-1.\n")
    try tracker.file(2, "More", besides: "\nSee BUG-001, BUG-2.\n")
    try tracker.edit(".issues/BUG-009-old.md", "\nEnd.\n", "\nEnd.\nTheirs is BUG-001.\n")
    try tracker.edit(".issues/BUG-002-more.md", "---\n\n", "related:\n  - BUG-001\n---\n\n")
    try tracker.commitAll("edit")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.file(1, "Mine")
    try tracker.edit(".issues/BUG-009-old.md", "title: Old", "title: Old\nrelated:\n  - BUG-001")
    try tracker.commitAll("edit")
    try tracker.merge("side")
    #expect(try tracker.repository.git("status", "--porcelain") == "")
    let renumbering = try tracker.renumber().value
    #expect(renumbering.references == [".issues/BUG-002-more.md", ".issues/BUG-009-old.md"])
    let old = try tracker.repository.read(".issues/BUG-009-old.md")
    #expect(old.contains("related:\n  - BUG-001\n") && old.contains("\nTheirs is BUG-010.\n"))
    let more = try tracker.repository.read(".issues/BUG-002-more.md")
    #expect(more.contains("related:\n  - BUG-010\n") && more.contains("\nSee BUG-010, BUG-2.\n"))
    #expect(try tracker.repository.read(".issues/BUG-010-theirs.md").contains("\nI am BUG-010.\n"))
  }

  @Test func `issues that move together follow each other`() throws {
    let tracker = try Tracker.forked { tracker in
      try tracker.file(2, "More", besides: "\nBUG-1 and BUG-2.\n")
      try tracker.edit(".issues/BUG-001-theirs.md", "---\n\n", "related:\n  - BUG-002\n---\n\n")
      try tracker.commitAll("edit")
    }
    try tracker.file(2, "Too")
    try tracker.merge("side")
    try tracker.renumber()
    #expect(try tracker.titles() == ["Mine": "BUG-001", "Too": "BUG-002", "Theirs": "BUG-003", "More": "BUG-004"])
    #expect(try tracker.repository.read(".issues/BUG-004-more.md").contains("\nBUG-003 and BUG-004.\n"))
    #expect(try tracker.repository.read(".issues/BUG-003-theirs.md").contains("related:\n  - BUG-004\n"))
  }

  @Test func `the baseline follows`() throws {
    let entry =
      #"{"path": ".issues/BUG-001-theirs.md", "rule": "steps-missing", "text": "no steps", "count": 1}"#
    let tracker = try Tracker.forked { tracker in
      try tracker.repository.commit(
        ".issues/baseline.json", "{\n  \"version\": 1,\n  \"findings\": [\n    \(entry)\n  ]\n}\n")
    }
    try tracker.merge("side")
    try tracker.renumber()
    #expect(try tracker.repository.read(".issues/baseline.json").contains(".issues/BUG-002-theirs.md"))
  }

  // MARK: Conflicts

  @Test func `two reports of one name that are in conflict become two files, each with its own`() throws {
    let name = "comments/20260102T030405Z-ada-1f2e.md"
    let tracker = try Tracker.forked(mine: "Login", theirs: "Login") { tracker in
      try tracker.edit(".issues/BUG-001-login.md", "severity: high", "severity: low")
      try tracker.commitAll("edit")
      try tracker.repository.commit(".issues/BUG-001-login/\(name)", "Theirs.\n")
      try tracker.repository.commit(".issues/BUG-001-login/attachments/a.log", "theirs\n")
    }
    try tracker.repository.commit(".issues/BUG-001-login/attachments/a.log", "mine\n")
    try tracker.edit(".issues/BUG-001-login.md", "status: open", "status: in-progress")
    try tracker.repository.git("commit", "--quiet", "--all", "--amend", "--message", "mine")
    // What the two began with is not the same.
    try tracker.repository.git("reset", "--quiet", "--soft", "main~2")
    try tracker.repository.git("commit", "--quiet", "--message", "mine")
    try tracker.merge("side")
    #expect(try tracker.repository.git("ls-files", "--unmerged").contains(".issues/BUG-001-login.md"))
    let outcome = try tracker.renumber()
    #expect(outcome.delivery == .stage && outcome.value.moves.map(\.newPath) == [".issues/BUG-002-login.md"])
    #expect(try tracker.repository.git("ls-files", "--unmerged") == "")
    #expect(try tracker.repository.git("diff", "--name-only") == "")
    try tracker.repository.git("commit", "--quiet", "--no-edit")
    #expect(try tracker.repository.read(".issues/BUG-001-login.md").contains("status: in-progress"))
    #expect(try tracker.repository.read(".issues/BUG-002-login.md").contains("severity: low"))
    #expect(try tracker.repository.read(".issues/BUG-002-login/\(name)") == "Theirs.\n")
    #expect(!tracker.repository.exists(".issues/BUG-001-login/\(name)"))
    #expect(try tracker.repository.read(".issues/BUG-001-login/attachments/a.log") == "mine\n")
    #expect(try tracker.repository.read(".issues/BUG-002-login/attachments/a.log") == "theirs\n")
    try tracker.expectClean()
  }

  @Test func `one report that both sides have taken over is left for people to resolve`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try tracker.file(1, "Login")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.repository.commit("notes", "1\n")
    try tracker.repository.git("cherry-pick", "side")
    try tracker.edit(".issues/BUG-001-login.md", "severity: high", "severity: low")
    try tracker.commitAll("edit")
    try tracker.repository.git("switch", "--quiet", "side")
    try tracker.edit(".issues/BUG-001-login.md", "severity: high", "severity: critical")
    try tracker.commitAll("edit")
    try tracker.merge("main")
    #expect(try tracker.renumber().value.moves.isEmpty)
    #expect(try tracker.repository.git("ls-files", "--unmerged").contains(".issues/BUG-001-login.md"))
  }

  @Test func `in a merge that has other conflicts it is staged, and theirs stay`() throws {
    let tracker = try Tracker.forked { try $0.repository.commit("notes", "theirs\n") }
    try tracker.repository.commit("notes", "mine\n")
    try tracker.merge("side")
    #expect(try tracker.renumber().delivery == .stage)
    #expect(try tracker.titles() == ["Mine": "BUG-001", "Theirs": "BUG-002"])
    #expect(try tracker.repository.git("diff", "--name-only", "--diff-filter=U") == "notes")
    try tracker.repository.write("notes", "both\n")
    try tracker.repository.git("commit", "--quiet", "--all", "--no-edit")
    #expect(try tracker.repository.git("rev-list", "--parents", "-1", "HEAD").split(separator: " ").count == 3)
    try tracker.expectClean()
  }

  // MARK: What stands in the way

  @Test func `what the user has staged and edited elsewhere stays as it is`() throws {
    let tracker = try Tracker.forked()
    try tracker.merge("side")
    try tracker.repository.write("staged", "1\n")
    try tracker.repository.git("add", "staged")
    try tracker.repository.write("staged", "2\n")
    try tracker.renumber()
    #expect(try tracker.repository.git("status", "--porcelain") == "AM staged")
  }

  @Test func `a file with edits of its own is not moved`() throws {
    let tracker = try Tracker.forked()
    try tracker.merge("side")
    try tracker.edit(".issues/BUG-001-theirs.md", "severity: high", "severity: low")
    #expect(throws: StoreError.self) { try tracker.renumber() }
    #expect(try tracker.repository.git("status", "--porcelain") == " M .issues/BUG-001-theirs.md")
    #expect(try tracker.renumber(.stage).value.moves.count == 1)
    #expect(try tracker.repository.read(".issues/BUG-002-theirs.md").contains("severity: low"))
  }

  @Test func `one that cannot be read is named, and left`() throws {
    let tracker = try Tracker.forked { tracker in
      try tracker.repository.commit(".issues/BUG-001-theirs.md", "---\nid: [\n---\n")
    }
    try tracker.merge("side")
    let outcome = try tracker.renumber()
    #expect(outcome.value.left.map(\.path) == [".issues/BUG-001-theirs.md"] && !outcome.hasChanged)
  }

  @Test func `a bare repository, and random ids`() throws {
    let tracker = try Tracker.forked()
    try tracker.merge("side")
    let server = tracker.repository.sibling("server.git")
    try tracker.repository.git("clone", "--quiet", "--bare", tracker.repository.path, server)
    _ = try tracker.store(in: server).renumber(.commit, Tracker.session)
    #expect(
      try tracker.repository.git("ls-tree", "--name-only", "main", ".issues/", in: server).contains("BUG-002-theirs"))

    try tracker.repository.commit(".issues/config.yml", Tracker.configuration + "ids: random\nlayout: bucketed\n")
    let move = try #require(try tracker.renumber().value.moves.first)
    let tail = move.renaming.new.description.dropFirst(4)
    #expect(move.newPath == ".issues/\(tail.prefix(2))/BUG-\(tail)-theirs.md" && move.renaming.new.number == nil)
  }
}
