import TestSupport
import Testing

/// What a refusal says to do can be done.
@Suite(.timeLimit(.minutes(20))) struct HintTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh("git issue init --no-hooks; git issue add First \(ProgramRepository.answers)")
  }

  private func run(_ command: String) throws -> (status: Int32, output: String) {
    try program.status("git-issue \(command) </dev/null")
  }

  @Test func `a move of an edited file names what helps, at each step`() throws {
    try program.sh("sed -i 's/^severity: .*/severity: low/' .issues/BUG-001-first.md")
    let first = try run("migrate layout bucketed")
    #expect(first.status == 1 && first.output.contains("git add them") && first.output.contains("--stage"))
    let second = try run("migrate layout bucketed --stage")
    #expect(second.status == 1 && second.output.contains("git add .issues/BUG-001-first.md first"), "\(second.output)")
    try program.sh("git add .issues")
    #expect(try run("migrate layout bucketed --stage").status == 0)
  }

  @Test func `who has no such option is not sent to it`() throws {
    try program.sh("cd .issues; mkdir 7; git mv BUG-001-first.md 7/; git commit -qm x; echo >> 7/BUG-001-first.md")
    let (status, output) = try run("doctor --fix")
    #expect(status == 1 && output.contains("git stash push") && !output.contains("--stage"), "\(output)")
  }

  @Test func `a rebase that has stopped is told before anything else`() throws {
    try program.sh(
      """
      git init -q --bare ../up.git; git remote add origin ../up.git; git push -q -u origin main
      git checkout -qb side; git issue set BUG-1 severity=low; git checkout -q main
      git issue set BUG-1 severity=high; git rebase -q side || true
      """)
    let (status, output) = try run("sync")
    #expect(status == 1 && output.contains("a rebase is going on here") && !output.contains("git switch"), "\(output)")
  }

  @Test func `an issue that is not committed yet, or elsewhere, is told as such`() throws {
    try program.sh("git issue add Second --stage \(ProgramRepository.answers)")
    let staged = try run("log BUG-2")
    #expect(staged.status == 1 && staged.output.contains("BUG-002 is not committed yet"), "\(staged.output)")
    try program.sh("git checkout -qb other; git commit -qm second; git checkout -q main")
    for command in ["log BUG-2", "show BUG-2"] {
      let (status, output) = try run(command)
      #expect(status == 1 && output.contains("git issue where BUG-002 says on which"), "\(output)")
    }
    #expect(try run("show BUG-9").output.contains("git issue list shows what is there"))
  }
}
