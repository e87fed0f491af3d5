/// The parts of the environment that a form asks for are all named.
struct EnvironmentKeyMissing: Rule {
  let id: RuleID = "environment-key-missing"
  let summary = "Every part of the environment that the form requires is named."
  let reason =
    "A form requires only what decides where a bug can be seen; a recommended part that is missing is a warning."
  let remedy =
    "Name what is missing: `git issue set ID environment.os=\"Debian 12\"`. `git issue form show TYPE` lists what the form asks for."
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
    let place = subject.document["environment"]?.keyRange ?? answer.heading ?? subject.placeOfBody
    func help(_ asked: [(key: String, element: Form.Element)]) -> String {
      let lines = asked.map { subject.kind == .issue ? "`  \($0.key): …`" : "`- \($0.element.label): …`" }
      return "write \(lines.joined(separator: ", "))" + (subject.kind == .issue ? " below `environment:`" : "")
    }
    for (key, element) in form.environment where element.isRequired && !answer.names(key, element) {
      let node = subject.document.frontMatter[["environment", key]]
      let range = node.flatMap { $0.range.isEmpty ? nil : $0.range } ?? place
      report(Finding("the environment does not say '\(element.label)'", at: range, help: help([(key, element)])))
    }
    // A text that a form on a web page produced has its own answers to what is only recommended.
    guard subject.kind == .issue else { return }
    let left = form.environment.filter { $0.element.isRecommended && !answer.names($0.key, $0.element) }
    guard !left.isEmpty else { return }
    let names = left.map { "'\($0.element.label)'" }.joined(separator: ", ")
    report(Finding("the environment does not say \(names)", at: place, help: help(left), level: .warning))
  }
}
