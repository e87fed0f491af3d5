import Testing

@testable import Issues

@Suite struct `Files with carriage returns` {
  @Test func `are excused line by line`() throws {
    let excuse = "<!-- git-issue: allow control-characters: a log -->\r\n"
    let excused = Document("---\r\nid: BUG-001\r\n---\r\n\(excuse)a\u{1B}\r\n")
    let rules = RuleSet(rules: [ControlCharacters()], configuration: Configuration())
    #expect(rules.check(Subject(document: excused)).isEmpty)
    let late = Document("---\r\nid: BUG-001\r\n---\r\n\(excuse)\r\na\u{1B}\r\n")
    #expect(rules.check(Subject(document: late)).map(\.start.line) == [6])
  }

  @Test func `lose the hints of a skeleton, and keep their line ends`() throws {
    let form = try #require(Form.builtIn("bug"))
    let hint = Draft.hint(try #require(form.sections.first))
    #expect(Draft.withoutHints("a\r\n\(hint)\r\nb\r\n", form: form) == "a\r\nb\r\n")
  }
}
