import Testing

@testable import git_issue

/// The page for CI and the manual name the formats that `check` prints.
struct FormatsPageTests {
  @Test func `the page lists the formats, and no others`() throws {
    let rows = try Documentation.text("Documentation/CI.md").matches(of: /(?m)^\| `([a-z]+)` \|/)
    #expect(rows.map { String($0.1) } == Console.formats)
  }

  @Test func `the manual lists the formats, and no others`() throws {
    let manual = try Documentation.text("Documentation/man/git-issue.1")
    let list = try #require(manual.firstMatch(of: /\.Fl -format Ar format\n(?s:.*?)\.Bl -tag.*?\n((?s:.*?))\.El/))
    #expect(list.1.matches(of: /\.It Cm ([a-z]+)/).map { String($0.1) } == Console.formats)
  }
}
