import Foundation
import TestSupport
import Testing

/// Repositories that this program cannot read: it says so, and its hook stands in nobody's way.
struct UnsupportedRepositoryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// What makes a repository with a tracker into one that cannot be read.
    let command: String
    let word: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "a split index", command: "git update-index --split-index", word: "split"),
    Case(
      name: "a sparse index", command: "git sparse-checkout set --sparse-index src .issues", word: "sparse"),
    Case(name: "an unknown extension", command: "git config extensions.unheard true", word: "unheard"),
  ]

  private func prepared(_ case: Case) throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh("git issue init")
    try program.repository.commit("src/file", "1\n")
    try program.repository.commit("other/file", "1\n")
    try program.repository.git("config", "core.repositoryFormatVersion", "1")
    try program.sh(`case`.command)
    return program
  }

  @Test(arguments: cases) func `a change is refused by name, with 128`(_ case: Case) throws {
    let program = try prepared(`case`)
    let (status, output) = try program.status("git issue add 'Login crashes' \(ProgramRepository.answers)")
    #expect(status == 128)
    #expect(output.contains(`case`.word) && output.contains("hint: "), "\(output)")
  }

  @Test(arguments: cases.dropLast()) func `the hook lets a commit without issues pass`(_ case: Case) throws {
    let program = try prepared(`case`)
    let (status, output) = try program.status(
      "echo 2 > src/file && git add src/file && \(`case`.command) && git commit --quiet -m change")
    #expect(status == 0, "\(output)")
  }

  @Test(arguments: cases.dropLast()) func `the hook does not let an issue pass unread`(_ case: Case) throws {
    let program = try prepared(`case`)
    let (status, output) = try program.status(
      """
      echo broken > .issues/BUG-001-x.md && git add .issues && \(`case`.command) && git commit --quiet -m change
      """)
    #expect(status != 0 && output.contains(`case`.word), "\(output)")
    #expect(output.contains("the commit was stopped") && output.contains("`git commit --no-verify`"), "\(output)")
  }

  @Test func `a repository with SHA-256 is refused by name, with 128`() throws {
    let program = try ProgramRepository()
    try program.sh("git init --quiet --object-format=sha256 other")
    let other = "\(program.repository.path)/other"
    for command in ["list", "add x", "init", "log"] {
      let (status, output) = try program.status("git issue \(command)", in: other)
      #expect(status == 128, "\(command)")
      #expect(output.contains("SHA-256"), "\(output)")
    }
    #expect(try program.status("git issue check", in: other).status == 2)
    let hook = try program.status("echo 1 > file && git add file && git issue hook pre-commit", in: other)
    #expect(hook.status == 0, "\(hook.output)")
  }
}
