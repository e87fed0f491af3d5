import Foundation
import TestSupport
import Testing

/// What of the installation of the program itself gets into a clone.
struct HookProgramTests {
  @Test func `the hooks name the link by which the program is found, and outlive an upgrade`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init")
    let link = program.repository.sibling("bin/git-issue")
    #expect(try program.repository.read(".git/hooks/pre-commit").contains("\nprogram=\(link)\n"))
  }

  @Test func `a program that is not the one on the path is named by itself`() throws {
    let program = try ProgramRepository()
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: program.repository.sibling("bin/git-issue"))
    try program.sh("rm ../bin/git-issue && printf '#!/bin/sh\\n' >../bin/git-issue && chmod +x ../bin/git-issue")
    try program.sh("ln -s '\(target)' ../other && \"$(dirname \"$PWD\")/other\" init")
    #expect(
      try program.repository.read(".git/hooks/pre-commit").contains(
        "\nprogram=\(program.repository.sibling("other"))\n"))
  }

  @Test func `without hooks git diff names sections all the same`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    #expect(try program.repository.git("config", "diff.issue.xfuncname") == "^#{2,6}[[:space:]].*")
  }

  @Test func `where the configuration is locked, the hooks are installed, and what is not done is told`() throws {
    let program = try ProgramRepository()
    try program.sh("touch .git/config.lock")
    let output = try program.sh("git issue init")
    #expect(output.contains("installed the hooks pre-commit"))
    #expect(output.contains("warning: git diff will not name sections: another process holds"))
    #expect(output.contains("config.lock"))
  }
}
