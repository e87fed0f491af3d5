import Foundation
import TestSupport
import Testing

@testable import IssueStore

struct HookInstallerTests {
  @Test func `a folder that was not there goes again`() throws {
    let hooks = try HookRepository()
    #expect(try hooks.install().outcome == .installed)
    #expect(try hooks.status().state == .ours(.current))
    #expect(try hooks.uninstall().outcome == .removed)
    #expect(!hooks.repository.exists(".git/hooks"))
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test func `an upgrade does not forget that the folder was made`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    let other = hooks.repository.sibling("other/git-issue")
    try hooks.write(other, hooks.noting("other"), mode: 0o755)
    #expect(try hooks.installer(program: other).install().first?.outcome == .upgraded)
    try hooks.uninstall()
    #expect(!hooks.repository.exists(".git/hooks"))
  }

  @Test func `an empty folder that was there stays`() throws {
    let hooks = try HookRepository()
    try FileManager.default.createDirectory(atPath: hooks.hooks, withIntermediateDirectories: true)
    try hooks.install()
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks)?.isEmpty == true)
  }

  @Test func `installing again changes nothing`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    try hooks.install()
    let installed = try HookRepository.listing(hooks.hooks)
    #expect(try hooks.install().outcome == .unchanged)
    #expect(try HookRepository.listing(hooks.hooks) == installed)
    #expect(try hooks.status().state == .chained(.current))
  }

  /// A hook as a person may have it.
  struct Arrangement: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: Data
    var mode = 0o755
  }

  @Test(arguments: [
    Arrangement(testDescription: "an odd mode", bytes: Data("#!/bin/sh\nexit 0\n".utf8), mode: 0o751),
    Arrangement(testDescription: "not executable", bytes: Data("#!/bin/sh\nexit 1\n".utf8), mode: 0o640),
    Arrangement(testDescription: "read-only", bytes: Data("#!/bin/sh\nexit 0\n".utf8), mode: 0o555),
    Arrangement(testDescription: "without #!", bytes: Data("exit 0\n".utf8)),
    Arrangement(testDescription: "without a line break at its end", bytes: Data("#!/bin/sh\nexit 0".utf8)),
    Arrangement(testDescription: "CRLF, not executable", bytes: Data("#!/bin/sh\r\nexit 0\r\n".utf8), mode: 0o644),
    Arrangement(testDescription: "empty", bytes: Data()),
    Arrangement(testDescription: "of another encoding", bytes: Data(Array("#!/bin/sh\n# ".utf8) + [0xe9, 0x0a])),
  ])
  func `an earlier hook is kept, run as before, and put back byte for byte`(_ arrangement: Arrangement) throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, arrangement.bytes, mode: arrangement.mode)
    try hooks.write("\(hooks.hooks)/commit-msg", hooks.noting("message"), mode: 0o700)
    let before = try HookRepository.listing(hooks.hooks)
    #expect(try hooks.install().outcome == .installed)
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit", "message .git/COMMIT_EDITMSG"])
    #expect(try hooks.uninstall().outcome == .restored)
    #expect(try HookRepository.listing(hooks.hooks) == before)
    #expect(try hooks.uninstall().outcome == .unchanged)
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `a binary is run as an earlier hook`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, try Data(contentsOf: URL(filePath: "/bin/true")), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    try hooks.commit()
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `a CRLF hook fails after installation as it did before`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, "#!/bin/sh\r\nexit 0\r\n", mode: 0o755)
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
    try hooks.install()
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
    #expect(hooks.calls() == [])
  }

  @Test(arguments: ["../../scripts/check", "/nonexistent/check"])
  func `a symbolic link is kept as a link`(target: String) throws {
    let hooks = try HookRepository()
    try hooks.write("\(hooks.repository.path)/scripts/check", hooks.noting("linked"), mode: 0o755)
    try FileManager.default.createDirectory(atPath: hooks.hooks, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: hooks.hook, withDestinationPath: target)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    try hooks.commit()
    #expect(hooks.calls().last == "program hook pre-commit")
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `a link to a file of ours is not chained`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    let elsewhere = hooks.repository.sibling("dotfiles-hook")
    try FileManager.default.moveItem(atPath: hooks.hook, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: hooks.hook, withDestinationPath: elsewhere)
    #expect(try hooks.install().outcome == .unchanged)
    #expect(try hooks.status().state == .ours(.current))
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test(arguments: [("exec ", "nice "), ("#!/bin/sh\n", "#!/bin/sh\necho first\n")])
  func `a file of ours that a person has edited stays, and is named`(old: String, new: String) throws {
    let hooks = try HookRepository()
    try hooks.install()
    let edited = try hooks.repository.read(".git/hooks/pre-commit").replacing(old, with: new)
    try hooks.write(hooks.hook, edited, mode: 0o755)
    #expect(try hooks.status().state == .edited)
    #expect(try hooks.install().outcome == .leftAlone(.fileIsEdited))
    #expect(try hooks.uninstall().outcome == .leftAlone(.fileIsEdited))
    #expect(try hooks.repository.read(".git/hooks/pre-commit") == edited)
  }

  @Test func `an older form is upgraded in place, with what it knew`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    let older = HookTemplate.text.replacing("format 3", with: "format 0") + "# as it was\n"
    let script = HookScript(
      filling: older, with: [("@made@", "0"), ("@hook@", "pre-commit"), ("@shell@", ""), ("@program@", hooks.program)])
    try hooks.write(hooks.hook, script.text, mode: 0o755)
    #expect(try hooks.status().state == .chained(.stale(.olderFormat(0))))
    #expect(try hooks.install().outcome == .upgraded)
    #expect(try hooks.status().state == .chained(.current))
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test(arguments: [#"git-issue hook pre-commit "$@" || exit"#, HookReport.line(calling: "pre-commit")])
  func `a hook with our line in it, or with the one from before, is left as it is`(line: String) throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, "#!/bin/sh\n\(line)\n", mode: 0o755)
    let report = try hooks.install()
    #expect(report.state == .byHand)
    #expect(report.outcome == .unchanged)
  }

  @Test func `a hook that needs its name and cannot be given it is left alone`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, "#!/usr/bin/env ruby\nname = File.basename($0)\n", mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    #expect(try hooks.install().outcome == .leftAlone(.hookAsksForItsName))
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }
}
