import Git
import IssueStore
import TestSupport
import Testing

struct HunkHeadingsTests {
  private let repository: TemporaryRepository
  private let before: String

  init() throws {
    repository = try TemporaryRepository()
    before = try repository.read(".git/config")
  }

  private func install() throws {
    let opened = try Repository(discoveredFrom: repository.path, environment: repository.environment)
    try HunkHeadings.install(in: opened)
  }

  private func uninstall() throws {
    let opened = try Repository(discoveredFrom: repository.path, environment: repository.environment)
    try HunkHeadings.uninstall(from: opened)
  }

  @Test func `a diff shows the section that a hunk is in, none in the front matter, and no comment in code`() throws {
    let keys = (1...9).map { "key\($0): 1\n" }.joined()
    let steps = (1...9).map { "\($0). Step\n" }.joined()
    let text =
      "---\n\(keys)---\n\n## Steps to Reproduce\n\n\(steps)\n### Logs\n\n```sh\n# a comment\n```\n\(steps)last\n"
    try repository.write(".issues/.gitattributes", "*.md diff=issue\n")
    try repository.commit(".issues/BUG-001-x.md", text)
    try install()
    try repository.write(
      ".issues/BUG-001-x.md",
      text.replacing("key8: 1", with: "key8: 2").replacing("8. Step", with: "8. Press Enter")
        .replacing("last", with: "the end"))
    let hunks = try repository.git("diff", "--unified=0").split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(
      hunks.map { $0.replacing(/^@@.*?@@/, with: "") } == ["", " ## Steps to Reproduce", " ### Logs", " ### Logs"])
  }

  @Test func `is set once, and goes without a trace`() throws {
    try install()
    try install()
    #expect(try repository.git("config", "--get-all", "diff.issue.xfuncname").split(separator: "\n").count == 1)
    try uninstall()
    #expect(try repository.read(".git/config") == before)
    try uninstall()
  }

  @Test(arguments: ["xfuncname", "funcname"])
  func `what the user has set stays`(key: String) throws {
    try repository.git("config", "--global", "diff.issue.\(key)", "^own")
    try install()
    #expect(try repository.read(".git/config") == before)
    try uninstall()
    #expect(try repository.git("config", "diff.issue.\(key)") == "^own")
  }

  @Test func `what the user has changed since stays`() throws {
    try install()
    try repository.git("config", "diff.issue.xfuncname", "^own")
    try uninstall()
    #expect(try repository.git("config", "diff.issue.xfuncname") == "^own")
  }
}
