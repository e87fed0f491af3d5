import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import git_issue

/// The manual page says what the commands take.
struct ManualTests {
  private static let path = "Documentation/man/git-issue.1"

  @Test(arguments: ManualTests.commands) func `the manual has the options of a command, and no others`(
    _ command: [String]
  ) throws {
    let help = DocumentedProgram().run(command + ["-h"]).text
    let options = Set(help.matches(of: /--([a-z][a-z-]*)/).map { String($0.1) }).subtracting(["help", "version"])
    let described = Set(try Self.entry(of: command).matches(of: /\ -([a-z][a-z-]+)/).map { String($0.1) })
    #expect(described == options)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man")))
  func `man finds nothing wrong with the manual`() throws {
    let file = Documentation.root.appending(path: Self.path).path(percentEncoded: false)
    let warnings = try Shell.run(
      ["sh", "-c", #"man --warnings -l "$1" 2>&1 >/dev/null"#, "sh", file], in: "/",
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(warnings == "")
  }

  /// The names of all commands for people: `["show"]`, `["form", "list"]`.
  private static var commands: [[String]] {
    GitIssue.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap { command in
      let inner = command.configuration.subcommands
      return inner.isEmpty ? [[name(command)]] : inner.map { [name(command), name($0)] }
    }
  }

  private static func name(_ command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? command._commandName
  }

  /// What the manual says about a command: its entries, up to the next command's.
  private static func entry(of command: [String]) throws -> String {
    let name = command.joined(separator: " ")
    var entry = ""
    var isInside = false
    for line in try Documentation.text(path).split(separator: "\n") {
      if line.hasPrefix(".It Ic ") || line.hasPrefix(".S") { isInside = "\(line) ".hasPrefix(".It Ic \(name) ") }
      if isInside, !line.hasPrefix(".Bl"), !line.hasPrefix(".Bd") { entry += line + "\n" }
    }
    return entry
  }
}
