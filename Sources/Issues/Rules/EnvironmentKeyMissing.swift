/// The parts of the environment that a form asks for are all named.
struct EnvironmentKeyMissing: Rule {
  let id: RuleID = "environment-key-missing"
  let summary = "Every part of the environment that the form requires is named."
  let reason =
    "A form requires only what decides where a bug can be seen; a recommended part that is missing is a warning."
  let needs = RuleNeeds.body
  var examples: [Example] {
    [
      Example(.report("environment:\n  os: Debian 12\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
      Example(.report("environment: ←\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
      Example(.report("environment:\n  os: N/A ←\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, !form.environment.isEmpty, subject.excess == nil else { return }
    let answer = subject.environment
    // Nothing at all is the other rule's.
    guard answer.isReal else { return }
    for (key, element) in form.environment where element.isRequired || element.isRecommended {
      let node = subject.document.frontMatter[["environment", key]]
      if answer.names(key, element) { continue }
      guard element.isRequired || subject.kind == .issue else { continue }
      let range =
        node.map { $0.range.isEmpty ? nil : $0.range } ?? subject.document["environment"]?.keyRange ?? answer.heading
      report(
        Finding(
          "the environment does not say '\(element.label)'", at: range ?? subject.placeOfBody,
          help: subject.kind == .issue ? "write `  \(key): …` below `environment:`" : "write `- \(element.label): …`",
          level: element.isRequired ? nil : .warning))
    }
  }
}
