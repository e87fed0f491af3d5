import Dispatch
import Foundation
import Git
import IssueStore
import TestSupport
import Testing

/// Hooks in the configuration, as Git 2.54 and later read them. Since the Git here may be older, it is asked what is
/// configured, and the command is run as those versions would.
struct ConfiguredHookTests {
  private let hooks: HookRepository

  init() throws { hooks = try HookRepository() }

  private var file: String { "\(hooks.repository.path)/.git/git-issue/hooks/pre-commit" }

  private func install(in directory: String? = nil) throws -> HookReport {
    try #require(try hooks.installer(in: directory, arrangement: .configuration).install().first)
  }

  private func state(_ arrangement: HookArrangement = .configuration) throws -> HookReport.State? {
    try hooks.installer(arrangement: arrangement).status().first?.state
  }

  /// Runs what the configuration has for a hook.
  private func run(_ hook: String, in directory: String) throws {
    let command = try hooks.repository.git("config", "hook.git-issue-\(hook).command", in: directory)
    try Shell.run(
      ["sh", "-c", "\(command) \"$@\"", command, "an argument"], in: directory,
      environment: hooks.repository.environment)
  }

  @Test(
    arguments: [
      (GitVersion(2, 54), .configuration), (GitVersion(2, 53), .file), (GitVersion(3, 0), .configuration),
      (nil, .file),
    ] as [(GitVersion?, HookArrangement)])
  func `the version of git decides`(git: GitVersion?, arrangement: HookArrangement) {
    #expect(HookArrangement(of: git) == arrangement)
  }

  private static let readsConfiguration =
    HookArrangement(of: GitVersion.installed(environment: ProcessInfo.processInfo.environment)) == .configuration

  @Test(.enabled(if: readsConfiguration, "needs Git 2.54"))
  func `git runs the program, and beside it the hook in the folder`() throws {
    try hooks.write(hooks.hook, hooks.noting("own"), mode: 0o755)
    _ = try install()
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit", "own "])
    try hooks.refuse()
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
  }

  @Test func `the configuration names the file, and the hook folder is not touched`() throws {
    let before = try hooks.repository.read(".git/config")
    let report = try install()
    #expect(report.outcome == .installed)
    #expect(report.state == .ours(.current))
    #expect(report.path == file)
    #expect(!hooks.repository.exists(".git/hooks"))
    #expect(try hooks.repository.git("config", "hook.git-issue-pre-commit.event") == "pre-commit")
    try run("pre-commit", in: hooks.repository.path)
    #expect(hooks.calls() == ["program hook pre-commit an argument"])
    #expect(try install().outcome == .unchanged)
    #expect(try hooks.installer(arrangement: .configuration).uninstall().map(\.outcome) == [.removed])
    #expect(try hooks.repository.read(".git/config") == before)
    #expect(!hooks.repository.exists(".git/git-issue"))
  }

  @Test func `it works in a linked work tree, in a submodule, and after the repository has moved`() throws {
    _ = try install()
    try hooks.commit()
    _ = hooks.calls()
    let linked = hooks.repository.sibling("it's linked")
    try hooks.repository.git("worktree", "add", "--quiet", "-b", "linked", linked)
    try run("pre-commit", in: linked)
    try hooks.repository.git("submodule", "--quiet", "add", hooks.repository.path, "library")
    let submodule = "\(hooks.repository.path)/library"
    let report = try install(in: submodule)
    #expect(report.path == "\(hooks.repository.path)/.git/modules/library/git-issue/hooks/pre-commit")
    try run("pre-commit", in: submodule)
    let moved = hooks.repository.sibling("moved \"here\"")
    try FileManager.default.moveItem(atPath: hooks.repository.path, toPath: moved)
    try run("pre-commit", in: moved)
    try FileManager.default.moveItem(atPath: moved, toPath: hooks.repository.path)
    #expect(hooks.calls() == [String](repeating: "program hook pre-commit an argument", count: 3))
  }

