import Foundation
import TestSupport
import Testing

/// Commits that came by `git fetch`, made by somebody who does not use git to make them.
@Suite(.timeLimit(.minutes(10))) struct FetchedTreeTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git issue init --no-hooks
      for title in First Second; do git issue add $title \(ProgramRepository.answers); done
      """)
  }

  /// Puts a commit with strange names, and what is no file, on top of main.
  private func receive(_ kind: String = "") throws {
    let script = Documentation.root.appending(path: "Tests/CommandTests/Hostile/hostile-commit.py")
    try program.sh(
      "git update-ref refs/heads/main $(python3 '\(script.path(percentEncoded: false))' .git HEAD \(kind))")
  }

  private static let atRevision = [
    "check --at HEAD", "list --at HEAD", "show BUG-002 --at HEAD", "show BUG-012 --at HEAD",
    "export --to json --at HEAD",
    "stats --at HEAD", "search it --at HEAD", "audit --range HEAD~1..HEAD", "log BUG-012", "review HEAD~1..HEAD",
  ]

  /// Expects that all commands end as they should, and that nothing is anywhere that the program did not put there.
  private func expectOrder(in directory: String? = nil) throws -> [String: EveryCommand.Run] {
    var runs = try EveryCommand.run(in: program, directory: directory)
    for command in Self.atRevision {
      let (status, output) = try program.status("timeout -k 1 10 git-issue \(command) </dev/null", in: directory)
      runs.append(EveryCommand.Run(line: command, status: status, output: output))
    }
    for run in runs {
      #expect(run.isOrderly, "\(run.line): \(run.status) \(run.output.suffix(300))")
      #expect(!run.output.unicodeScalars.contains("\u{1B}"), "\(run.line)")
    }
    let strange =
      "find .. -name .git -prune -o '(' -name MARKER -o -name x.md -o -name 'git~1' -o -name .GIT ')' -print"
    #expect(try program.sh(strange, in: directory) == "")
    return Dictionary(runs.map { ($0.line, $0) }) { one, _ in one }
  }

  @Test func `strange names and what is no file are told, and the rest can be read`() throws {
    try receive()
    let runs = try expectOrder()
    let list = try #require(runs["list --at HEAD"])
    #expect(list.status == 1)
    for id in ["BUG-005", "BUG-007", "BUG-008", "BUG-009", "BUG-010"] {
      #expect(list.output.contains("\(id) ") && list.output.contains("broken"), "\(list.output)")
    }
    let check = try #require(runs["check --at HEAD"])
    for fault in [
      "BUG-1^[[31m.md:1:1: error[control-characters]", "BUG-005-x.md:1:1: error[not-a-regular-file]",
      "BUG-007-x.md:1:1: error[not-a-regular-file]", "BUG-008-x.md:1:1: error[too-large]",
      "BUG-009-x.md:1:1: error[not-a-regular-file]", "error[duplicate-id]",
    ] { #expect(check.output.contains(fault), "\(fault): \(check.output.prefix(2000))") }
    #expect(try #require(runs["show BUG-002 --at HEAD"]).status == 0)
    #expect(try #require(runs["log "]).output.contains("evil"))
  }

  @Test func `in a bare repository too`() throws {
    try receive()
    try program.sh("git clone --quiet --bare . ../bare")
    let runs = try expectOrder(in: program.repository.sibling("bare"))
    #expect(try #require(runs["list "]).status == 1)
    #expect(try #require(runs["log "]).output.contains("evil"))
    let site = try #require(runs["site -o ../site"])
    #expect(site.status == 0, "\(site.output)")
  }

  @Test func `a tree that cannot be read is told as one`() throws {
    try receive("unreadable")
    let runs = try expectOrder()
    for line in ["list --at HEAD", "check --at HEAD", "log "] { #expect(try #require(runs[line]).status >= 2) }
  }

  @Test(arguments: [
    "head -c 2000000 /dev/zero | tr '\\0' x >> $F",
    "git rm -q --cached $F; rm $F; git init -q $F; git -C $F commit -q --allow-empty -m inside",
    "rm $F; ln -s BUG-002-second.md $F",
  ]) func `one version that cannot be read does not hide the others`(script: String) throws {
    try program.sh(
      """
      F=.issues/BUG-001-first.md; cp $F ../first.md; \(script); git add $F; git commit --quiet --no-verify --message strange
      rm -rf $F; git rm --quiet --cached $F; cp ../first.md $F; git add $F; git commit --quiet --message mended
      git issue set BUG-001 severity=low
      """)
    for line in ["log", "log BUG-001"] {
      let log = try program.sh("git issue \(line)")
      #expect(log.contains("reported: First") && log.contains("severity: medium → low"), "\(log)")
    }
    for line in ["blame BUG-001", "where BUG-001", "site -o ../site", "review HEAD~3..HEAD"] {
      let (status, output) = try program.status("git issue \(line)")
      #expect(status == 0, "\(line): \(output)")
    }
  }
}
