import Foundation
import TestSupport
import Testing

@testable import IssueStore

/// What installing makes of things in a hook's place that are not as it left them.
struct HookPlaceTests {
  private let hooks: HookRepository

  init() throws { hooks = try HookRepository() }

  private func makeExecutable(_ path: String, _ mode: Int = 0o755) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private var names: [String] { get throws { try HookRepository.listing(hooks.hooks)?.keys.sorted() ?? [] } }

  @Test func `a directory is told, and does not stop the other hooks`() throws {
    try hooks.write("\(hooks.hook)/part", "", mode: 0o644)
    let reports = try hooks.installer("pre-commit", "commit-msg").install()
    #expect(reports.map(\.outcome) == [.leftAlone(.placeIsNotAFile), .installed])
    #expect(reports.map(\.state) == [.notAFile, .ours(.current)])
    #expect(try hooks.uninstall().outcome == .unchanged)
  }

  @Test func `a kept hook whose keeper was removed is told, and not brought to life unasked`() throws {
    try hooks.write(hooks.kept, hooks.noting("earlier"), mode: 0o755)
    let report = try hooks.install()
    #expect(report.outcome == .leftAlone(.keptHookIsAlone))
    #expect(report.state == .off(.keptHookIsAlone))
    #expect(report.removal == "mv \(hooks.kept) \(hooks.hook)")
    #expect(try hooks.uninstall().outcome == .leftAlone(.keptHookIsAlone))
    #expect(try names == ["pre-commit.before-git-issue"])
  }

