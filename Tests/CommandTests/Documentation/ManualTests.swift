import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import git_issue

/// The pages of the manual say what the commands take.
struct ManualTests {
  static let names: [String] = ManualPage.listedCommands.map { $0._commandName }
  /// The names of all commands for people: `["show"]`, `["form"]`, `["form", "list"]`.
  static let commands: [[String]] = ManualPage.listedCommands.flatMap { command in
    [[command._commandName]]
      + command.configuration.subcommands.map { [command._commandName, $0._commandName] }
  }

  @Test(arguments: commands) func `a page has all that -h says of a command, and no other options`(
    _ command: [String]
  ) throws {
    let help = BriefHelp(of: command)
    let page = try #require(Handbook.page(command))
    let text = page.blocks.map(\.text).joined(separator: " ")
    for sentence in [help.overview] + help.options.map(\.text) { #expect(text.contains(sentence)) }
    if help.hasNoCommands { #expect(page.optionNames == Set(help.options.flatMap(\.names))) }
  }

  @Test(arguments: ManualTests.names) func `a page of man has those of its commands too`(
    _ name: String
  ) throws {
    let page = try #require(ManualPage.all.first { $0.name == "git-issue-\(name)" })
    let inner = Self.commands.filter { $0[0] == name }
    #expect(page.optionNames == Set(inner.flatMap { BriefHelp(of: $0).options.flatMap(\.names) }))
    for command in inner.dropFirst() {
      #expect(page.blocks.contains(.heading(command.joined(separator: " "), level: 2)))
    }
  }

  @Test func `a text about an option is about one that is there`() {
    for command in ManualPage.listedCommands.flatMap({ [$0] + $0.configuration.subcommands }) {
      let blocks = ManualText.blocks((command as? any ConsoleCommand.Type)?.manual ?? "")
      guard let start = blocks.firstIndex(of: .heading("Options", level: 1)) else { continue }
      let known = CommandUsage(of: command, path: []).arguments.flatMap { $0.names + ["<\($0.valueName)>"] }
      guard case .entries(let entries) = blocks[start + 1] else { Issue.record("\(command): no entries"); continue }
      for entry in entries { #expect(known.contains(entry.term.plain), "\(command)") }
    }
  }

  @Test func `every command is listed with what it is for`() {
    let listed = Handbook.overview.flatMap { block in
      if case .table(let rows) = block { rows.map(\.name) } else { [String]() }
    }
    for command in ManualPage.listedCommands { #expect(listed.contains(command._commandName)) }
    #expect(!listed.contains("complete"))
  }

  @Test func `pages name only pages that are there`() {
    let names = Set(ManualPage.all.map { "\($0.name)(\($0.section))" })
    for page in ManualPage.all {
      for reference in page.blocks.flatMap(\.references) where reference.hasPrefix("git-issue") {
        #expect(names.contains(reference), "\(page.name)")
      }
    }
  }

  @Test(arguments: ManualPage.all.map(\.name)) func `the commands of examples are understood`(_ name: String) throws {
    let page = try #require(ManualPage.all.first { $0.name == name })
    let code = page.blocks.flatMap(\.code).joined(separator: "\n").replacing("\\\n", with: "")
    for line in code.split(separator: "\n") where line.hasPrefix("git issue ") {
      let words = try Shell.run(
        ["sh", "-c", #"git() { shift; printf '%s\n' "$@"; }; \#(line)"#], in: "/",
        environment: ["PATH": "/usr/bin:/bin"])
      #expect(throws: Never.self, "\(line)") {
        try GitIssue.parseAsRoot(words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }

  @Test func `the first page names every command`() throws {
    let readme = try Documentation.text("README.md")
    let commands = try #require(readme.split(separator: "## Commands\n").last?.split(separator: "\n## ").first)
    for command in GitIssue.configuration.subcommands where command.configuration.shouldDisplay {
      #expect(commands.contains("`\(command._commandName)`"))
    }
  }

  @Test func `the report that the format is shown by keeps the rules`() throws {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    let report = Topic.format.page.blocks.flatMap(\.code).joined(separator: "\n") + "\n"
    try repository.write(".issues/BUG-001-login-crashes-on-an-empty-password.md", report)
    let checked = program.run("check", "--all")
    #expect(checked.status == 0, "\(checked.text)\(checked.messages)")
  }
}
