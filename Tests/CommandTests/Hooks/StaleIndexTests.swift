import Foundation
import TestSupport
import Testing

/// Git reads the index before it locks it: what is written in between is not in what it commits.
struct StaleIndexTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh("git issue init; git issue add First \(ProgramRepository.answers); cp .git/index ../old")
  }

  @Test func `a commit that would take back a report, or a change of one, is refused`() throws {
    for command in ["git issue add Second \(ProgramRepository.answers)", "git issue set BUG-1 severity=low"] {
      try program.sh("\(command); cp ../old .git/index; echo 1 > file; git add file")
      let (status, output) = try program.status("git commit --quiet --message mine")
      #expect(status == 1 && output.contains("the index has not what the last commit"), "\(output)")
      try program.sh(
        "git add .issues; git commit --quiet --message mine; git rm --quiet file; git commit --quiet -m back")
      try program.sh("cp .git/index ../old")
      try program.expectClean()
    }
    #expect(try program.sh("git issue list --count") == "2")
    #expect(try program.sh("git issue show BUG-1").contains("Low"))
  }

  @Test func `what somebody takes back on purpose is committed`() throws {
    try program.sh(
      "git issue set BUG-1 severity=low; git checkout --quiet HEAD~ -- .issues; git commit --quiet -m back")
    try program.sh("git rm --quiet -r .issues/BUG-001-first.md; git commit --quiet --message gone")
    try program.expectClean()
  }

  @Test func `what is staged and not in the work tree is committed`() throws {
    try program.sh(
      """
      sed -i 's/^severity: .*/severity: low/' .issues/BUG-001-first.md; git add .issues
      git show HEAD:.issues/BUG-001-first.md > .issues/BUG-001-first.md; git commit --quiet --message staged
      """)
    #expect(try program.sh("git show HEAD:.issues/BUG-001-first.md").contains("severity: low"))
  }
}
