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

  @Test func `the line to add by hand is said once, and what each hook needs besides`() throws {
    let program = try ProgramRepository()
    try program.repository.write(".githooks/pre-commit", "#!/bin/sh\n")
    try program.repository.write(".githooks/commit-msg", "#!/usr/bin/env python3\n")
    try program.sh(
      "chmod +x .githooks/* && ln -s ../check .githooks/post-merge && printf '#!/bin/sh\\n' >check && chmod +x check")
    try program.sh("git add . && git config core.hooksPath .githooks")
    let output = try program.sh("git issue init")
    #expect(output.ranges(of: "command -v git-issue").count == 1)
    #expect(output.contains("hint: post-merge is a link: its line goes into \(program.repository.path)/check\n"))
    #expect(output.contains("hint: make pre-merge-commit and post-rewrite first, with the line `#!/bin/sh`, and chmod"))
    #expect(output.contains("hint: commit-msg is no shell script: have it run `git-issue hook commit-msg` with"))
  }
}
