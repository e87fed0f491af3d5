import Testing

/// The pages for hosts name the inputs that there are.
struct HostPagesTests {
  @Test func `the page lists the action's inputs, and no others`() throws {
    let action = try Documentation.text("action.yml")
    let inputs = try #require(action.firstMatch(of: /(?m)^inputs:\n((?s:.*?))^outputs:/)).1
    let names = inputs.matches(of: /(?m)^  ([a-z-]+):$/).map { String($0.1) }
    #expect(try Self.listedInputs("Documentation/GitHub.md") == names)
  }

  @Test func `the page lists the component's inputs, and no others`() throws {
    let component = try Documentation.text("templates/git-issue.yml")
    let inputs = try #require(component.firstMatch(of: /(?m)^  inputs:\n((?s:.*?))^---/)).1
    let names = inputs.matches(of: /(?m)^    ([a-z-]+):$/).map { String($0.1) }
    #expect(try Self.listedInputs("Documentation/GitLab.md") == names)
  }

  @Test func `the workflows to paste give the action inputs that it has`() throws {
    let page = try Documentation.text("Documentation/GitHub.md")
    let listed = try Self.listedInputs("Documentation/GitHub.md")
    let steps = page.matches(of: /uses: OWNER\/git-issue@main\n(?: +id: .*\n)? +with:\n((?: {10}.*\n)+)/)
    #expect(steps.count == 2)
    for step in steps {
      #expect(step.1.matches(of: /(?m)^ +([a-z-]+):/).allSatisfy { listed.contains(String($0.1)) })
    }
  }

  /// The names in the first column of the table of inputs.
  private static func listedInputs(_ page: String) throws -> [String] {
    let table = try #require(try Documentation.text(page).firstMatch(of: /\| Input \|.*\n.*\n((?:\|.*\n)+)/)).1
    return table.split(separator: "\n").flatMap { row in
      row.split(separator: "|")[0].matches(of: /`([a-z-]+)`/).map { String($0.1) }
    }
  }
}
