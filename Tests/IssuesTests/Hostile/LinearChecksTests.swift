import Testing

@testable import Issues

@Suite(.serialized) struct `Work that grows with its input` {
  @Test(arguments: ["<", "<a", "<!--", "<!-- -->", ">"])
  func `is linear for raw HTML`(_ part: String) {
    expectLinear(300) { _ = HTMLText.visible("<div>" + repeating(part, $0)) }
  }

  @Test(arguments: ["#", "- ", ">", "1. ", "[ ] "])
  func `is linear for marks at the start of a line`(_ part: String) {
    expectLinear(300) { _ = Substance.withoutForm.judge(repeating(part, $0)) }
  }

  @Test func `is linear for findings of one rule`() throws {
    let conflict = "<<<<<<< a\n=======\n>>>>>>> b\n"
    expectLinear(100) { count in
      _ = RuleSet(rules: [ConflictMarkers()], configuration: Configuration())
        .check(Subject(document: Document(repeating(conflict, count))))
    }
  }

  @Test func `is linear for canonical headings`() {
    expectLinear(40) { count in
      _ = Document("---\ntitle: a\n---\n" + repeating("# a\n\n\n", count)).canonical(Configuration())
    }
  }

  @Test func `is linear for distinct headings`() throws {
    let form = try #require(Form.builtIn("bug"))
    expectLinear(200) { count in
      let reading = FormReading(form)
      for number in 0..<count { _ = reading.meaning(of: "Heading number \(number) of many") }
    }
  }

  @Test func `stops at two thousand sections`() {
    let subject = Subject(document: Document(body: Array(repeating("# a\n", 3_000).utf8)))
    #expect(subject.sections.count == 2_000)
  }

  @Test func `tells the first hundred findings, and that there are more`() throws {
    let conflict = "<<<<<<< a\n=======\n>>>>>>> b\n"
    let found = RuleSet(rules: [ConflictMarkers()], configuration: Configuration())
      .check(Subject(document: Document(repeating(conflict, 150))))
    #expect(found.count == 100)
    #expect(found.last?.message == "a merge conflict that is not resolved (and up to 50 more that are not shown)")
  }

  @Test func `does not change what HTML shows`() {
    #expect(HTMLText.visible("a <b>c</b> <!-- d --> < e <5> <f") == "a c  < e <5> <f")
    #expect(HTMLText.visible("a <!-- b") == "a ")
    #expect(HTMLText.visible("<a <!-- b") == "<a ")
  }
}

extension Subject {
  convenience init(document: Document) {
    self.init(
      path: ".issues/BUG-001-a.md", document: document, reading: nil, configuration: Configuration(), types: ["bug"])
  }
}
