/// The parts of the environment that a form asks for are all named.
struct EnvironmentKeyMissing: Rule {
  let id: RuleID = "environment-key-missing"
  let summary = "Every part of the environment that the form requires is named."
  let reason =
    "A form requires only what decides where a bug can be seen; a recommended part that is missing is a warning."
  let remedy =
    "Name what is missing: `git issue set ID environment.os=\"Debian 12\"`. `git issue form show TYPE` lists what the form asks for."
  let needs = RuleNeeds.body
  let isAboutCompleteness = true
  var examples: [Example] {
    [
      Example(.report("environment:\n  os: Debian 12\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
      Example(.report("environment: ←\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
      Example(.report("environment:\n  os: N/A ←\n  server: local\n  python: 3.11.7\n  test_scenario: login")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let asked = subject.reading?.environment, !asked.isEmpty, subject.excess == nil else { return }
    let answer = subject.environment
    // Nothing at all is the other rule's.
    guard answer.isReal else { return }
    let place = subject.document["environment"]?.keyRange ?? answer.heading ?? subject.placeOfBody
    func help(_ asked: [FormReading.EnvironmentKey]) -> String {
      let lines = asked.map { subject.kind == .issue ? "`  \($0.key): …`" : "`- \($0.element.label): …`" }
      return "write \(lines.joined(separator: ", "))" + (subject.kind == .issue ? " below `environment:`" : "")
    }
    for part in asked where part.element.isRequired && !answer.names(part) {
      let node = subject.document.frontMatter[["environment", part.key]]
      let range = node.flatMap { $0.range.isEmpty ? nil : $0.range } ?? place
      report(Finding("the environment does not say '\(part.element.label)'", at: range, help: help([part])))
    }
    // A text that a form on a web page produced has its own answers to what is only recommended.
    guard subject.kind == .issue else { return }
    let left = asked.filter { $0.element.isRecommended && !answer.names($0) }
    guard !left.isEmpty else { return }
    let names = left.map { "'\($0.element.label)'" }.joined(separator: ", ")
    report(Finding("the environment does not say \(names)", at: place, help: help(left), level: .warning))
  }
}
