import Foundation
import IssueStore
import TestSupport
import Testing

/// The installed file after the program has gone. It looks where programs are usually installed, so that a machine with one
/// there, as after `Scripts/quickstart`, cannot show what happens without any.
@Suite(.enabled(if: Machine.hasNoProgram, "git-issue is installed on this machine"))
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

  /// Everything that git and its hooks say about a command that succeeds.
  private func said(_ hooks: HookRepository, _ command: String) throws -> String {
    try Shell.run(
      ["sh", "-c", "\(command) 2>&1"], in: hooks.repository.path, environment: hooks.repository.environment)
  }

  private func missing(_ names: String...) throws -> HookRepository {
    let hooks = try HookRepository()
    try hooks.commit()
    for name in names { _ = try hooks.installer(name).install() }
    try FileManager.default.removeItem(atPath: hooks.program)
    return hooks
  }

  @Test func `the line in a hook that is shared says so, and stops nobody`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, "#!/bin/sh\n\(hooks.status().line)\necho next\n", mode: 0o755)
    try hooks.repository.write("file", "")
    #expect(
      try said(hooks, "PATH=/usr/bin:/bin && git add file && git commit --quiet --message x")
        == "git-issue is not installed: issues are not checked\nnext")
    hooks.repository.environment["PATH"] = "\(hooks.repository.sibling("bin")):/usr/bin:/bin"
    #expect(try said(hooks, ".git/hooks/pre-commit") == "next")
    try hooks.refuse()
    #expect(throws: Shell.Failure.self) { try said(hooks, ".git/hooks/pre-commit") }
  }

  @Test(arguments: [
    ("Fix", ""), ("Closes the door", ""), ("Fix\n\nSee Closes: BUG-1", ""),
    ("Fix\n\nCloses: BUG-1", "git-issue: the issues that the message names could not be checked"),
    ("Fix\n\nrefs: BUG-1", "git-issue: the issues that the message names could not be checked"),
  ])
  func `commit-msg never blocks, and speaks only of messages that name issues`(message: String, words: String) throws {
    let hooks = try missing("commit-msg")
    try hooks.write(hooks.repository.sibling("message"), message, mode: 0o644)
    #expect(try said(hooks, "git commit --quiet --allow-empty --file ../message") == words)
  }

  @Test func `prepare-commit-msg is silent, and post-rewrite speaks where no other hook has`() throws {
    let hooks = try missing("prepare-commit-msg", "post-rewrite")
    #expect(try said(hooks, "git commit --quiet --allow-empty --amend --message x") == "")
    #expect(try said(hooks, ".git/hooks/post-rewrite rebase </dev/null").hasPrefix("git-issue: the program is neither"))
  }

  @Test func `a merge without conflicts stops only where it brings in issues`() throws {
    let hooks = try missing("pre-merge-commit", "post-merge")
    for (branch, path) in [("code", "other.txt"), ("issues", ".issues/BUG-001.md")] {
      try hooks.repository.git("checkout", "--quiet", "-b", branch, "main")
      try hooks.repository.commit(path, "text\n")
      try hooks.repository.git("checkout", "--quiet", "main")
    }
    try hooks.repository.commit("third.txt", "text\n")
    let words = try said(hooks, "git merge --quiet --no-edit code")
    #expect(words.split(separator: "\n").count == 2, "once: \(words)")
    let failure = #expect(throws: Shell.Failure.self) { try said(hooks, "git merge --quiet --no-edit issues") }
    #expect(failure?.standardOutput.contains("`git commit --no-verify` skips it") == true)
  }

  @Test func `a fast-forward is not stopped, and says it`() throws {
    let hooks = try missing("pre-merge-commit", "post-merge")
    try hooks.repository.git("checkout", "--quiet", "-b", "ahead")
    try hooks.repository.commit(".issues/BUG-001.md", "text\n")
    try hooks.repository.git("checkout", "--quiet", "main")
    #expect(try said(hooks, "git merge --quiet ahead").hasPrefix("git-issue: the program is neither"))
  }

  @Test func `a push is refused only where it touches issues`() throws {
    let server = try TemporaryRepository(options: "--bare")
    let hooks = try HookRepository()
    try hooks.commit()
    try hooks.repository.git("remote", "add", "origin", server.path)
    try hooks.repository.git("push", "--quiet", "origin", "HEAD:refs/heads/main")
    _ = try hooks.installer("pre-receive", in: server.path).install()
    try FileManager.default.removeItem(atPath: hooks.program)

    try hooks.commit()
    try hooks.repository.git("push", "--quiet", "origin", "HEAD:refs/heads/main", "HEAD:refs/heads/gone")
    try hooks.repository.git("push", "--quiet", "origin", ":refs/heads/gone")
    let blob = try hooks.repository.git("rev-parse", "HEAD:file.txt")
    try hooks.repository.git("push", "--quiet", "origin", "\(blob):refs/tags/a-file")

    try hooks.commit(".issues/BUG-001.md")
    for reference in ["main", "new"] {
      let failure = #expect(throws: Shell.Failure.self) {
        try hooks.repository.git("push", "--quiet", "origin", "HEAD:refs/heads/\(reference)")
      }
      #expect(failure?.standardError.contains("git issue hooks install --server") == true)
      #expect(failure?.standardError.contains("the issues in refs/heads/\(reference) could not be checked") == true)
    }
    try hooks.repository.git("push", "--quiet", "origin", "HEAD~2:refs/heads/old")
    // Issues that a branch has already are no reason to stop what it adds.
    try hooks.repository.git(
      "push", "--quiet", "--receive-pack", "git -c core.hooksPath=/dev/null receive-pack",
      "origin", "HEAD:refs/heads/side")
    try hooks.commit()
    try hooks.repository.git("push", "--quiet", "origin", "HEAD:refs/heads/side")
  }
}

/// What is installed where the tests run.
enum Machine {
  static let hasNoProgram = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = path.split(separator: ":").map(String.init) + ["/usr/local/bin", "/opt/homebrew/bin"]
    return !folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/git-issue") }
  }()
}
