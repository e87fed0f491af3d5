import Foundation
import IssueStore
import TestSupport
import Testing

/// Each arrangement that people have, with all hooks installed, used, uninstalled, and compared byte for byte.
struct HookArrangementTests {
  /// How hooks are arranged before ours come.
  struct Arrangement: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The lines that a commit has the hooks write before the program is asked.
    var writes: [String] = []
    /// Whether the program is asked at all.
    var isChecked = true
    let make: @Sendable (HookRepository) throws -> Void
  }

  private static func hook(_ hooks: HookRepository, _ text: String, mode: Int = 0o755) throws {
    try hooks.write(hooks.hook, text, mode: mode)
  }

  private static func note(_ hooks: HookRepository) -> String {
    "echo \"own $# $(basename \"$PWD\")\" >> '\(hooks.log)'"
  }

  static let arrangements = [
    Arrangement(testDescription: "none") { _ in },
    Arrangement(testDescription: "an empty folder") {
      try FileManager.default.createDirectory(atPath: $0.hooks, withIntermediateDirectories: true)
    },
    Arrangement(testDescription: "a script of one's own", writes: ["own 0 repository"]) {
      try hook($0, "#!/bin/sh\n\(note($0))\n", mode: 0o750)
    },
    Arrangement(testDescription: "without #!", writes: ["own 0 repository"]) { try hook($0, "\(note($0))\n") },
    Arrangement(testDescription: "CRLF, not executable") { try hook($0, "#!/bin/sh\r\nexit 1\r\n", mode: 0o644) },
    Arrangement(testDescription: "not executable") { try hook($0, "#!/bin/sh\nexit 1\n", mode: 0o640) },
    Arrangement(testDescription: "a binary") {
      try $0.write($0.hook, try Data(contentsOf: URL(filePath: "/bin/true")), mode: 0o755)
    },
    Arrangement(testDescription: "a link to a tracked script", writes: ["own 0 repository"]) {
      try $0.write("\($0.repository.path)/tools/check", "#!/bin/sh\n\(note($0))\n", mode: 0o755)
      try $0.repository.git("add", "tools")
      try $0.repository.git("commit", "--quiet", "--message", "tools")
      try FileManager.default.createDirectory(atPath: $0.hooks, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: $0.hook, withDestinationPath: "../../tools/check")
    },
    Arrangement(testDescription: "a link that leads nowhere") {
      try FileManager.default.createDirectory(atPath: $0.hooks, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: $0.hook, withDestinationPath: "/nonexistent/check")
    },
    Arrangement(testDescription: "husky 9", writes: ["husky 0"]) { try $0.writeHusky() },
    Arrangement(testDescription: "lefthook", writes: ["lefthook run pre-commit"]) { try $0.writeLefthook() },
    Arrangement(
      testDescription: "the pre-commit framework",
      writes: ["-mpre_commit hook-impl --config=.pre-commit-config.yaml --hook-type=pre-commit --hook-dir HERE --"]
    ) { try $0.writeFramework() },
    Arrangement(testDescription: "a folder that is tracked", writes: ["own 0 repository"], isChecked: false) {
      try $0.write("\($0.repository.path)/.githooks/pre-commit", "#!/bin/sh\n\(note($0))\n", mode: 0o755)
      try $0.repository.git("add", ".githooks")
      try $0.repository.git("commit", "--quiet", "--message", "hooks")
      try $0.repository.git("config", "core.hooksPath", ".githooks")
    },
    Arrangement(testDescription: "a folder outside", writes: ["own 0 repository"], isChecked: false) {
      try $0.write("\($0.repository.home)/hooks/pre-commit", "#!/bin/sh\n\(note($0))\n", mode: 0o755)
      try $0.repository.git("config", "core.hooksPath", "~/hooks")
    },
    Arrangement(testDescription: "/dev/null", isChecked: false) {
      try $0.repository.git("config", "core.hooksPath", "/dev/null")
    },
  ]

  /// Everything that installing could touch.
  private func trace(_ hooks: HookRepository) throws -> [[String: String]?] {
    let files = try ["hooks", "git-issue"].map { try HookRepository.listing("\(hooks.repository.path)/.git/\($0)") }
    let tracked = try [".husky", ".githooks"].map { try HookRepository.listing("\(hooks.repository.path)/\($0)") }
    return files + tracked
      + [
        try HookRepository.listing("\(hooks.repository.home)/hooks"),
        ["config": try hooks.repository.read(".git/config")],
      ]
  }

  private func commit(_ hooks: HookRepository) throws -> [String] {
    _ = hooks.calls()
    try hooks.commit()
    return hooks.calls().map { $0.replacing("\(hooks.hooks)", with: "HERE") }
  }

  @Test(arguments: arrangements)
  func `as files, and gone without a trace`(_ arrangement: Arrangement) throws {
    let hooks = try HookRepository()
    try arrangement.make(hooks)
    let before = try trace(hooks)
    let installer = try hooks.installer(
      "pre-commit", "pre-merge-commit", "commit-msg", "prepare-commit-msg", "post-merge", "post-rewrite", "pre-receive")
    for _ in 1...2 { _ = try installer.install() }
    let program =
      arrangement.isChecked
      ? [
        "program hook pre-commit", "program hook prepare-commit-msg .git/COMMIT_EDITMSG message",
        "program hook commit-msg .git/COMMIT_EDITMSG",
      ] : []
    #expect(try commit(hooks) == arrangement.writes + program)
    try hooks.refuse()
    if arrangement.isChecked {
      #expect(throws: Shell.Failure.self) { try hooks.commit() }
      #expect(hooks.calls().map { $0.replacing(hooks.hooks, with: "HERE") } == arrangement.writes + program.prefix(1))
    }
    for _ in 1...2 { _ = try installer.uninstall() }
    #expect(try trace(hooks) == before)
    #expect(try commit(hooks) == arrangement.writes)
  }

  @Test(arguments: arrangements)
  func `in the configuration, and gone without a trace`(_ arrangement: Arrangement) throws {
    let hooks = try HookRepository()
    try arrangement.make(hooks)
    let before = try trace(hooks)
    let names = ["pre-commit", "commit-msg", "post-rewrite"]
    let installer = try hooks.installer("pre-commit", "commit-msg", "post-rewrite", arrangement: .configuration)
    for _ in 1...2 { _ = try installer.install() }
    // Git runs what is in the folder by itself; ours beside it, where it is new enough.
    #expect(try commit(hooks).filter { !$0.hasPrefix("program ") } == arrangement.writes)
    #expect(try trace(hooks).dropFirst(2).dropLast() == before.dropFirst(2).dropLast())
    if arrangement.testDescription != "/dev/null" {
      for name in names { #expect(try hooks.repository.git("config", "hook.git-issue-\(name).event") == name) }
    }
    for _ in 1...2 { _ = try installer.uninstall() }
    #expect(try trace(hooks) == before)
  }
}
