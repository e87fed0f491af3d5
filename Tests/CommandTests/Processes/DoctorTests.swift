import Foundation
import TestSupport
import Testing

/// What `git issue doctor` finds in a clone, and what it does about it.
@Suite(.timeLimit(.minutes(20))) struct DoctorTests {
  private let program: ProgramRepository
  private var repository: TemporaryRepository { program.repository }

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git issue init
      for title in First Second; do git issue add $title \(ProgramRepository.answers); done
      """)
  }

  /// A fault, and the examination that finds it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let examination: String
    let script: String
    /// Whether `--fix` ends it.
    let isMendable: Bool

    var testDescription: String { "\(examination): \(script.prefix(40))" }

    init(_ examination: String, isMendable: Bool = true, _ script: String) {
      (self.examination, self.script, self.isMendable) = (examination, script, isMendable)
    }
  }

  static let faults = [
    Fault("names", "git mv .issues/BUG-001-first.md .issues/bug-1.md; git commit -qnm m"),
    Fault("names", "git mv .issues/BUG-001-first.md .issues/BUG-001-first.MD; git commit -qnm m"),
    Fault("names", "git mv .issues/BUG-001-first.md .issues/first.md; git commit -qnm m"),
    Fault(
      "names",
      "git issue attach BUG-1 .issues/config.yml; git mv .issues/BUG-001-first.md .issues/bug-1-first.md; "
        + "git mv .issues/BUG-001-first .issues/bug-1-first; git commit -qnm m"),
    Fault("layout", "mkdir .issues/7; git mv .issues/BUG-001-first.md .issues/7/; git commit -qnm m"),
    Fault(
      "layout",
      "git issue comment BUG-1 -m hello; echo 'layout: bucketed' >> .issues/config.yml; sed -i '0,/^layout: flat/{//d}' .issues/config.yml; git commit -qnam m"
    ),
    Fault("hooks", "rm .git/hooks/pre-commit"),
    Fault("hooks", "chmod -x .git/hooks/pre-commit"),
    Fault("configuration", "git config --remove-section diff.issue"),
    Fault("configuration", "git config --remove-section merge.issue"),
    Fault(
      "configuration",
      "git config merge.issue.driver \"$(git config merge.issue.driver | sed 's,^t=[^;]*,t=/gone/git-issue,')\""),
    Fault(
      "ids", "sed s/First/Again/ .issues/BUG-001-first.md > .issues/BUG-001-again.md; git add . && git commit -qnm m"),
    Fault("leftovers", "echo half > .issues/.git-issue-999999999.tmp"),
    Fault("cache", "git issue check; echo damage >> .git/git-issue/verdicts"),
    Fault("locks", isMendable: false, "touch .git/index.lock"),
    Fault("locks", isMendable: false, "touch .git/refs/heads/main.lock"),
    Fault("ids", isMendable: false, "sed s/First/Again/ .issues/BUG-001-first.md > .issues/BUG-001-again.md"),
    Fault("ids", isMendable: false, "sed s/First/Again/ .issues/BUG-001-first.md > .issues/BUG-005-again.md"),
    Fault(
      "references", isMendable: false, "sed -i 's/^title:/related:\\n  - BUG-077\\ntitle:/' .issues/BUG-001-first.md"),
    Fault("issues", isMendable: false, "echo none > .issues/BUG-001-first.md"),
    Fault("issues", isMendable: false, "chmod +x .issues/BUG-001-first.md"),
    Fault(
      "attachments", isMendable: false,
      "mkdir -p .issues/BUG-009-x/attachments; echo a > .issues/BUG-009-x/attachments/a"),
    Fault("settings", isMendable: false, "echo 'statuses: 7' >> .issues/config.yml"),
    Fault("settings", isMendable: false, "echo '[' > .issues/forms/bug.yml"),
    Fault("repository", isMendable: false, "git update-index --split-index"),
    Fault(
      "repository", isMendable: false,
      "git config core.repositoryFormatVersion 1; git config extensions.objectFormat sha256"),
  ]

  /// The lines that `doctor` prints about an examination.
  private func lines(_ word: String, of examination: String, _ options: String = "") throws -> [Substring] {
    try program.status("git-issue doctor \(options)").output.split(separator: "\n").filter {
      $0.hasPrefix("\(word) ") && $0.contains(" \(examination): ")
    }
  }

  @Test func `a clone that is well is told so`() throws {
    let (status, output) = try program.status("git issue doctor")
    #expect(status == 0, "\(output)")
    #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("ok ") })
    let json = try program.status("git issue doctor --json --fix")
    #expect(json.status == 0 && !json.output.contains("\"ok\": false"))
    try program.expectClean()
  }

  @Test(arguments: faults) func `a fault is found, explained, and put right where it needs no person`(_ fault: Fault)
    throws
  {
    try program.sh(fault.script)
    let found = try program.status("git-issue doctor")
    #expect(found.status == 1, "\(found.output)")
    #expect(try lines("wrong", of: fault.examination).count == 1, "\(found.output)")
    let json = try program.status("git-issue doctor --json")
    #expect(json.status == 1 && json.output.contains("\"remedy\""), "\(json.output)")
    let commits = try program.status("git rev-list --count HEAD").output

    let fixed = try program.status("git-issue doctor --fix")
    #expect(fixed.status == (fault.isMendable ? 0 : 1), "\(fixed.output)")
    guard fault.isMendable else { return }
    #expect(fixed.output.contains("fixed  \(fault.examination): "), "\(fixed.output)")
    let changesFiles = ["names", "layout", "ids"].contains(fault.examination)
    #expect(Int(try program.sh("git rev-list --count HEAD"))! - Int(commits)! == (changesFiles ? 1 : 0))
    try program.expectClean()
    #expect(try program.status("git issue check").status == 0)
    #expect(try program.sh("git issue log BUG-1").contains("reported: First"))

    let head = try program.sh("git rev-parse HEAD")
    let again = try program.status("git-issue doctor --fix")
    #expect(again.status == 0 && !again.output.contains("fixed "), "\(again.output)")
    #expect(try program.sh("git rev-parse HEAD") == head)
  }

  @Test func `a lock of another program is told with its age and whose it is, and is left alone`() throws {
    try repository.write(".git/index.lock", "git's")
    try program.sh("touch -d '3 hours ago' .git/index.lock")
    let output = try program.status("git issue doctor --fix").output
    #expect(output.contains("no program has it open") && output.contains("rm "), "\(output)")
    #expect(repository.exists(".git/index.lock"))
    let held = try program.status("exec 9>.git/refs/heads/x.lock; git issue doctor; rm .git/refs/heads/x.lock").output
    #expect(held.contains("x.lock has been held ") && held.contains("(process "), "\(held)")
  }

  @Test func `a text that was not filed is never removed`() throws {
    try repository.write(".git/git-issue/drafts/20260101T000000Z-add-1.md", "words\n")
    let (status, output) = try program.status("git issue doctor --fix")
    #expect(status == 0 && output.contains("advice leftovers: "), "\(output)")
    #expect(repository.exists(".git/git-issue/drafts/20260101T000000Z-add-1.md"))
  }

  @Test func `a file with edits of its own is not moved, and is named`() throws {
    try program.sh("mkdir .issues/7; git mv .issues/BUG-001-first.md .issues/7/; git commit -qnm m")
    try program.sh("echo more >> .issues/7/BUG-001-first.md")
    let before = try program.sh("git rev-parse HEAD; git status --porcelain")
    let (status, output) = try program.status("git issue doctor --fix")
    #expect(status == 1 && output.contains(".issues/7/BUG-001-first.md has edits"), "\(output)")
    #expect(try program.sh("git rev-parse HEAD; git status --porcelain") == before)
  }
}
