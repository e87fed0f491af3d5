import TestSupport
import Testing

/// Two people at one issue of one clone: one has the editor open, the other does not wait.
struct EditMergeTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)")
    // An editor during which somebody sets the severity, and which then runs `sed` with what it is given.
    try program.repository.write(
      ".git/editor", "#!/bin/sh\ngit issue set BUG-1 severity=low >/dev/null\nsed -i \"$EDIT\" \"$1\"\n")
    try program.sh("chmod +x .git/editor")
    program.repository.environment["GIT_EDITOR"] = "\(program.repository.path)/.git/editor"
  }

  private var text: String { get throws { try program.repository.read(".issues/BUG-001-login-crashes.md") } }

  @Test func `what both have changed is kept`() throws {
    try program.sh("EDIT='s/^status: open/status: in-progress/' git issue edit BUG-1")
    #expect(try text.contains("\nseverity: low\n") && text.contains("\nstatus: in-progress\n"))
    #expect(try program.repository.git("show", "--format=%s").contains("issue: BUG-001 open → in-progress"))
    try program.expectClean()
  }

  @Test func `what both have changed differently is refused, and what was typed is kept`() throws {
    let (status, output) = try program.status("EDIT='s/^severity: .*/severity: critical/' git issue edit BUG-1")
    #expect(status == 1 && output.contains("in the same place"), "\(output)")
    #expect(output.contains("what was typed is kept in "), "\(output)")
    #expect(try text.contains("\nseverity: low\n"))
    try program.expectClean()
  }
}
