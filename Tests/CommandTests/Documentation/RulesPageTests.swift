import Testing

@testable import Issues

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
  }
}
