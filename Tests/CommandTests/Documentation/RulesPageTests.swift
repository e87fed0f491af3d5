import ArgumentParser
import Testing

@testable import Issues
@testable import git_issue

/// `UPDATE_DOCUMENTATION=1 swift test --filter RulesPageTests` writes the page anew.
struct RulesPageTests {
  private static let path = "Documentation/Rules.md"

  @Test func `the page of the rules is what the program prints`() throws {
    let printed = DocumentedProgram().run("explain", "--all", "--markdown").text
    if Documentation.isUpdated { return try Documentation.write(printed, to: Self.path) }
    #expect(try Documentation.text(Self.path) == printed)
  }

  @Test(arguments: RuleSet.all.map(\.id.rawValue)) func `a rule is explained with an example`(_ rule: String) {
    let page = DocumentedProgram().run("explain", rule, "--markdown").text
    #expect(page.hasPrefix("## \(rule)\n\n"))
    #expect(page.contains("←\n"))
    #expect(page.contains("\n\nRemedy: "))
  }

  @Test(arguments: RuleSet.all.map(\.id)) func `the commands of a remedy are there`(_ id: RuleID) throws {
    let rule = try #require(RuleSet.all.first { $0.id == id })
    let commands = GitIssue.configuration.subcommands.map { $0._commandName }
    for match in rule.remedy.matches(of: /git issue ([a-z]+)/) { #expect(commands.contains(String(match.1))) }
  }
}
