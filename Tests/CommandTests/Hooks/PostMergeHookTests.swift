import Foundation
import TestSupport
import Testing

/// What has got in without being judged is told by `post-merge` and `post-rewrite`.
struct PostMergeHookTests {
  /// A repository whose branch `side` holds a bad report.
  private func prepared(hooks: String...) throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)")
    for hook in hooks { try program.install(hook) }
    try program.sh("git switch --quiet --create side")
    try program.repository.commit(".issues/BUG-777-bad.md", ProgramRepository.bad)
    try program.sh("git switch --quiet main")
    return program
  }

  @Test(arguments: ["--ff-only", "--no-ff --no-edit"])
  func `a merge tells what it brought, and how to see it again`(_ option: String) throws {
    let program = try prepared(hooks: "post-merge")
    let before = try program.repository.git("rev-parse", "HEAD").prefix(7)
    let (status, output) = try program.status("git merge --quiet \(option) side")
    #expect(status == 0 && output.contains("error[steps-missing]"), "\(output)")
    #expect(output.contains("in 1 issue came in with the merge"), "\(output)")
    #expect(output.contains("hint: git issue check --since \(before) "), "\(output)")
    let again = try program.status("git issue check --since \(before)")
    #expect(again.status == 1 && again.output.contains("error[steps-missing]"))
    try program.expectClean()
  }

  @Test func `a pull tells it too`() throws {
    let program = try prepared()
    let clone = program.repository.sibling("clone")
    try program.sh("git clone --quiet '\(program.repository.path)' '\(clone)' && git switch --quiet side")
    try program.sh("git switch --quiet main && git merge --quiet side")
    try program.sh("cp .git/hooks/*.sample '\(clone)/.git/hooks/' 2> /dev/null || true")
    try program.sh("printf '#!/bin/sh\\nexec git-issue hook post-merge \"$@\"\\n' > .git/hooks/post-merge", in: clone)
    try program.sh("chmod +x .git/hooks/post-merge", in: clone)
    #expect(try program.sh("git pull --quiet", in: clone).contains("error[steps-missing]"))
    #expect(try program.sh("git pull --quiet", in: clone) == "")
  }

  @Test func `nothing is said where nothing is wrong, or nothing was committed`() throws {
    let program = try prepared(hooks: "post-merge")
    #expect(try program.sh("git merge --quiet --squash side > /dev/null").isEmpty)
    try program.sh("git reset --quiet --hard")
    try program.sh("git switch --quiet --create good main && git issue add 'Another' \(ProgramRepository.answers)")
    #expect(try program.sh("git switch --quiet main && git merge --quiet good") == "")
    try program.repository.commit("file", "1\n")
    #expect(try program.sh("git issue hook post-merge 0") == "")
  }

  @Test func `an ORIG_HEAD of something else does not mislead`() throws {
    let program = try prepared(hooks: "post-merge")
    try program.sh("git merge --quiet side 2> /dev/null")
    for index in 1...3 { try program.repository.commit("file", "\(index)\n") }
    #expect(try program.sh("git issue hook post-merge 0") == "")
    try program.sh("git update-ref -d ORIG_HEAD")
    #expect(try program.sh("git issue hook post-merge 0") == "")
  }

  @Test func `a repository that cannot be read fails nothing`() throws {
    let program = try prepared(hooks: "post-merge", "post-rewrite")
    try program.sh("git config core.repositoryFormatVersion 1 && git config extensions.unheard true")
    let (status, output) = try program.status("git issue hook post-merge 0")
    #expect(status == 0 && output.contains("what came in with the merge was not checked"), "\(output)")
    #expect(try program.status("git issue hook post-rewrite rebase < /dev/null").status == 0)
  }

  @Test func `a rebase tells what its commits hold`() throws {
    let program = try prepared(hooks: "post-rewrite")
    try program.repository.commit("file", "1\n")
    let before = try program.repository.git("merge-base", "HEAD", "side").prefix(7)
    let (status, output) = try program.status("git switch --quiet side && git rebase --quiet main")
    #expect(status == 0 && output.contains("error[steps-missing]"), "\(output)")
    #expect(output.contains("came in with the rebase"), "\(output)")
    #expect(output.contains("git issue check --since \(before) "), "\(output)")
  }

  @Test(arguments: ["git rebase --quiet side", "git pull --quiet --rebase . side"])
  func `a rebase tells what it was put on, once`(_ command: String) throws {
    let program = try prepared(hooks: "post-rewrite", "post-merge")
    let before = try program.repository.git("rev-parse", "HEAD").prefix(7)
    for index in 1...2 { try program.repository.commit("file", "\(index)\n") }
    let (status, output) = try program.status(command)
    #expect(status == 0 && output.components(separatedBy: "[steps-missing]").count == 2, "\(output)")
    #expect(output.contains("hint: git issue check --since \(before) "), "\(output)")
    #expect(try program.sh("git rebase --quiet --force-rebase HEAD~1") == "")
  }

  @Test func `a pull that has nothing to rebase tells what it brought`() throws {
    let program = try prepared(hooks: "post-rewrite", "post-merge")
    let output = try program.sh("git pull --quiet --rebase . side")
    #expect(output.contains("error[steps-missing]") && output.contains("came in with the merge"), "\(output)")
  }

  @Test func `a merge that is amended tells of neither side`() throws {
    let program = try prepared(hooks: "post-rewrite")
    try program.repository.commit("file", "1\n")
    try program.sh("git switch --quiet side && git merge --quiet --no-edit main")
    #expect(try program.sh("git commit --quiet --amend --message 'merged'") == "")
  }

  @Test func `a rebase tells of a number that is taken there`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git switch --quiet --create side")
    try program.sh(
      "git issue add 'Mine' \(ProgramRepository.answers) && git issue add 'More' \(ProgramRepository.answers)")
    try program.sh("git switch --quiet main && git issue add 'Theirs' \(ProgramRepository.answers)")
    try program.sh("for f in .issues/BUG-003-*; do git mv $f .issues/BUG-001-theirs.md; done")
    try program.sh(
      "sed -i 's/^id: .*/id: BUG-001/' .issues/BUG-001-theirs.md && git commit --quiet --all --amend --no-edit")
    try program.install("post-rewrite")
    let output = try program.sh("git switch --quiet side && git rebase --quiet main")
    #expect(output.contains("BUG-001-mine.md:2:5: error[duplicate-id]"), "\(output)")
  }

  @Test func `an amend tells what went past the hook, and nothing that the hook has seen`() throws {
    let program = try prepared(hooks: "post-rewrite")
    try program.install("pre-commit")
    try program.sh("git switch --quiet side")
    let output = try program.sh("git commit --quiet --amend --no-verify --message 'amended'")
    #expect(output.contains("error[steps-missing]") && output.contains("came in with the amend"), "\(output)")
    try program.sh("git rm --quiet .issues/BUG-777-bad.md && git commit --quiet --amend --allow-empty --no-edit")
    #expect(try program.sh("git commit --quiet --amend --allow-empty --message 'amended again'") == "")
  }

  @Test func `a first commit is amended`() throws {
    let program = try ProgramRepository()
    try program.install("post-rewrite")
    try program.repository.commit(".issues/BUG-777-bad.md", ProgramRepository.bad)
    let output = try program.sh("git commit --quiet --amend --message 'amended'")
    #expect(output.contains("error[steps-missing]") && output.contains("hint: git issue check shows"), "\(output)")
  }
}
