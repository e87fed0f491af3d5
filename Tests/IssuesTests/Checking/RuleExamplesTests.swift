import Testing

@testable import Issues

@Suite struct `Every rule` {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: any Rule
    var example: Example
    var testDescription: String { "\(rule.id): \(example.text.debugDescription)" }
  }
  static let cases = RuleSet.all.flatMap { rule in rule.examples.map { Case(rule: rule, example: $0) } }

  @Test(arguments: cases) func `reports the marked lines of its examples and no other`(_ case: Case) throws {
    let subject = try `case`.example.subject()
    let on: Configuration = {
      var configuration = subject.configuration
      configuration.levels[`case`.rule.id.rawValue] = .error
      return configuration
    }()
    // With all the others, since a rule may ask what they say.
    let found = RuleSet(configuration: on).check(subject).filter { $0.rule == `case`.rule.id }
    #expect(found.map(\.start.line) == `case`.example.marked.lines)
  }

  @Test(arguments: RuleSet.all.map(\.id)) func `has a passing and a failing example`(_ id: RuleID) throws {
    let rule = try #require(RuleSet.all.first { $0.id == id })
    #expect(rule.examples.contains { $0.marked.lines.isEmpty })
    #expect(rule.examples.contains { !$0.marked.lines.isEmpty })
  }

  @Test(arguments: RuleSet.all.map(\.id)) func `says what holds, why, and how to put it right`(_ id: RuleID) throws {
    let rule = try #require(RuleSet.all.first { $0.id == id })
    for text in [rule.summary, rule.reason, rule.remedy] {
      #expect(text.count > 20 && text.last == "." && text.first?.isUppercase ?? false, "\(text)")
    }
  }

  @Test func `is known under the name that the contract gives`() {
    let names = """
      front-matter-invalid unknown-field value-not-allowed value-malformed title-missing id-mismatch duplicate-id \
      steps-missing environment-missing environment-key-missing section-missing placeholder-left date-order \
      resolution-missing reference-unknown file-unknown secret-leaked personal-data transition-forbidden \
      immutable-field-changed conflict-markers not-a-regular-file too-large control-characters unused-allow \
      baseline-stale trailer-not-closed trailer-unclear watch-list-invalid wrong-folder \
      saved-query-invalid misplaced-folder duplicate-section
      """
    #expect(RuleSet.all.map(\.id.rawValue) == names.split(separator: " ").map(String.init).sorted())
  }

  @Test(arguments: [
    ("severity: high", []), ("severity: critical", ["error 'Impact'", "error 'Owner'"]),
    ("severity: low", ["warning 'Workaround'"]),
  ]) func `asks for what a form requires with a value of a field, or recommends`(
    _ severity: String, _ asked: [String]
  ) throws {
    let source = """
      body:
        - {type: input, id: owner, attributes: {label: Owner}, field: x-owner,
           validations: {required_when: {severity: [critical]}}}
        - {type: textarea, id: impact, attributes: {label: Impact}, validations: {required_when: {severity: [critical]}}}
        - {type: textarea, id: workaround, attributes: {label: Workaround}, validations: {recommended: true}}
      """
    let form = try Form(Array(source.utf8), type: "bug", path: "bug.yml")
    let answer = severity == "severity: low" ? [:] : ["Workaround": "Log in over the phone instead, which still works."]
    let subject = Subject(
      path: ".issues/BUG-001-x.md", document: Document(.report(severity, sections: answer)),
      reading: FormReading(form), configuration: Configuration(), types: ["bug"])
    let found = RuleSet(rules: [SectionMissing()], configuration: Configuration()).check(subject)
    #expect(
      found.map { "\($0.level.rawValue) '\($0.message.split(separator: "'", omittingEmptySubsequences: false)[1])'" }
        .sorted()
        == asked)
  }

  @Test func `finds nothing in a report that keeps them all`() throws {
    let text = String.report("environment:\n  os: Debian 12\n  server: local\n  python: 3.11.7\n  test_scenario: login")
    #expect(RuleSet(configuration: Configuration()).check(try Example(text).subject()) == [])
  }
}
