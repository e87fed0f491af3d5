import Foundation
import TestSupport
import Testing

@testable import git_issue

/// What stands in a shell's prompt.
struct PromptTests {
  private static func repository() throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh(
      """
      git issue init --no-hooks
      git issue add 'Login crashes' -f assignee=ada@example.org \(ProgramRepository.answers)
      git issue add 'Export is empty' \(ProgramRepository.answers)
      """)
    return program
  }

  @Test func `counts the open issues of whoever asks`() throws {
    let program = try Self.repository()
    #expect(try program.sh("git issue prompt") == "1")
    #expect(try program.sh("git issue prompt is:open severity:medium") == "2")
    #expect(try program.sh("git issue prompt --format ' (%s)'") == " (1)")
    try program.sh("git issue close BUG-1 -s resolution='The check was wrong.'")
    #expect(try program.sh("git issue prompt") == "")
  }

  @Test func `marks that something cannot be read`() throws {
    let program = try Self.repository()
    try program.repository.write(".issues/BUG-009-x.md", "nothing\n")
    #expect(try program.sh("git issue prompt") == "1!")
    #expect(try program.sh("git issue prompt label:none") == "!")
  }

  @Test func `is silent where there is nothing to say, and never fails`() throws {
    let program = try TemporaryRepository()
    #expect(DocumentedProgram(in: program).run("prompt").text == "")
    let outside = DocumentedProgram().run("prompt")
    #expect((outside.text, outside.messages, outside.status) == ("", "", 0))
    let tracker = try Self.repository()
    let wrong = try tracker.status("git issue prompt no-such-field:x")
    #expect(wrong.output == "" && wrong.status == 0)
  }

  @Test func `counts once, until something changes`() throws {
    let program = try Self.repository()
    // What was written a moment ago is not trusted.
    Thread.sleep(forTimeInterval: 2.2)
    #expect(try program.sh("git issue prompt") == "1")
    // The count that is kept is made another one, to see that it is taken.
    try program.sh("sed -i -E '2s/ 1 0$/ 7 0/' .git/git-issue/prompt")
    #expect(try program.sh("git issue prompt") == "7")
    #expect(try program.sh("git issue prompt is:open") == "2")
    try program.sh("git issue set BUG-2 assignee=ada@example.org")
    #expect(try program.sh("git issue prompt") == "2")
  }
}