  @Test func `a hook that its owner writes anew over ours is taken in again`() throws {
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    #expect(try hooks.status().state == .ours(.stale(.replaced)))
    let report = try hooks.install()
    #expect(report.outcome == .reinstalled(keeping: nil))
    #expect(report.state == .chained(.current))
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `a newer hook that came over ours becomes the earlier one, and the older one is not lost`() throws {
    try hooks.write(hooks.hook, hooks.noting("first"), mode: 0o755)
    try hooks.install()
    for name in ["second", "third"] {
      try hooks.write(hooks.hook, hooks.noting(name), mode: 0o755)
      let number = name == "second" ? 1 : 2
      #expect(try hooks.install().outcome == .reinstalled(keeping: "\(hooks.kept).\(number)"))
    }
    try hooks.commit()
    #expect(hooks.calls() == ["third ", "program hook pre-commit"])
    #expect(try hooks.uninstall().outcome == .restored)
    #expect(try names == ["pre-commit", "pre-commit.before-git-issue.1", "pre-commit.before-git-issue.2"])
  }

  @Test func `uninstalling leaves a hook that came over ours, and tells of the kept one`() throws {
    try hooks.write(hooks.hook, hooks.noting("first"), mode: 0o755)
    try hooks.install()
    try hooks.write(hooks.hook, hooks.noting("second"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    #expect(try hooks.uninstall().outcome == .leftAlone(.keptHookIsAlone))
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test(arguments: [false, true])
  func `a file of ours that is not executable any more is stale, and installing mends it`(isChained: Bool) throws {
    if isChained { try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755) }
    try hooks.install()
    try makeExecutable(hooks.hook, 0o644)
    let stale = HookReport.Condition.stale(.notExecutable)
    #expect(try hooks.status().state == (isChained ? .chained(stale) : .ours(stale)))
    #expect(try hooks.install().outcome == .upgraded)
    #expect(try hooks.status().state == (isChained ? .chained(.current) : .ours(.current)))
  }

  @Test func `an earlier hook that is not executable is told as not run`() throws {
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o644)
    #expect(try hooks.status().state == .off(.notExecutable))
    #expect(try hooks.install().state == .beside(.current))
    try makeExecutable(hooks.kept)
    #expect(try hooks.status().state == .chained(.current))
  }

  @Test func `a file of ours with other line ends is stale, mended by installing, and removed`() throws {
    try hooks.install()
    let text = try hooks.repository.read(".git/hooks/pre-commit")
    for isMended in [true, false] {
      try hooks.write(hooks.hook, text.replacing("\n", with: "\r\n"), mode: 0o755)
      #expect(try hooks.status().state == .ours(.stale(.lineEndsChanged)))
      guard isMended else { continue }
      #expect(try hooks.install().outcome == .upgraded)
      #expect(try hooks.repository.read(".git/hooks/pre-commit") == text)
    }
    #expect(try hooks.uninstall().outcome == .removed)
    #expect(!hooks.repository.exists(".git/hooks"))
  }

  @Test(arguments: [("", "rm HOOK"), ("#!/bin/sh\n", "mv HOOK.before-git-issue HOOK")])
  func `for a file of ours that a person has edited there is a command`(earlier: String, removal: String) throws {
    if !earlier.isEmpty { try hooks.write(hooks.hook, earlier, mode: 0o755) }
    try hooks.install()
    try hooks.write(hooks.hook, try hooks.repository.read(".git/hooks/pre-commit") + "# edited\n", mode: 0o755)
    #expect(try hooks.install().removal == removal.replacing("HOOK", with: hooks.hook))
    try Shell.run(["sh", "-c", try hooks.status().removal], in: "/", environment: hooks.repository.environment)
    #expect(try names == (earlier.isEmpty ? [] : ["pre-commit"]))
  }

  /// A hook as the pre-commit framework writes it, which has moved ours.
  private func moveAside(_ suffix: String) throws {
    try FileManager.default.moveItem(atPath: hooks.hook, toPath: "\(hooks.hook).\(suffix)")
    let text = "#!/bin/sh\n# hook-impl\nif test -x \"$0.legacy\"; then \"$0.legacy\" \"$@\" || exit; fi\n"
    try hooks.write(hooks.hook, text + "echo front >> '\(hooks.log)'\n", mode: 0o755)
  }

  @Test func `a hook that runs ours from in front of it is not chained, and what ours runs is still run`() throws {
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    try hooks.install()
    try moveAside("legacy")
    #expect(try hooks.status().state == .behind(.current))
    #expect(try hooks.install().outcome == .unchanged)
    try hooks.commit()
    #expect(hooks.calls() == ["earlier ", "program hook pre-commit", "front"])
    #expect(try hooks.uninstall().outcome == .restored)
    try hooks.commit()
    #expect(hooks.calls() == ["earlier ", "front"])
    #expect(try names == ["pre-commit", "pre-commit.legacy"])
  }

  @Test func `our file behind another hook is upgraded and removed where it is`() throws {
    try hooks.install()
    try moveAside("legacy")
    try FileManager.default.removeItem(atPath: hooks.program)
    #expect(try hooks.status().state == .behind(.stale(.programMissing(hooks.program))))
    let other = hooks.repository.sibling("other/git-issue")
    try hooks.write(other, hooks.noting("other"), mode: 0o755)
    #expect(try hooks.installer(program: other).install().first?.outcome == .upgraded)
    try hooks.commit()
    #expect(hooks.calls() == ["other hook pre-commit", "front"])
    #expect(try hooks.uninstall().outcome == .removed)
    #expect(try names == ["pre-commit"])
  }

  @Test func `our file under a name that nothing runs is known, and goes`() throws {
    try hooks.install()
    try moveAside("old")
    #expect(try hooks.status().state == .ours(.stale(.replaced)))
    #expect(try hooks.install().state == .chained(.current))
    #expect(try names == ["pre-commit", "pre-commit.before-git-issue"])
    try hooks.commit()
    #expect(hooks.calls() == ["front", "program hook pre-commit"])
  }

  @Test func `a hook that asks for its name is run under it wherever ours is`() throws {
    try hooks.write(hooks.hook, "#!/bin/sh\necho \"${0##*/}\" >> '\(hooks.log)'\n", mode: 0o755)
    try hooks.install()
    try moveAside("legacy")
    try hooks.commit()
    #expect(hooks.calls() == ["pre-commit", "program hook pre-commit", "front"])
  }
}
