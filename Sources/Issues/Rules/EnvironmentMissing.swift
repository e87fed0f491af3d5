/// A report says where it happens.
struct EnvironmentMissing: Rule {
  let id: RuleID = "environment-missing"
  let summary = "A report says where it happens: the system, the versions."
  let reason = "Half of all bugs show only somewhere; without a where, the first question to the reporter is lost time."
  let remedy =
    "Write `environment:` and below it `  os: Debian 12`. `git issue add --env-auto` fills in what can be seen."
  let needs = RuleNeeds.body
  let isAboutCompleteness = true
  let isExcusable = false
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("environment:", sections: ["Environment": "- OS: Debian 12"])),
      Example(.report("environment: ←")),
      Example(.report("environment: ←\n  os: N/A")),
      Example(.report("environment: ←\n  os: latest\n  python: '?'")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, form.asksForEnvironment, subject.excess == nil else { return }
    let answer = subject.environment
    guard !answer.isReal else { return }
    let keys = form.environment.map(\.key)
    let field = subject.document["environment"]
    let range = field?.keyRange ?? answer.heading ?? subject.placeOfBody
    let key = form.environment.first { $0.element.isRequired }?.key ?? keys.first ?? "os"
    let help: String =
      subject.kind == .issue
      ? "write `environment:` and below it `  \(key): …`"
        + (keys.count > 1 ? " (also: \(keys.filter { $0 != key }.joined(separator: ", ")))" : "")
        + "; `git issue add --env-auto` fills in what it can see"
      : "name the system and the versions, for example `- OS: Debian 12`"
    report(Finding("say where it happens: the report names no environment", at: range, help: help))
  }
}
