import Foundation
import TestSupport
import Testing

@testable import git_issue

/// The shells themselves, each on a terminal, with Git's own completion.
struct ShellCompletionTests {
  private static let hostile = #"$(touch pwned) `touch pwned` "; touch pwned; ' \ !!"#

  private static func repository() throws -> ProgramRepository {
    let program = try ProgramRepository()
    program.repository.environment["LC_ALL"] = "C.UTF-8"
    try program.sh(
      """
      git issue init --no-hooks
      git issue add 'Login crashes' -l auth -f components='AI Assistant' \(ProgramRepository.answers)
      """)
    program.repository.environment["HOSTILE"] = hostile
    try program.sh(
      """
      git issue add "$HOSTILE" -l "zz$HOSTILE" \(ProgramRepository.answers)
      git issue list
      """)
    return program
  }

  @Test(arguments: CompletedShell.allCases) func `completes commands, ids, options and queries behind git issue`(
    _ shell: CompletedShell
  ) throws {
    try CompletingShell.require(shell)
    let program = try Self.repository()
    let terminal = try CompletingShell(shell, in: program.repository)
    #expect(try terminal.words(typing: "git issue comple\tba\t") == ["git", "issue", "completion", "bash"])
    #expect(try terminal.words(typing: "git issue show 2\t") == ["git", "issue", "show", "BUG-002"])
    #expect(
      try terminal.words(typing: "git issue list status:f\t--cou\t") == [
        "git", "issue", "list", "status:fixed", "--count",
      ])
    #expect(
      try terminal.words(typing: "git issue list 'severity>=h\t") == ["git", "issue", "list", "severity>=high"])
    #expect(
      try terminal.words(typing: "git issue list component:A\t") == [
        "git", "issue", "list", "component:\"AI Assistant\"",
      ])
    #expect(
      try terminal.words(typing: "git issue add --severity=cr\t") == ["git", "issue", "add", "--severity=critical"])
  }

  @Test(arguments: CompletedShell.allCases) func `completes behind git-issue, and in the folder of git -C`(
    _ shell: CompletedShell
  )
    throws
  {
    try CompletingShell.require(shell)
    let program = try Self.repository()
    let terminal = try CompletingShell(shell, in: program.repository)
    #expect(try terminal.words(typing: "git-issue form sh\t") == ["git-issue", "form", "show"])
    let path = program.repository.path
    #expect(
      try terminal.words(typing: "cd /\rgit -C \(path) issue show 1\t") == [
        "git", "-C", path, "issue", "show", "BUG-001",
      ])
  }

  @Test(arguments: CompletedShell.allCases) func `takes nothing that stands in an issue for code`(
    _ shell: CompletedShell
  ) throws {
    try CompletingShell.require(shell)
    let program = try Self.repository()
    let terminal = try CompletingShell(shell, in: program.repository)
    #expect(
      try terminal.words(typing: "git issue add --label=z\t") == ["git", "issue", "add", "--label=zz\(Self.hostile)"])
    // Once to complete, and more to list what there is with its descriptions, from which some shells choose then.
    let chosen = try terminal.words(typing: "git issue show BUG-\t\t\t")
    #expect(chosen.prefix(3) == ["git", "issue", "show"])
    #expect(chosen.last?.hasPrefix("BUG-00") ?? false)
    #expect(!program.repository.exists("pwned"))
    #expect(!FileManager.default.fileExists(atPath: "\(program.repository.home)/pwned"))
  }

  @Test(arguments: CompletedShell.allCases) func `completes files where files are asked for`(_ shell: CompletedShell)
    throws
  {
    try CompletingShell.require(shell)
    let program = try Self.repository()
    try program.repository.write("crash report.log", "x\n")
    let terminal = try CompletingShell(shell, in: program.repository)
    #expect(
      try terminal.words(typing: "git issue attach 1 cra\t") == ["git", "issue", "attach", "1", "crash report.log"])
  }

  @Test(arguments: CompletedShell.allCases) func `prints the script of a shell`(_ shell: CompletedShell) {
    let output = DocumentedProgram().run("completion", shell.rawValue)
    #expect(output.status == 0)
    #expect(output.text == shell.script)
    #expect(output.text.contains("issue complete \(shell.rawValue)"))
  }
}
