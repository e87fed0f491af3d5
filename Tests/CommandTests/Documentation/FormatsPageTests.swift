import Testing

@testable import git_issue

/// The page for CI and the manual name the formats that `check` prints.
struct FormatsPageTests {
  @Test func `the page lists the formats, and no others`() throws {
    let rows = try Documentation.text("Documentation/CI.md").matches(of: /(?m)^\| `([a-z]+)` \|/)
    #expect(rows.map { String($0.1) } == Console.formats)
  }

  @Test func `the manual lists the formats, and no others`() {
    let formats = Check.manual.matches(of: /(?m)^  - `([a-z]+)`:/).map { String($0.1) }
    #expect(formats == Console.formats)
  }
}
