import Foundation
import TestSupport
import Testing

/// The trailer that `prepare-commit-msg` offers on a branch that is named after an issue.
struct PrepareCommitMsgHookTests {
  private func prepared(branch: String = "BUG-1-login") throws -> ProgramRepository {
    let program = try ProgramRepository(hooks: "prepare-commit-msg", "commit-msg")
    try program.repository.git("switch", "--quiet", "--create", branch)
    return program
  }

  private func message(_ program: ProgramRepository) throws -> String {
    try program.repository.git("log", "-1", "--format=%B").trimmingCharacters(in: .newlines)
  }

  @Test(arguments: ["BUG-1-login", "bug-001", "feature/BUG-001-login", "alice/bug-1", "BUG-1/login"])
  func `the issue of the branch is referred to`(_ branch: String) throws {
    let program = try prepared(branch: branch)
    try program.sh("git commit --quiet --allow-empty --message 'Look at it'")
    #expect(try message(program) == "Look at it\n\nRefs: BUG-001")
  }

  @Test(arguments: ["main-2", "BUG-404-gone", "PROJ-1-other", "debug-1", "BUG-1x"])
  func `a branch of another name is none of an issue`(_ branch: String) throws {
    let program = try prepared(branch: branch)
    try program.sh("git commit --quiet --allow-empty --message 'Look at it'")
    #expect(try message(program) == "Look at it")
  }

  @Test(arguments: ["See bug-1.", "Look at BUG-001", "Look\n\nCloses: #3\nRefs: BUG-1"])
  func `a message that names the issue stays as it is`(_ text: String) throws {
    let program = try prepared()
    try program.sh("git commit --quiet --allow-empty --message '\(text)'")
    #expect(try message(program) == text)
  }

  @Test func `it joins the trailers that are there`() throws {
    let program = try prepared()
    try program.sh("git commit --quiet --allow-empty --signoff --message 'Look at it'")
    let expected = "Look at it\n\nSigned-off-by: Ada Lovelace <ada@example.org>\nRefs: BUG-001"
    #expect(try message(program) == expected)
  }

  @Test(arguments: ["#", ";", "auto"]) func `an editor gets it as a comment above the comments`(_ mark: String) throws {
    let program = try prepared()
    try program.repository.git("config", "core.commentChar", mark)
    try program.sh("GIT_EDITOR=\"sed -i '1s/^/Look at it/; w seen'\" git commit --quiet --allow-empty --verbose")
    #expect(try message(program) == "Look at it")
    let comment = mark == ";" ? ";" : "#"
    #expect(
      try program.repository.read("seen").hasPrefix("Look at it\n\n\(comment) Refs: BUG-001\n\n\(comment) Please"))
    try program.sh("GIT_EDITOR=\"sed -i '1s/^/Look/; s/^. Refs/Refs/'\" git commit --quiet --allow-empty --signoff")
    #expect(try message(program) == "Look\n\nSigned-off-by: Ada Lovelace <ada@example.org>\nRefs: BUG-001")
  }

  @Test func `an editor that is closed without a word makes no commit`() throws {
    let program = try prepared()
    let before = try program.repository.git("rev-parse", "HEAD")
    let (status, output) = try program.status("GIT_EDITOR=true git commit --quiet --allow-empty")
    #expect(status == 1 && output.contains("empty commit message"), "\(output)")
    #expect(try program.repository.git("rev-parse", "HEAD") == before)
  }

  @Test func `a template stays as it is, and stops the commit where nothing is added to it`() throws {
    let program = try prepared()
    try program.repository.write("template", "Subject:\n\n# my template\nWhy:\n")
    try program.repository.git("config", "commit.template", "template")
    let (status, output) = try program.status("GIT_EDITOR=true git commit --quiet --allow-empty")
    #expect(status == 1 && output.contains("you did not edit the message"), "\(output)")
    try program.sh("GIT_EDITOR=\"sed -i 's/Why:/Why: it crashed/; w seen'\" git commit --quiet --allow-empty")
    #expect(try message(program) == "Subject:\n\nWhy: it crashed")
    let seen = try program.repository.read("seen")
    #expect(seen.hasPrefix("Subject:\n\n# my template\nWhy: it crashed\n# Refs: BUG-001\n"), "\(seen)")
  }

  @Test func `where comments are kept, nothing is added to them`() throws {
    let program = try prepared()
    try program.sh("GIT_EDITOR=\"sed -i '1s/^/Look/'\" git commit --quiet --allow-empty --cleanup=scissors")
    #expect(try message(program) == "Look")
  }

  @Test func `a message that is given stays as it is`() throws {
    let program = try prepared()
    try program.repository.write("text", "Look\r\n\r\nA: b\r\n#12: c\r\nD: e\r\n")
    try program.sh("git commit --quiet --allow-empty --cleanup=verbatim --file text")
    #expect(try message(program) == "Look\r\n\r\nA: b\r\n#12: c\r\nD: e\r\nRefs: BUG-001")
  }

  @Test func `an empty message stays empty`() throws {
    let program = try prepared()
    #expect(try program.status("git commit --quiet --allow-empty --message ''").status == 1)
    try program.sh("git commit --quiet --allow-empty --allow-empty-message --message ''")
    #expect(try message(program) == "")
  }

  @Test func `a merge, an amend, a squash, a revert and a rebase keep their messages`() throws {
    let program = try prepared(branch: "BUG-404")
    try program.repository.commit("file", "1\n", message: "one")
    try program.repository.commit("other", "1\n", message: "two")
    try program.sh("git branch BUG-1 HEAD~1 && git switch --quiet BUG-1")
    try program.sh("git commit --quiet --amend --no-edit")
    #expect(try message(program) == "one")
    try program.sh("git merge --quiet --no-edit --no-ff BUG-404 && git commit --quiet --amend --no-edit")
    #expect(try message(program).contains("Merge branch 'BUG-404'") && !message(program).contains("Refs:"))
    try program.sh("git reset --quiet --hard HEAD^1 && git revert --no-edit HEAD > /dev/null")
    #expect(try !message(program).contains("Refs:"))
    try program.sh("git cherry-pick BUG-404 > /dev/null && git rebase --quiet --force-rebase HEAD~2")
    #expect(try !program.repository.git("log", "--format=%B").contains("Refs:"))
    try program.sh("git commit --quiet --allow-empty --fixup HEAD")
    #expect(try message(program) == "fixup! two")
  }

  @Test func `it fails no commit`() throws {
    let program = try prepared()
    try program.sh("git update-index --split-index && git commit --quiet --allow-empty --message 'Look at it'")
    #expect(try message(program) == "Look at it")
    #expect(try program.status("git issue hook prepare-commit-msg nowhere").status == 0)
  }
}
