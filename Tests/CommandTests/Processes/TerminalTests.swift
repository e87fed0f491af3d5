import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import git_issue

/// Terminals that are narrow or can do little, and text as other systems write it.
struct TerminalTests {
  private static func repository() throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh(
      """
      git issue init --no-hooks
      git issue add 'Login crashes on an empty password, and says nothing' -l auth \(ProgramRepository.answers)
      git issue add 'ログイン画面が空のパスワードで壊れる' \(ProgramRepository.answers)
      git issue add 'שלום עולם crash' \(ProgramRepository.answers)
      """)
    return program
  }

  @Test(arguments: [40, 20]) func `a list fits a narrow terminal, wide characters too`(columns: Int) throws {
    let lines = try Self.repository().sh("COLUMNS=\(columns) git issue list").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.map { TerminalText($0.replacing("\u{200E}", with: "")).width }.max() ?? 99 <= columns)
    #expect(lines.dropFirst().map { String($0.prefix(7)) } == ["BUG-001", "BUG-002", "BUG-003"])
  }

  @Test func `a dumb terminal gets no colour`() throws {
    let program = try Self.repository()
    let environment = program.repository.environment.merging(["TERM": "dumb", "PAGER": "cat"]) { $1 }
    let driver = Documentation.root.appending(path: "Tests/CommandTests/Completion/type-keys.py")
    let seen = try Shell.run(
      ["python3", driver.path(percentEncoded: false), "never printed", "", "git", "issue", "list"],
      in: program.repository.path, environment: environment)
    #expect(seen.contains("BUG-001") && !seen.contains("\u{1B}"))
    let colored = try Shell.run(
      ["python3", driver.path(percentEncoded: false), "never printed", "", "git", "issue", "list"],
      in: program.repository.path, environment: environment.merging(["TERM": "xterm"]) { $1 })
    #expect(colored.contains("\u{1B}["))
  }

  @Test func `takes in text with the line ends of Windows, and keeps those of a file`() throws {
    let program = try Self.repository()
    try program.repository.write("steps.txt", "1. Open the page\r\n2. Press Enter there\r\n")
    try program.sh(
      """
      git issue add 'Line ends' \(ProgramRepository.answers) -s steps=@steps.txt
      printf 'Seen\\r\\nagain\\r\\n' | git issue comment BUG-4 -F -
      """)
    let path = ".issues/BUG-004-line-ends.md"
    #expect(try !program.repository.read(path).unicodeScalars.contains("\r"))
    #expect(try program.sh("cat .issues/BUG-004-line-ends/comments/* | tail -n 2") == "Seen\nagain")
    try program.sh("sed -i 's/$/\\r/' \(path) && git issue check BUG-4 && git issue set BUG-4 severity=low --stage")
    let lines = try program.repository.read(path).unicodeScalars.split(separator: "\n")
    #expect(lines.allSatisfy { $0.last == "\r" })
    #expect(lines.contains { String(String.UnicodeScalarView($0)) == "severity: low\r" })
  }

  @Test func `every command explains itself with -h, and ends as Git's do`() {
    for command in GitIssue.configuration.subcommands where command.configuration.shouldDisplay {
      let help = DocumentedProgram().run(command._commandName, "-h")
      #expect(help.status == 129 && help.messages == "", "\(command._commandName)")
      #expect(help.text.contains("git issue \(command._commandName)"), "\(command._commandName)")
    }
  }
}
