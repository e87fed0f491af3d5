import Foundation
import TestSupport
import Testing

/// A merge that brings an id a second time is put right by `post-merge`, in the merge commit itself.
struct MergeRepairTests {
  /// Branches that have each filed a report as BUG-001 since they parted; HEAD is main.
  private func forked(_ branches: String...) throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    for branch in branches {
      try program.sh("git switch --quiet --create \(branch) main")
      try file("Of \(branch)", program)
    }
    try program.sh("git switch --quiet main")
    try file("Mine", program)
    try program.install("post-merge")
    return program
  }

  /// Files a report as BUG-001, whatever other branches have.
  private func file(_ title: String, _ program: ProgramRepository) throws {
    try program.sh("git issue add '\(title)' \(ProgramRepository.answers) --stage")
    try program.sh(
      """
      set -e; f=$(git diff --cached --name-only); g=.issues/BUG-001-${f#.issues/BUG-???-}; test $f = $g || git mv $f $g
      sed -i 's/^id: .*/id: BUG-001/' $g; git add .issues; git commit --quiet --message 'file'
      """)
  }

  private func titles(_ program: ProgramRepository) throws -> [String] {
    try program.sh("git issue list --json --fields id,title | tr -d '{}[] ,\\n' | sed 's/\"id\":/\\n/g' | tail -n +2")
      .split(separator: "\n").map { $0.replacingOccurrences(of: "\"title\":", with: " ").replacing("\"", with: "") }
      .sorted()
  }

  @Test func `the merge commit is replaced by one with the same parents, message and people`() throws {
    let program = try forked("side")
    let parents = try program.sh("git rev-parse main side")
    let environment = "GIT_AUTHOR_NAME=Bob GIT_COMMITTER_NAME=Eve GIT_COMMITTER_DATE='@1700000000 +0200'"
    let output = try program.sh("\(environment) git merge --quiet --message 'A subject\n\nA text.' side")
    #expect(
      output.contains("git-issue: BUG-001 is BUG-002 now, since both sides had taken the number: Of side"), "\(output)")
    #expect(output.split(separator: "\n").count == 1, "\(output)")
    #expect(try titles(program) == ["BUG-001 Mine", "BUG-002 Ofside"])
    #expect(try program.sh("git rev-parse HEAD^1 HEAD^2") == parents)
    #expect(try program.sh("git log -1 --format='%an %cn %ct %B'") == "Bob Eve 1700000000 A subject\n\nA text.\n")
    #expect(try program.sh("git reflog -1 --format=%gs").contains("BUG-002 renumbered, formerly BUG-001"))
    #expect(try program.sh("git rev-parse ORIG_HEAD") == program.sh("git rev-parse HEAD^1"))
    #expect(!program.repository.exists(".git/MERGE_HEAD"))
    try program.expectClean()
    #expect(try program.status("git issue check --all && git issue audit").status == 0)
  }

  @Test func `a pull puts right what is not upstream`() throws {
    let program = try forked("side")
    try program.sh("git update-ref refs/remotes/origin/main side && git config branch.main.remote origin")
    try program.sh("git config branch.main.merge refs/heads/main && git config remote.origin.url .")
    try program.sh("git config remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'")
    try program.sh("git merge --quiet --no-edit origin/main")
    #expect(try titles(program) == ["BUG-001 Ofside", "BUG-002 Mine"])
    try program.expectClean()
  }

  @Test func `an octopus`() throws {
    let program = try forked("one", "two")
    try program.sh("git merge --quiet --no-edit one two 2>&1")
    #expect(try program.sh("git rev-list --parents -1 HEAD").split(separator: " ").count == 4)
    #expect(try titles(program) == ["BUG-001 Mine", "BUG-002 Ofone", "BUG-003 Oftwo"])
    try program.expectClean()
  }

  @Test func `where a file that would move is edited, the merge stays as it is and it is told`() throws {
    let program = try forked("side")
    try program.sh("git update-ref refs/remotes/origin/main side && git config branch.main.remote origin")
    try program.sh("git config branch.main.merge refs/heads/main && git config remote.origin.url .")
    try program.sh("git config remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'")
    try program.sh("echo more >> .issues/BUG-001-mine.md")
    let output = try program.sh("git merge --quiet --no-edit origin/main")
    #expect(output.contains("BUG-001-mine.md has edits that are not committed"), "\(output)")
    #expect(output.contains("git issue renumber"), "\(output)")
    #expect(
      try program.sh("git status --porcelain") == " M .issues/BUG-001-mine.md\n".trimmingCharacters(in: .newlines))
  }

  @Test func `a branch that is moved forward to somebody else's merge stays`() throws {
    let program = try forked("side")
    try program.sh("rm .git/hooks/post-merge && git switch --quiet --create other && git merge --quiet --no-edit side")
    try program.sh("git switch --quiet main")
    try program.install("post-merge")
    let output = try program.sh("git merge --quiet --ff-only other")
    #expect(output.contains("git issue renumber"), "\(output)")
    #expect(try program.sh("git rev-parse main") == program.sh("git rev-parse other"))
  }

  @Test func `a merge that another branch has already stays`() throws {
    let program = try forked("side")
    try program.sh("rm .git/hooks/post-merge && git merge --quiet --no-edit side && git branch copy")
    let output = try program.sh("echo $(git rev-parse side) > .git/MERGE_HEAD; git issue hook post-merge 0")
    #expect(output.contains("git issue renumber"), "\(output)")
    #expect(try program.sh("git rev-parse main") == program.sh("git rev-parse copy"))
  }

  @Test func `what else the merge brought is told besides`() throws {
    let program = try forked("side")
    try program.sh("git switch --quiet side")
    try program.repository.commit(".issues/BUG-777-bad.md", ProgramRepository.bad)
    try program.sh("git switch --quiet main")
    let output = try program.sh("git merge --quiet --no-edit side")
    #expect(output.contains("error[steps-missing]") && !output.contains("duplicate-id"), "\(output)")
    #expect(output.contains("BUG-001 is BUG-778 now"), "\(output)")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")))
  func `a merge that was signed is signed again`() throws {
    let program = try forked("side")
    let key = program.repository.sibling("key")
    try program.sh("ssh-keygen -q -t ed25519 -N '' -C '' -f '\(key)'")
    try program.sh("git config gpg.format ssh && git config user.signingKey '\(key).pub'")
    try program.sh("git merge --quiet --no-edit --gpg-sign side")
    #expect(try program.sh("git cat-file commit HEAD").contains("gpgsig"))
    #expect(try titles(program) == ["BUG-001 Mine", "BUG-002 Ofside"])
  }
}
