import Foundation
import TestSupport
import Testing

/// What the real git makes of an issue that two branches have changed.
struct MergeDriverTests {
  private let program: ProgramRepository
  private let path: String

  private var repository: TemporaryRepository { program.repository }

  init() throws {
    program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' -l login \(ProgramRepository.answers)")
    path = ".issues/BUG-001-login-crashes.md"
  }

  private var text: String { get throws { try repository.read(path) } }

  private func add(_ label: String) -> String { "git issue set BUG-1 labels+=\(label)" }

  /// Has `side` add the label `side`, and `main` the label `main`: as plain text, these are in conflict.
  private func diverge(_ ours: String = "", _ theirs: String = "") throws {
    try program.sh("git switch -qc side && \(add("side")) \(theirs) && git switch -q main && \(add("main")) \(ours)")
  }

  private func expectLabels(_ labels: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let lines = try text.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
    #expect(lines.joined(separator: " ") == labels, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "git merge --quiet --no-edit side", "git rebase --quiet side", "git cherry-pick side",
    "git merge --quiet --squash side && git commit --quiet --message squashed",
  ])
  func `both labels are there`(_ command: String) throws {
    try diverge()
    try program.sh(command)
    try expectLabels("login main side")
    try program.expectClean()
  }

  @Test func `what was put aside comes back into what was changed since`() throws {
    try program.sh("\(add("side")) --stage && git stash --quiet && \(add("main"))")
    try program.sh("git stash pop --quiet")
    try expectLabels("login main side")
  }

  @Test func `a revert takes out one label of two`() throws {
    try program.sh("\(add("first")) && \(add("second")) && git revert --no-edit HEAD~1")
    try expectLabels("login second")
  }

  @Test func `a merge without a work tree`() throws {
    try diverge()
    let tree = try program.sh("git merge-tree --write-tree main side")
    let merged = try program.sh("git show \(tree):\(path)")
    #expect(merged.contains("  - login\n  - main\n  - side\n"))
  }

  @Test func `a file that one side has moved`() throws {
    try program.sh("git switch -qc side && \(add("side")) && git mv \(path) .issues/BUG-001-moved.md")
    try program.sh("git commit --quiet --message moved && git switch -q main && \(add("main"))")
    try program.sh("git merge --quiet --no-edit side")
    #expect(try repository.read(".issues/BUG-001-moved.md").contains("  - login\n  - main\n  - side\n"))
  }

  @Test func `the same field on both sides stands between markers, and both values are there`() throws {
    try diverge("severity=low", "severity=critical")
    let (status, output) = try program.status("git merge --no-edit side")
    #expect(status == 1 && output.contains("CONFLICT (content)"), "\(output)")
    let conflict = try text.split(separator: "\n").drop { !$0.hasPrefix("<") }.prefix(5)
    #expect(conflict.first?.hasPrefix("<<<<<<< ") ?? false)
    #expect(conflict.dropFirst().dropLast() == ["severity: low", "=======", "severity: critical"])
    #expect(conflict.last?.hasPrefix(">>>>>>> ") ?? false)
    try expectLabels("login main side")
    #expect(try program.status("git issue check BUG-1").output.contains("conflict-markers"))
    try program.sh("git merge --abort")
    try program.expectClean()
  }

  @Test func `markers are as long as the attributes say, and show the base where the user wants it`() throws {
    try diverge("severity=low", "severity=critical")
    try repository.write(".git/info/attributes", "*.md conflict-marker-size=11\n")
    try program.sh("git config merge.conflictStyle zdiff3")
    #expect(try program.status("git merge --no-edit side").status == 1)
    #expect(try text.contains("\nseverity: low\n||||||||||| "))
    #expect(try text.contains("\nseverity: medium\n===========\nseverity: critical\n>>>>>>>>>>> "))
  }

  @Test func `branches that were merged both ways merge again`() throws {
    try diverge("severity=low", "severity=critical")
    try program.sh("git branch one main && git branch other side")
    for (branch, other, severity) in [("one", "side", "low"), ("other", "main", "low")] {
      _ = try program.status("git switch -q \(branch) && git merge --no-edit \(other)")
      try program.sh(
        "sed -i -e '/^<<<<<<< /d' -e '/^=======/,/^>>>>>>> /d' -e 's/^severity:.*/severity: \(severity)/' \(path)")
      try program.sh("git commit --quiet --all --message 'merged \(other)' && \(add(branch))")
    }
    let (status, output) = try program.status("git merge --no-edit one")
    #expect(status == 0, "\(output)")
    try expectLabels("login main one other side")
    #expect(try text.contains("\nseverity: low\n"))
  }

  @Test func `a change that was undone stays undone after merges both ways`() throws {
    try diverge("severity=low")
    try program.sh("git branch one main && git branch other side")
    try program.sh("git switch -q one && git merge -q --no-edit side && git issue set BUG-1 severity=high")
    try program.sh("git switch -q other && git merge -q --no-edit main && \(add("other"))")
    try program.sh("git merge -q --no-edit one")
    #expect(try text.contains("\nseverity: high\n"))
    try expectLabels("login main other side")
  }

  @Test func `an issue that one side has deleted and the other has changed is left to a person`() throws {
    try program.sh(
      "git switch -qc side && git rm -q \(path) && git commit -qm gone && git switch -q main && \(add("main"))")
    let (status, output) = try program.status("git merge --no-edit side")
    #expect(status == 1 && output.contains("CONFLICT (modify/delete)"), "\(output)")
    try expectLabels("login main")
  }

  @Test func `two reports under one name both stay whole`() throws {
    let start = try repository.git("rev-parse", "HEAD")
    try program.sh("git issue add Slow \(ProgramRepository.answers)")
    let ours = try repository.read(".issues/BUG-002-slow.md")
    let theirs = ours.replacingOccurrences(of: "Ada Lovelace <ada@", with: "Bob <bob@")
    try program.sh("git switch -qc side \(start)")
    try repository.commit(".issues/BUG-002-slow.md", theirs)
    try program.sh("git switch -q main")
    let (status, output) = try program.status("git merge --no-edit side")
    #expect(status == 1 && output.contains("CONFLICT (add/add)"), "\(output)")
    let both = try repository.read(".issues/BUG-002-slow.md")
    #expect(both.hasPrefix("<<<<<<< ") && both.contains("\n\(ours)=======\n\(theirs)>>>>>>> "), "\(both)")
  }

  @Test func `settings in conflict are not asked`() throws {
    try program.sh("git switch -qc side && echo '# side' >> .issues/config.yml && git commit -qam s")
    try program.sh("git switch -q main && echo '# main' >> .issues/config.yml && git commit -qam m")
    try program.sh(
      "git switch -q side && printf '  - side\\n' | sed -i '/^  - login/r /dev/stdin' \(path) && git commit -qam s")
    try program.sh(
      "git switch -q main && printf '  - main\\n' | sed -i '/^  - login/r /dev/stdin' \(path) && git commit -qam m")
    #expect(try program.status("git merge --no-edit side").status == 1)
    #expect(try repository.read(".issues/config.yml").contains("<<<<<<<"))
    try expectLabels("login main side")
  }

  /// Without the program, with one that crashes, and without the setting, as on a host.
  private static let absences = [
    "rm ../bin/git-issue", "printf '#!/bin/sh\\nkill -9 $$\\n' > x && mv x ../bin/git-issue; chmod +x ../bin/git-issue",
    "git config --remove-section merge.issue",
  ]

  @Test(arguments: MergeDriverTests.absences)
  func `where the program is not, different fields merge as text`(_ absence: String) throws {
    try program.sh("git switch -qc side && git issue set BUG-1 severity=critical labels+=side")
    try program.sh(
      "git switch -q main && git issue set BUG-1 status=in-progress assignee=bob@example.org phase='Phase 2'")
    try program.sh(absence)
    try program.sh("git merge -q --no-edit side")
    let merged = try text
    for line in [
      "status: in-progress", "severity: critical", "assignee: bob@example.org", "phase: Phase 2", "  - side",
    ] {
      #expect(merged.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test(arguments: MergeDriverTests.absences)
  func `where the program is not, what both have changed has markers`(_ absence: String) throws {
    try diverge()
    try program.sh(absence)
    #expect(try program.status("git merge --no-edit side").status == 1)
    #expect(try text.contains("<<<<<<<") && text.contains("=======") && text.contains(">>>>>>>"))
  }
}
