import TestSupport
import Testing

/// Two programs of the same name.
@Suite(.timeLimit(.minutes(5))) struct OtherProgramTests {
  private let program: ProgramRepository
  private let version: String

  init() throws {
    program = try ProgramRepository()
    version = try program.sh("git issue --version")
  }

  /// What `init` prints while another git-issue, which says that it is a version, comes first on the `PATH`.
  private func initialize(besides version: String) throws -> String {
    let folder = program.repository.sibling("other")
    return try program.sh(
      """
      ours=$(command -v git-issue) && mkdir \(folder) && printf '#!/bin/sh\\necho "\(version)"\\n' >\(folder)/git-issue
      chmod +x \(folder)/git-issue && PATH=\(folder):$PATH && "$ours" init
      """)
  }

  @Test func `one of the same version may come first on the PATH`() throws {
    #expect(try !initialize(besides: version).contains("another program"))
  }

  @Test(arguments: ["~git20261122124641.bc7cbe3", "+git20261122124641.bc7cbe3", ".1"])
  func `init tells of one that has got further, or not as far`(_ rest: String) throws {
    let output = try initialize(besides: version + rest)
    #expect(
      output.contains("warning: `git issue` runs another program, \(program.repository.sibling("other"))/git-issue"))
  }
}
