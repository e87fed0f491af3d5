import Foundation
import TestSupport
import Testing

/// Every operation of Git's that makes commits, with a bad and with a good report, and the door that meets it first.
///
/// Which hooks Git runs when is its own affair, and not always what one would think: a clean cherry-pick runs none that
/// could refuse it. What gets past a clone's hooks, the server, the review and the audit must all see.
struct DoorTests {
  enum Door: String, Sendable {
    /// The operation is refused.
    case preCommit, preMergeCommit
    /// The operation is done, and what came in with it is told.
    case postMerge, postRewrite
    /// No hook that checks is run.
    case none

    var refuses: Bool { self == .preCommit || self == .preMergeCommit }
  }

  struct Operation: Sendable, CustomTestStringConvertible {
    let name: String
    let door: Door
    /// Shell, in a clone of the server on `main`. `put` writes the report, `side` commits it past the hooks on a
    /// branch, `diverge` gives `main` a commit of its own.
    let script: String
    /// Whether the bad report has come in before the operation is refused.
    var wasThere = false
    var testDescription: String { name }
  }

  static let operations = [
    Operation(name: "commit", door: .preCommit, script: "put && git add . && git commit -qm x"),
    Operation(name: "commit --all", door: .preCommit, script: "put good && commit && put && git commit -qam x"),
    Operation(name: "commit PATH", door: .preCommit, script: "put && git add -N . && git commit -qm x .issues"),
    Operation(
      name: "commit --amend", door: .preCommit,
      script: "put good && commit && put && git add . && git commit -q --amend --no-edit"),
    Operation(
      name: "commit --amend of a bad commit", door: .preCommit,
      script: "put && commit && git commit -q --amend -m reworded", wasThere: true),
    Operation(name: "commit --no-verify", door: .none, script: "put && git add . && git commit -qnm x"),
    Operation(name: "merge, clean", door: .preMergeCommit, script: "side && diverge && git merge -q --no-edit side"),
    Operation(name: "merge --no-ff", door: .preMergeCommit, script: "side && git merge -q --no-ff --no-edit side"),
    Operation(
      name: "merge with a conflict, then commit", door: .preCommit,
      script: "clash && ! git merge -q side && resolve && git commit -q --no-edit"),
    Operation(name: "merge, fast-forward", door: .postMerge, script: "side && git merge -q --ff-only side"),
    Operation(
      name: "merge --squash, then commit", door: .preCommit,
      script: "side && git merge -q --squash side && git commit -qm x"),
    Operation(
      name: "pull, merging", door: .preMergeCommit,
      script: "side && diverge && git pull -q --no-rebase --no-edit . side"),
    Operation(name: "cherry-pick, clean", door: .none, script: "side && diverge && git cherry-pick side"),
    Operation(
      name: "cherry-pick with a conflict, then --continue", door: .preCommit,
      script: "clash && ! git cherry-pick side && resolve && git -c core.editor=true cherry-pick --continue"),
    Operation(
      name: "revert, clean", door: .none,
      script: "put && commit && git rm -q .issues/BUG-777-x.md && git commit -qm gone && git revert --no-edit HEAD"),
    Operation(
      name: "rebase, picking", door: .postRewrite, script: "side && diverge && git switch -q side && git rebase -q main"
    ),
    Operation(
      name: "rebase with a conflict, then --continue", door: .postRewrite,
      script:
        "clash && git switch -q side && ! git rebase -q main && resolve && git -c core.editor=true rebase --continue"),
    Operation(
      name: "rebase --interactive, reword", door: .preCommit,
      script: """
        side && diverge && git switch -q side &&
        GIT_SEQUENCE_EDITOR='sed -i s/pick/reword/' git -c core.editor='echo y >' rebase -q -i main
        """, wasThere: true),
    Operation(
      name: "am", door: .none,
      script: "side && diverge && git format-patch -q -1 --stdout side > ../patch && git am -q ../patch"),
    Operation(
      name: "stash pop, then commit", door: .preCommit,
      script: "put && git add . && git stash -q && git stash pop -q && git add . && git commit -qm x"),
    Operation(
      name: "commit-tree", door: .none,
      script: """
        put && git add . &&
        git update-ref HEAD $(git commit-tree -p HEAD -m x $(git write-tree))
        """),
    Operation(
      name: "an edit on the host's web page", door: .none,
      // The host makes the commit itself; for the clone it comes in with a fetch.
      script: """
        put && git add . &&
        git push -q origin $(git commit-tree -p HEAD -m x $(git write-tree)):refs/edits/1 --no-verify
        git reset -q --hard && git fetch -q origin refs/edits/1 && git update-ref HEAD FETCH_HEAD && git reset -q --hard
        """),
  ]

