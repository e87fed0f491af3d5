import Foundation
import TestSupport
import Testing

/// Where the action takes the program from.
struct ActionInstallTests {
  @Test func `without a program, a build of the same sources is looked for, by a key that is theirs`() throws {
    let program = try ProgramRepository()
    let first = try step("program", in: program)
    let key = try #require(first.firstMatch(of: /key=git-issue-[0-9a-f]{32}\n/))
    #expect(first.contains("prefix=/tmp/a b/git-issue\n"))
    #expect(try step("program", in: program).contains(String(key.0)))
  }

  @Test func `a build that was kept is used as it is`() throws {
    let program = try ProgramRepository()
    try program.sh("mkdir -p '../a b/bin' && ln -s '\(BuiltProgram.path)' '../a b/bin/git-issue'")
    let prefix = program.repository.sibling("a b")
    #expect(try step("install", "PREFIX='\(prefix)'", in: program).contains("program=\(prefix)/bin/git-issue\n"))
    #expect(try program.sh("cat path") == "\(prefix)/bin")
  }

  @Test func `the program that is asked for is used`() throws {
    let program = try ProgramRepository()
    let named = try step("program", "PROGRAM='\(BuiltProgram.path)'", in: program)
    #expect(named.contains("program=\(BuiltProgram.path)\n") && !named.contains("key="))
  }

  @Test func `a program that is not there is told`() throws {
    let program = try ProgramRepository()
    #expect(
      try step("program", "PROGRAM=/nowhere", in: program).contains("::error title=git-issue::there is no program"))
  }

  /// Runs a step on a machine without the program, and returns what it prints and hands on.
  private func step(_ name: String, _ variables: String = "", in program: ProgramRepository) throws -> String {
    try program.status(
      """
      export PATH=/usr/bin:/bin GITHUB_OUTPUT=output GITHUB_PATH=path RUNNER_TEMP='/tmp/a b' \(variables)
      : >output
      '\(HostFiles.project)/Scripts/action/\(name)'
      cat output
      """
    ).output + "\n"
  }
}