  @Test func `what is in the hook folder stays there, wherever it is`() throws {
    try hooks.repository.commit(".githooks/pre-commit", hooks.noting("tracked"))
    try hooks.repository.git("config", "core.hooksPath", ".githooks")
    #expect(try install().outcome == .installed)
    #expect(try hooks.repository.git("status", "--porcelain") == "")
  }

  @Test func `files that an older git was to run are taken out, and the earlier hooks put back`() throws {
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    let report = try install()
    #expect(report.outcome == .upgraded)
    #expect(report.path == file)
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `an older git is told of, and gets its files again`() throws {
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let configuration = try hooks.repository.read(".git/config")
    _ = try install()
    #expect(try state(.file) == .ours(.stale(.configurationIgnored)))
    #expect(try hooks.install().state == .chained(.current))
    #expect(try hooks.repository.read(".git/config") == configuration)
    #expect(!hooks.repository.exists(".git/git-issue"))
  }

  @Test func `a section that a person has changed stays, and is named`() throws {
    _ = try install()
    try hooks.repository.git("config", "hook.git-issue-pre-commit.command", "something else")
    let changed = try hooks.repository.read(".git/config")
    #expect(try state() == .edited)
    #expect(try install().outcome == .leftAlone(.fileIsEdited))
    #expect(
      try hooks.installer(arrangement: .configuration).uninstall().map(\.outcome) == [.leftAlone(.fileIsEdited)])
    #expect(try hooks.repository.read(".git/config") == changed)
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test func `a hook that is switched off is off`() throws {
    _ = try install()
    try hooks.repository.git("config", "hook.git-issue-pre-commit.enabled", "false")
    #expect(try state() == .off(.switchedOff))
  }

  @Test func `a file that is gone is told, and installed again`() throws {
    _ = try install()
    try FileManager.default.removeItem(atPath: file)
    #expect(try state() == .ours(.stale(.fileMissing(file))))
    #expect(try install().state == .ours(.current))
  }

  @Test func `who has switched hooks off gets none`() throws {
    try hooks.repository.git("config", "core.hooksPath", "/dev/null")
    let before = try hooks.repository.read(".git/config")
    #expect(try install().outcome == .leftAlone(.hooksAreDisabled))
    #expect(try state() == .off(.hooksAreDisabled))
    #expect(try hooks.repository.read(".git/config") == before)
  }

  @Test func `a hook that calls the program by hand is enough`() throws {
    try hooks.write(hooks.hook, "#!/bin/sh\n\(try hooks.status().line)\n", mode: 0o755)
    #expect(try install().state == .byHand)
    #expect(!hooks.repository.exists(".git/git-issue"))
  }

  @Test(.enabled(if: Machine.hasNoProgram, "git-issue is installed on this machine"))
  func `without the program the way out is that of the configuration`() throws {
    _ = try install()
    try FileManager.default.removeItem(atPath: hooks.program)
    try hooks.repository.write(".issues/BUG-001.md", "one\n")
    try hooks.repository.git("add", ".")
    let failure = #expect(throws: Shell.Failure.self) { try run("pre-commit", in: hooks.repository.path) }
    let remedy = "remove this hook: git config --remove-section hook.git-issue-pre-commit"
    #expect(failure?.standardError.contains(remedy) == true)
  }

  @Test func `where the configuration is locked, nothing is half done`() throws {
    try hooks.repository.write(".git/config.lock", "")
    let error = #expect(throws: HookError.self) { try install() }
    #expect(error?.description.contains("config.lock") == true)
    #expect(!hooks.repository.exists(".git/git-issue"))
    #expect(try state() == .off(.absent))
  }

  @Test(arguments: 1...10)
  func `two installations at once end in one section`(round: Int) throws {
    let installers = try (0..<3).map { _ in try hooks.installer(arrangement: .configuration) }
    DispatchQueue.concurrentPerform(iterations: installers.count) { number in
      #expect(throws: Never.self) { try installers[number].install() }
    }
    #expect(try hooks.repository.git("config", "--get-all", "hook.git-issue-pre-commit.event") == "pre-commit")
    #expect(try state() == .ours(.current))
  }
}
