import Testing

@testable import Issues

@Suite struct `A form's pattern` {
  @Test(arguments: [
    ("abc", "abc"), ("a.c", "a\nc"), ("[a-c]+", "abccba"), ("[^,]*", "a b"), (#"\d{2,3}"#, "123"), ("a?b", "b"),
    (#"v?\d+(\.\d+)*"#, "v1.20.3"), ("(ab|cd)*", "abcdab"), ("(?:a|)b", "b"), ("^a$", "a"), ("a{0,2}", ""),
    (#"[\w-]+"#, "a-b_c"), (#"\S+\s\S+"#, "a b"), ("(a+)+b", "aab"), ("(a*)*", "aa"), ("a{3}", "aaa"),
    ("a{2,}", "aaaa"),
    ("é+", "éé"), (#"\[x\]"#, "[x]"), ("a+?b", "aab"), ("[]", "a"), ("()+", ""), ("((){100}){100}", ""),
  ])
  func `is matched by`(_ pattern: String, _ text: String) throws {
    #expect(try Pattern(pattern).matches(text) == (pattern != "[]"))
  }

  @Test(arguments: [
    ("abc", "abcd"), ("abc", "xabc"), ("a{3}", "aa"), ("[^,]*", "a,b"), (#"\d+"#, "12a"), ("a|b", "ab"), ("a^b", "ab"),
    ("a$b", "ab"), (#"\w"#, "é"), ("a{0,2}", "aaa"), ("", "a"), ("[b-d]", "a"),
  ])
  func `is not matched by`(_ pattern: String, _ text: String) throws {
    #expect(try !Pattern(pattern).matches(text))
  }

  @Test(arguments: [
    (#"(a)\1"#, 3), ("a(?=b)", 1), ("(?<n>a)", 0), ("a(b", 1), ("ab)", 2), ("a[b", 1), ("*a", 0), ("a**", 2), ("a{", 1),
    ("a{3,2}", 1), ("a{101}", 1), (#"a\p"#, 1), (#"a\"#, 1), ("[z-a]", 0), ("((((a{50}){50}){50}){50})", 0),
    (repeating("(", 60), 50), (#"a\b"#, 1),
  ])
  func `is refused with its place`(_ pattern: String, _ offset: Int) {
    let fault = #expect(throws: Pattern.Fault.self) { try Pattern(pattern) }
    #expect(fault?.offset == offset)
  }

  @Test(arguments: ["(a+)+b", "(a|a)*b", "(a|aa)+$", "a*a*a*a*b", "(a?){50}a{50}b"])
  func `is matched in linear time`(_ pattern: String) throws {
    let pattern = try Pattern(pattern)
    expectLinear(100) { _ = pattern.matches(repeating("a", $0)) }
  }

  @Test func `that cannot be read is a fault of its form, with its place`() {
    let form = """
      body:
        - type: input
          attributes:
            label: Version
          validations:
            pattern: v(?=1)
      """
    let error = #expect(throws: SettingsError.self) { try Form(Array(form.utf8), type: "bug", path: "bug.yml") }
    #expect(error?.line == 6)
    #expect(error?.column == 17)
  }

  @Test func `judges an answer`() throws {
    let form = try Form(
      Array("body:\n  - type: input\n    field: x\n    attributes: {label: X}\n    validations: {pattern: 'a+'}".utf8),
      type: "bug", path: "bug.yml")
    for (value, count) in [("aaa", 0), ("aab", 1)] {
      let subject = Subject(
        path: ".issues/BUG-001.md", document: Document("---\nx: \(value)\n---\n"), reading: FormReading(form),
        configuration: Configuration(), types: ["bug"])
      #expect(RuleSet(rules: [ValueMalformed()], configuration: Configuration()).check(subject).count == count)
    }
  }
}
