import Foundation
import TestSupport
import Testing

@testable import Git

struct ConfigurationSectionTests {
  private let test: TemporaryRepository
  private let section = ConfigurationSection(
    "hook.ours", [.init("command", #""$(git rev-parse --git-dir)"/it \ # ; x"#), .init("event", "pre-commit")])

  init() throws { test = try TemporaryRepository() }

  private var directory: String { "\(test.path)/.git" }

  @Test func `is read by git as it was meant`() throws {
    try section.write(in: directory)
    #expect(section.isWritten(in: directory))
    #expect(try test.git("config", "hook.ours.command") == section.entries[0].value)
    #expect(try test.git("config", "hook.ours.event") == "pre-commit")
  }

  @Test(arguments: [
    "", "[user]\n\tname = Eve\n", "[user]\n\tname = Eve", "# mine\n\n[a \"b\"]\r\n\tc = d\r\n",
    "; first\n[hook \"ours\"]\n\tenabled = true\n# last\n",
  ])
  func `leaves no trace in a file`(text: String) throws {
    try test.write(".git/config", text)
    try section.write(in: directory)
    #expect(try test.read(".git/config") != text)
    #expect(try section.remove(in: directory))
    #expect(try test.read(".git/config") == text)
    #expect(try !section.remove(in: directory))
  }

  @Test func `what others have written after it stays, keys of its own too`() throws {
    let before = try test.read(".git/config")
    try section.write(in: directory)
    try test.git("config", "hook.ours.enabled", "false")
    try test.git("config", "x.y", "1")
    try section.remove(in: directory)
    #expect(try test.read(".git/config") == before + "[hook \"ours\"]\n\tenabled = false\n[x]\n\ty = 1\n")
  }

  @Test func `one that was changed is not taken for ours`() throws {
    try section.write(in: directory)
    try test.git("config", "hook.ours.command", "other")
    #expect(!section.isWritten(in: directory))
    #expect(try !section.remove(in: directory))
  }

  @Test func `goes on after a process of ours that was killed with the lock`() throws {
    try test.write(".git/git-issue/config.owner", "half")
    try FileManager.default.linkItem(
      atPath: "\(test.path)/.git/git-issue/config.owner", toPath: "\(test.path)/.git/config.lock")
    try section.write(in: "\(test.path)/.git")
    #expect(section.isWritten(in: "\(test.path)/.git"))
    #expect(!test.exists(".git/config.lock") && !test.exists(".git/git-issue/config.owner"))
  }

  @Test func `waits for nobody who writes the file`() throws {
    try test.write(".git/config.lock", "")
    let error = #expect(throws: GitError.self) { try section.write(in: directory) }
    #expect(error?.code == .locked)
  }

  @Test(arguments: [
    ("git version 2.54.0\n", GitVersion(2, 54)), ("git version 2.39.5 (Apple Git-154)\n", GitVersion(2, 39)),
    ("git version 3.0.rc1\n", GitVersion(3, 0)), ("git version 2.54.0.windows.1\n", GitVersion(2, 54)),
    ("git version unknown\n", nil), ("", nil),
  ])
  func `git's version is read from what it prints`(text: String, version: GitVersion?) {
    #expect(GitVersion(printed: text) == version)
    #expect(GitVersion(2, 54) > GitVersion(2, 9) && GitVersion(3, 0) > GitVersion(2, 54))
  }
}
