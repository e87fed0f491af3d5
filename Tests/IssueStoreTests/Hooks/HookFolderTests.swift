import Foundation
import Git
import TestSupport
import Testing

@testable import IssueStore

/// Where hooks are looked for, and where files are written.
struct HookFolderTests {
  @Test(arguments: [".githooks", "tools/hooks/", "./.githooks", ".git/own"])
  func `a relative core.hooksPath starts at the top of the work tree`(path: String) throws {
    let hooks = try HookRepository()
    try hooks.repository.git("config", "core.hooksPath", path)
    try hooks.repository.commit("sub/file.txt", "")
    #expect(try hooks.install(in: "\(hooks.repository.path)/sub").outcome == .installed)
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit"])
    #expect(try hooks.uninstall().outcome == .removed)
    #expect(try hooks.repository.git("status", "--porcelain", "--ignored") == "")
    #expect(!hooks.repository.exists(".git/hooks") && !hooks.repository.exists(path))
  }

  @Test func `an absolute core.hooksPath inside the repository is as good as any`() throws {
    let hooks = try HookRepository()
    try hooks.repository.git("config", "core.hooksPath", "\(hooks.repository.path)/.githooks")
    #expect(try hooks.install().path == "\(hooks.repository.path)/.githooks/pre-commit")
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit"])
  }

  @Test(arguments: ["~/hooks", "HOME/hooks", "../outside", "~nobody/hooks", "../outside/../outside"])
  func `a folder outside the repository is not written to`(path: String) throws {
    let hooks = try HookRepository()
    let place = path.replacing("HOME", with: hooks.repository.home)
    try hooks.repository.git("config", "--global", "core.hooksPath", place)
    let report = try hooks.install()
    #expect(report.outcome == .leftAlone(.folderIsElsewhere))
    #expect(report.state == .off(.absent))
    #expect(!FileManager.default.fileExists(atPath: "\(hooks.repository.home)/hooks"))
    #expect(!FileManager.default.fileExists(atPath: hooks.repository.sibling("outside")))
  }

  @Test func `a hooks folder that is a link out of the repository is not written to`() throws {
    let hooks = try HookRepository()
    let shared = hooks.repository.sibling("shared")
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: hooks.hooks, withDestinationPath: shared)
    let report = try hooks.install()
    #expect(report.outcome == .leftAlone(.folderIsElsewhere))
    #expect(report.path == "\(shared)/pre-commit")
    #expect(try HookRepository.listing(shared)?.isEmpty == true)
  }

  @Test func `a person's own hook with our line in it counts`() throws {
    let hooks = try HookRepository()
    try hooks.repository.git("config", "--global", "core.hooksPath", "~/hooks")
    let text = "#!/bin/sh\n\(try hooks.status().line)\n"
    try hooks.write("\(hooks.repository.home)/hooks/pre-commit", text, mode: 0o755)
    #expect(try hooks.install().state == .byHand)
    #expect(try hooks.install().outcome == .unchanged)
  }

  @Test func `a folder with tracked files is not written to`() throws {
    let hooks = try HookRepository()
    try hooks.repository.commit(".githooks/README", "hooks\n")
    try hooks.repository.git("config", "core.hooksPath", ".githooks")
    try hooks.write("\(hooks.repository.path)/.githooks/pre-commit", hooks.noting("earlier"), mode: 0o755)
    let report = try hooks.install()
    #expect(report.outcome == .leftAlone(.folderIsTracked))
    #expect(report.state == .foreign)
    #expect(report.path == "\(hooks.repository.path)/.githooks/pre-commit")
    #expect(try hooks.repository.git("status", "--porcelain") == "?? .githooks/pre-commit")
  }

  @Test func `the index of one commit, as an outer hook sees it, does not decide what is tracked`() throws {
    let hooks = try HookRepository()
    try hooks.repository.commit(".githooks/README", "hooks\n")
    try hooks.repository.git("config", "core.hooksPath", ".githooks")
    hooks.repository.environment["GIT_INDEX_FILE"] = hooks.repository.sibling("other-index")
    hooks.repository.environment["GIT_PREFIX"] = "sub/"
    #expect(try hooks.install().outcome == .leftAlone(.folderIsTracked))
  }

  @Test func `hooks that are switched off stay off`() throws {
    let hooks = try HookRepository()
    try hooks.repository.git("config", "core.hooksPath", "/dev/null")
    let report = try hooks.install()
    #expect(report.state == .off(.hooksAreDisabled))
    #expect(report.outcome == .leftAlone(.hooksAreDisabled))
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test func `files from before core.hooksPath was set are removed too`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    try hooks.repository.git("config", "core.hooksPath", "/dev/null")
    let reports = try hooks.installer().uninstall()
    #expect(reports.map(\.outcome) == [.unchanged, .removed])
    #expect(!hooks.repository.exists(".git/hooks"))
  }

  @Test func `a linked work tree shares the hooks`() throws {
    let hooks = try HookRepository()
    try hooks.commit()
    let linked = hooks.repository.sibling("linked")
    try hooks.repository.git("worktree", "add", "--quiet", linked)
    #expect(try hooks.install(in: linked).path == hooks.hook)
    try hooks.commit(in: linked)
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit", "program hook pre-commit"])
    #expect(try hooks.uninstall(in: linked).outcome == .removed)
    #expect(!hooks.repository.exists(".git/hooks"))
  }

  @Test func `a submodule has its own hooks`() throws {
    let hooks = try HookRepository()
    let library = try TemporaryRepository()
    try library.commit("a.txt", "a\n")
    try hooks.repository.git("submodule", "--quiet", "add", library.path, "library")
    let submodule = "\(hooks.repository.path)/library"
    let folder = "\(hooks.repository.path)/.git/modules/library/hooks"
    let before = try HookRepository.listing(folder)
    let report = try hooks.install(in: submodule)
    #expect(report.path == "\(hooks.repository.path)/.git/modules/library/hooks/pre-commit")
    try hooks.commit(in: submodule)
    #expect(hooks.calls() == ["program hook pre-commit"])
    try hooks.commit()
    #expect(hooks.calls() == [])
    try hooks.uninstall(in: submodule)
    #expect(try HookRepository.listing(folder) == before)
  }

  @Test func `a file in the folder's place is an error that names it`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hooks, "", mode: 0o644)
    let error = #expect(throws: HookError.self) { try hooks.install() }
    #expect(error?.description.contains(hooks.hooks) == true)
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a folder without the right to write is an error, and nothing is half done`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: hooks.hooks)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hooks.hooks) }
    let error = #expect(throws: HookError.self) { try hooks.install() }
    #expect(error == .folder(path: hooks.hooks, reason: "Permission denied"))
    #expect(error?.remedy == "see that you may write there: ls -ld \(hooks.hooks)")
    #expect(try HookRepository.listing(hooks.hooks) == before)
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel"), "needs a folder closed to root too"))
  func `a folder that is closed is named, not the file`() {
    let error = #expect(throws: HookError.self) { try HookFile("/sys/pre-commit").write("") }
    #expect(error?.description.hasPrefix("cannot write to the folder /sys: ") == true)
    #expect(error?.remedy == "see that you may write there: ls -ld /sys")
  }
}
