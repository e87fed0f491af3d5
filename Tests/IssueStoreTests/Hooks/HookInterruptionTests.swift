import Dispatch
import Foundation
import IssueStore
import TestSupport
import Testing

/// What is left when an installation is killed, and when two run at once.
struct HookInterruptionTests {
  /// A hook with its second name, as it is after the first step of installing.
  private func cutOff() throws -> HookRepository {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    try FileManager.default.linkItem(atPath: hooks.hook, toPath: hooks.kept)
    try hooks.write("\(hooks.hook).new-git-issue", "half a fi", mode: 0o755)
    return hooks
  }

  @Test func `after a kill the earlier hook still runs`() throws {
    let hooks = try cutOff()
    try hooks.commit()
    #expect(hooks.calls() == ["earlier "])
    #expect(try hooks.status().state == .foreign)
  }

  @Test func `installing again goes on after a kill`() throws {
    let hooks = try cutOff()
    #expect(try hooks.install().state == .chained(.current))
    try hooks.commit()
    #expect(hooks.calls() == ["earlier ", "program hook pre-commit"])
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks)?.keys.sorted() == ["pre-commit"])
  }

  @Test func `uninstalling tidies up after a kill`() throws {
    let hooks = try cutOff()
    #expect(try hooks.uninstall().outcome == .unchanged)
    #expect(try HookRepository.listing(hooks.hooks)?.keys.sorted() == ["pre-commit"])
    try hooks.commit()
    #expect(hooks.calls() == ["earlier "])
  }

  @Test func `a file in place whose prepared name is left behind is tidied up`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    try FileManager.default.linkItem(atPath: hooks.hook, toPath: "\(hooks.hook).new-git-issue")
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit"])
    try hooks.uninstall()
    #expect(!hooks.repository.exists(".git/hooks"))
  }

  @Test(arguments: 1...20)
  func `two installations at once end in one right arrangement`(round: Int) throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    let before = try HookRepository.listing(hooks.hooks)
    let installers = [try hooks.installer(), try hooks.installer(), try hooks.installer()]
    DispatchQueue.concurrentPerform(iterations: installers.count) { number in
      #expect(throws: Never.self) { try installers[number].install() }
    }
    #expect(try hooks.status().state == .chained(.current))
    #expect(
      try HookRepository.listing(hooks.hooks)?.keys.sorted() == ["pre-commit", "pre-commit.before-git-issue"])
    try hooks.commit()
    #expect(hooks.calls() == ["earlier ", "program hook pre-commit"])
    try hooks.uninstall()
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test(arguments: 1...20)
  func `two installations at once into an empty place end in one file`(round: Int) throws {
    let hooks = try HookRepository()
    let installers = [try hooks.installer(), try hooks.installer(), try hooks.installer()]
    DispatchQueue.concurrentPerform(iterations: installers.count) { number in
      #expect(throws: Never.self) { try installers[number].install() }
    }
    #expect(try HookRepository.listing(hooks.hooks)?.keys.sorted() == ["pre-commit"])
    try hooks.uninstall()
    #expect(!hooks.repository.exists(".git/hooks"))
  }
}
