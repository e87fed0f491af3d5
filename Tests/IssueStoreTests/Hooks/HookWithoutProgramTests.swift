import Foundation
import IssueStore
import TestSupport
import Testing

/// The installed file after the program has gone.
struct HookWithoutProgramTests {
  private func installedAndGone() throws -> HookRepository {
    let hooks = try HookRepository()
    try hooks.install()
    try FileManager.default.removeItem(atPath: hooks.program)
    return hooks
  }

  @Test func `a program that has moved is found in PATH`() throws {
    let hooks = try installedAndGone()
    let folder = hooks.repository.sibling("elsewhere")
    try hooks.write("\(folder)/git-issue", hooks.noting("moved"), mode: 0o755)
    hooks.repository.environment["PATH", default: ""] += ":\(folder)"
    try hooks.commit()
    #expect(hooks.calls() == ["moved hook pre-commit"])
  }

  @Test func `a commit that touches no issue goes through, on a branch without commits too`() throws {
    let hooks = try installedAndGone()
    try hooks.commit()
    try hooks.commit()
    #expect(try hooks.repository.git("rev-list", "--count", "HEAD") == "2")
  }

  @Test(arguments: [[String](), ["-a"], ["--only", ".issues/BUG-001.md"]])
  func `a commit that touches an issue stops, and says why and what to do`(options: [String]) throws {
    let hooks = try installedAndGone()
    try hooks.repository.write(".issues/BUG-001.md", "one\n")
    try hooks.repository.git("add", ".")
    let failure = #expect(throws: Shell.Failure.self) {
      try hooks.repository.git(arguments: ["commit", "--quiet", "--message", "x"] + options)
    }
    #expect(
      failure?.standardError == """
        git-issue: the program is neither at \(hooks.program) nor on the PATH
        git-issue: install it and run `git issue hooks install`, or remove this hook: rm '.git/hooks/pre-commit'
        git-issue: the issues in this commit could not be checked; `git commit --no-verify` skips it

        """)
    try hooks.repository.git("commit", "--quiet", "--no-verify", "--message", "x")
  }

  @Test func `an issue that is staged but not in this commit stops nobody`() throws {
    let hooks = try installedAndGone()
    try hooks.commit()
    try hooks.repository.write(".issues/BUG-001.md", "one\n")
    try hooks.repository.write("file.txt", "other\n")
    try hooks.repository.git("add", ".")
    try hooks.repository.git("commit", "--quiet", "--message", "x", "--only", "file.txt")
    #expect(try hooks.repository.git("diff", "--cached", "--name-only") == ".issues/BUG-001.md")
  }

  @Test func `a linked work tree is judged by its own index`() throws {
    let hooks = try installedAndGone()
    try hooks.commit()
    let linked = hooks.repository.sibling("linked")
    try hooks.repository.git("worktree", "add", "--quiet", linked)
    try hooks.commit(in: linked)
    #expect(throws: Shell.Failure.self) { try hooks.commit(".issues/BUG-001.md", in: linked) }
    try hooks.commit()
  }

  @Test func `the earlier hook still runs, and the message says how to put it back`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    try hooks.install()
    try FileManager.default.removeItem(atPath: hooks.program)
    let failure = #expect(throws: Shell.Failure.self) { try hooks.commit(".issues/BUG-001.md") }
    #expect(hooks.calls() == ["earlier "])
    let remedy = "mv '.git/hooks/pre-commit.before-git-issue' '.git/hooks/pre-commit'"
    #expect(failure?.standardError.contains(remedy) == true)
  }

  @Test func `status names the program that is missing, and installing mends it`() throws {
    let hooks = try installedAndGone()
    #expect(try hooks.status().state == .ours(.stale(.programMissing(hooks.program))))
    let other = hooks.repository.sibling("other/git-issue")
    try hooks.write(other, hooks.noting("other"), mode: 0o755)
    #expect(try hooks.installer(program: other).install().first?.outcome == .upgraded)
    try hooks.commit()
    #expect(hooks.calls() == ["other hook pre-commit"])
  }
}
