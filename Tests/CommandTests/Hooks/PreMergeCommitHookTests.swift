import Foundation
import TestSupport
import Testing

/// Merges with a bad report on one side, judged by `pre-merge-commit` or, after a conflict, by `pre-commit`.
struct PreMergeCommitHookTests {
  /// A repository whose branch `side` holds a bad report, and a change of `file` that `main` changes too if asked.
  private func prepared(conflict: String = "other") throws -> ProgramRepository {
    let program = try ProgramRepository(hooks: "pre-commit", "pre-merge-commit")
    try program.repository.commit("file", "1\n")
    try program.sh("git switch --quiet --create side")
    try program.repository.write(".issues/BUG-777-bad.md", ProgramRepository.bad)
    try program.sh("echo side > file && git add . && git commit --quiet --no-verify --message bad")
    try program.sh("git switch --quiet main")
    try program.repository.commit(conflict, "main\n")
    return program
  }

  /// Makes a remote that has `side`.
  private func push(_ program: ProgramRepository) throws {
    let remote = program.repository.sibling("remote.git")
    try program.sh("git init --quiet --bare '\(remote)' && git remote add origin '\(remote)'")
    try program.sh("git push --quiet origin side")
  }

  @Test func `a merge that brings a bad report is refused`() throws {
    let program = try prepared()
    let (status, output) = try program.status("git merge --no-edit side")
    #expect(status != 0 && output.contains("error[steps-missing]"), "\(output)")
    #expect(output.contains("git-issue: the merge was refused"), "\(output)")
  }

  @Test func `a merge that brings a good report passes`() throws {
    let program = try prepared()
    try program.sh("git switch --quiet --create good main && git issue add 'Another' \(ProgramRepository.answers)")
    try program.sh("git switch --quiet main && git merge --quiet --no-ff --no-edit good")
  }

  @Test func `what a remote has already stops no merge, and is told when it is made`() throws {
    let program = try prepared()
    try push(program)
    try program.install("post-merge")
    let output = try program.sh("git merge --no-edit origin/side")
    #expect(output.components(separatedBy: "[steps-missing]").count == 2, "\(output)")
    #expect(output.contains("came in with the merge"), "\(output)")
    #expect(try program.repository.git("rev-list", "--merges", "HEAD").split(separator: "\n").count == 1)
  }

  @Test func `what a remote does not have stops the merge though it has the rest`() throws {
    let program = try prepared()
    try push(program)
    try program.sh("git switch --quiet side && sed -i 's/^title: .*/title: TODO/' .issues/BUG-777-bad.md")
    try program.sh("git commit --quiet --no-verify --all --message worse && git switch --quiet main")
    #expect(try program.status("git merge --no-edit side").status != 0)
  }

  @Test func `a conflict that is resolved is judged likewise`() throws {
    let program = try prepared(conflict: "file")
    #expect(try program.status("git merge --no-edit side").status != 0)
    let resolve = "echo both > file && git add file && git commit --quiet --no-edit"
    let (status, output) = try program.status(resolve)
    #expect(status != 0 && output.contains("error[steps-missing]"), "\(output)")
    try push(program)
    let landed = try program.status(resolve)
    #expect(landed.status == 0 && landed.output.contains("warning[steps-missing]"), "\(landed.output)")
  }

  @Test func `an own fault in a merge of what has landed is refused`() throws {
    let program = try prepared(conflict: "file")
    try push(program)
    #expect(try program.status("git merge --no-edit origin/side").status != 0)
    try program.sh("sed -i 's/^severity: .*/severity: awful/' .issues/BUG-001-*.md && echo both > file && git add .")
    let (status, output) = try program.status("git commit --quiet --no-edit")
    #expect(status != 0 && output.contains("error[value-not-allowed]"), "\(output)")
    #expect(output.contains("warning[steps-missing]"), "\(output)")
  }

  @Test func `a number that both sides took stops no merge, and is mended when it is made`() throws {
    let program = try ProgramRepository(hooks: "pre-merge-commit", "post-merge")
    try program.sh("git switch --quiet --create side && git issue add 'Mine' \(ProgramRepository.answers)")
    try program.sh("git switch --quiet main && cp .issues/BUG-001-*.md .issues/BUG-002-theirs.md")
    try program.sh("sed -i 's/^id: .*/id: BUG-002/' .issues/BUG-002-theirs.md && git add . && git commit -qm theirs")
    let (status, output) = try program.status("git merge --no-edit side")
    #expect(status == 0 && !output.contains("error[duplicate-id]"), "\(output)")
    let check = try program.status("git issue check --all")
    #expect(!check.output.contains("duplicate-id"), "\(check.output)")
    #expect(try program.status("git rev-parse --verify HEAD^2").status == 0)
  }
}
