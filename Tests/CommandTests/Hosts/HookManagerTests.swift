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

  @Test(.enabled(if: HookManager.available.contains(.framework), "pre-commit could not be fetched"))
  func `the framework that comes after ours runs ours, once, until it is uninstalled`() throws {
    let program = try ProgramRepository()
    HookManager.framework.add(to: program.repository)
    try program.sh("git issue init && printf 'repos: []\\n' >.pre-commit-config.yaml && pre-commit install")
    try program.sh("git add . && git commit --quiet --message hooks")
    let hook = "\(program.repository.path)/.git/hooks/pre-commit"
    #expect(try program.sh("git issue hooks").contains("pre-commit: ours, run by the hook in front of it: \(hook)"))
    #expect(try program.sh("git issue hooks install") == "")
    try program.repository.write(".issues/BUG-066-broken.md", ProgramRepository.badReport("BUG-066"))
    let (status, output) = try program.status("git add .issues && git commit --message bad")
    #expect(status != 0)
    #expect(output.ranges(of: "error[steps-missing]").count == 1, "\(output)")
    try program.sh("git issue hooks uninstall")
    #expect(!program.repository.exists(".git/hooks/pre-commit.legacy"))
    try program.sh("git commit --quiet --message bad")
  }

  @Test(.enabled(if: HookManager.available.contains(.lefthook), "lefthook could not be fetched"))
  func `lefthook that comes after ours is told, and runs before ours when they are installed again`() throws {
    let program = try ProgramRepository()
    HookManager.lefthook.add(to: program.repository)
    let job = "pre-commit:\n  jobs:\n    - run: echo a job of lefthook\n"
    try program.repository.write("lefthook.yml", job)
    try program.sh("git issue init && git add . && lefthook install && git commit --quiet --message hooks")
    #expect(try program.sh("git issue hooks").contains("pre-commit: ours, stale: replaced since by another program"))
    #expect(try program.sh("git issue hooks install").contains("installed the pre-commit hook again"))
    try program.repository.write(".issues/BUG-066-broken.md", ProgramRepository.badReport("BUG-066"))
    let (status, output) = try program.status("git add .issues && git commit --message bad")
    #expect(status != 0)
    #expect(output.contains("a job of lefthook"))
    #expect(output.ranges(of: "error[steps-missing]").count == 1, "\(output)")
  }

  @Test func `husky writes its folder anew, and that is told`() throws {
    let program = try ProgramRepository()
    try program.repository.write(".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n")
    try program.repository.write(".husky/_/h", "exit 0\n")
    try program.sh("chmod +x .husky/_/pre-commit && git config core.hooksPath .husky/_")
    let output = try program.sh("git issue init")
    #expect(output.contains("hint: husky writes this folder anew; a line in .husky/pre-commit stays"))
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
