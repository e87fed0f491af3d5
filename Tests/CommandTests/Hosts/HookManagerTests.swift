import TestSupport
import Testing

/// Commits in repositories whose hooks a manager runs, each set up as the documentation says.
struct HookManagerTests {
  @Test(.enabled(if: HookManager.available.count > 1, "pre-commit and lefthook could not be fetched"))
  func `the managers are there`() { #expect(HookManager.available == HookManager.allCases) }

  @Test(arguments: HookManager.available)
  func `a bad report is refused, a good one and other work go through`(manager: HookManager) throws {
    let program = try Self.repository(manager)
    try program.repository.write(".issues/BUG-066-broken.md", ProgramRepository.badReport("BUG-066"))
    try Self.expectRefusal("steps-missing", of: "git add .issues && git commit --message bad", in: program)
    try program.sh("git rm --quiet --force .issues/BUG-066-broken.md")
    try program.sh("git issue add --stage 'A good report' \(ProgramRepository.answers) && git commit --message good")
    try program.sh("echo 1 >code && git add code && git commit --message code")
  }

  @Test(arguments: HookManager.available)
  func `an amend is judged with what the commit brought`(manager: HookManager) throws {
    let program = try Self.repository(manager)
    try program.commitBadReport()
    try program.sh("echo 1 >code && git add code")
    try Self.expectRefusal("steps-missing", of: "git commit --amend --no-edit", in: program)
  }

  @Test(arguments: HookManager.available)
  func `a deletion that leaves a reference behind is refused`(manager: HookManager) throws {
    let program = try Self.repository(manager)
    try program.add("First")
    try program.sh("git issue add Second --field related=BUG-001 \(ProgramRepository.answers)")
    try program.sh("git rm --quiet .issues/BUG-001-*")
    try Self.expectRefusal("reference-unknown", of: "git commit --message gone", in: program)
  }

  @Test(arguments: HookManager.available)
  func `a merge without conflicts is judged`(manager: HookManager) throws {
    let program = try Self.repository(manager)
    try program.sh("git switch --quiet --create topic")
    try program.commitBadReport()
    try program.sh("git switch --quiet main")
    try Self.expectRefusal("steps-missing", of: "git merge --no-ff --no-edit topic", in: program)
  }

  @Test(arguments: HookManager.available)
  func `a message that names an issue that is not there is refused`(manager: HookManager) throws {
    let program = try Self.repository(manager)
    let commit = "git commit --allow-empty --message"
    try Self.expectRefusal("reference-unknown", of: "\(commit) 'code: x' --message 'Closes: BUG-404'", in: program)
    try program.sh("\(commit) 'code: x'")
  }

  /// A repository with a tracker, and the manager's hooks in place of ours.
  private static func repository(_ manager: HookManager) throws -> ProgramRepository {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    try manager.install(in: program)
    return program
  }

  private static func expectRefusal(
    _ rule: String, of line: String, in program: ProgramRepository, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let head = try program.repository.git("rev-parse", "HEAD")
    let (status, output) = try program.status(line)
    #expect(status != 0, "\(output)", sourceLocation: sourceLocation)
    #expect(output.contains(rule), "\(output)", sourceLocation: sourceLocation)
    #expect(try program.repository.git("rev-parse", "HEAD") == head, sourceLocation: sourceLocation)
  }
}