  private static let functions = #"""
    put() { n=$((n + 1)); sed "s/^title: .*/title: Report $n/" ../${1:-$report}.md > .issues/BUG-777-x.md; }
    commit() { git add . && git commit -qnm x; }
    side() { git switch -qc side && put && commit && git switch -q main; }
    diverge() { echo main > file && git add file && git commit -qnm main; }
    clash() { git switch -qc side && put && echo side > file && commit && git switch -q main && diverge; }
    resolve() { echo both > file && git add file; }
    """#

  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    let server = program.repository.sibling("server.git")
    try program.sh(
      """
      git issue init && git issue add 'Login crashes' \(ProgramRepository.answers)
      git init -q --bare \(server) && git remote add origin \(server) && git push -q origin main
      sed 's/^id: .*/id: BUG-777/' .issues/BUG-001-*.md > ../good.md
      sed 's/^1\\. Open.*/1. [Step 1]/' ../good.md > ../bad.md
      """)
  }

  private func run(_ operation: Operation, with report: String) throws -> (status: Int32, output: String) {
    try program.status("report=\(report)\n\(Self.functions)\n\(operation.script)")
  }

  @Test(arguments: operations) func `a bad report meets its door`(_ operation: Operation) throws {
    let (status, output) = try run(operation, with: "bad")
    let isTold = output.contains("steps-missing")
    if operation.door.refuses {
      #expect(status != 0 && isTold, "\(output)")
      let isThere = try program.status("git show HEAD:.issues/BUG-777-x.md | grep -F '[Step 1]'").status == 0
      #expect(isThere == operation.wasThere, "\(output)")
      return
    }
    #expect(status == 0, "\(output)")
    #expect(isTold == (operation.door != .none), "\(output)")
    // Whatever the clone let pass, nobody else does.
    try program.sh("git -C ../server.git issue hooks install --server")
    let pushed = try program.status("git push -q origin HEAD:refs/heads/main")
    #expect(pushed.status == 1 && pushed.output.contains("error[steps-missing]"), "\(pushed.output)")
    let reviewed = try program.status("git issue review origin/main..HEAD")
    #expect(reviewed.status == 1 && reviewed.output.contains("error[steps-missing]"), "\(reviewed.output)")
    let audited = try program.status("git issue audit --range origin/main..HEAD")
    #expect(audited.status == 1 && audited.output.contains("steps-missing"), "\(audited.output)")
  }

  @Test(arguments: operations) func `a good report passes every door`(_ operation: Operation) throws {
    let (status, output) = try run(operation, with: "good")
    #expect(status == 0, "\(output)")
    #expect(!output.contains("error["), "\(output)")
    #expect(try program.status("git cat-file -e HEAD:.issues/BUG-777-x.md").status == 0)
    try program.sh("git -C ../server.git issue hooks install --server")
    for line in ["git push -q origin HEAD:refs/heads/main", "git issue review origin/main..HEAD", "git issue audit"] {
      let (status, output) = try program.status(line)
      #expect(status == 0, "\(line): \(output)")
    }
  }
}
