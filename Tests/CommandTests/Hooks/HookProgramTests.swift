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
    #expect(try program.repository.read(".git/hooks/pre-commit").contains("\nprogram=\(program.repository.sibling("other"))\n"))
  }
}
