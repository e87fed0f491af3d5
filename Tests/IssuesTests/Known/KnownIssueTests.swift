import Testing

@testable import Issues

struct KnownIssueTests {
  @Test func `an entry is a file with front matter and two sections`() {
    let known = KnownIssue(
      issue: "Connection refused", area: "Database Issues", cause: "DB not running",
      solution: "`make up` to start Docker", order: 10)
    #expect(
      known.document.text == """
        ---
        issue: Connection refused
        area: Database Issues
        order: 10
        ---

        ## Cause

        DB not running

        ## Solution

        `make up` to start Docker

        """)
  }

  @Test(arguments: [
    "", "one | two", "`a` and ``b|c``", "\\| and \\\\|", "## Solution", "\\## Solution", "text\n\n## Solution\n\nmore",
    "# Cause\n\ntext", "\\## Cause", "```\n## Solution", "---\nissue: x\n---", "    code\n\n\tmore", "> # solution  ",
    "<<<<<<< HEAD", "### SOLUTION\n\\\\### solution",
  ])
  func `any Markdown comes back as it was`(_ text: String) throws {
    for known in [
      KnownIssue(issue: "a", cause: text, solution: "s"), KnownIssue(issue: "a", cause: "c", solution: text),
      KnownIssue(issue: "a", cause: text, solution: text),
    ] {
      #expect(KnownIssue(known.document) == known)
    }
  }

  @Test(arguments: ["401 on valid token", "Missing 'sub' claim", "a | b: `c` # d", "- x", "\"", "no"])
  func `any line is an issue`(_ text: String) throws {
    let known = KnownIssue(issue: text, area: text, cause: "", solution: "s")
    #expect(KnownIssue(known.document) == known)
  }

  @Test func `a page that was written by hand is read too`() throws {
    let page =
      "---\nissue: Slow start\n---\nSince ICU is loaded.\n\n# solution\nLink statically.\n\n## Notes\n\nMore.\n"
    let known = try #require(KnownIssue(Document(page)))
    #expect(
      known
        == KnownIssue(
          issue: "Slow start", cause: "Since ICU is loaded.", solution: "Link statically.\n\n## Notes\n\nMore."))
  }
}
