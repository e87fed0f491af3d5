/// An issue goes only where the team's workflow lets it.
struct TransitionForbidden: Rule {
  let id: RuleID = "transition-forbidden"
  let summary = "A status follows only those statuses from which the settings allow it."
  let reason = "A team that wants every fix reviewed writes it down once, under `transitions:`."
  let remedy =
    "Set one of the statuses that are named: `git issue set ID status=STATUS`. What is allowed stands under `transitions:` in `.issues/config.yml`."
  let needs = RuleNeeds.previous
  var examples: [Example] {
    [
      Example(.report("status: wont-fix"), previous: .report("status: open")),
      Example(
        .report("status: wont-fix"), settings: "transitions:\n  open: [in-progress, wont-fix]",
        previous: .report("status: open")),
      Example(
        .report("status: wont-fix ←"), settings: "transitions:\n  open: [in-progress]",
        previous: .report("status: open")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let field = subject.document["status"], let new = field.text, let old = subject.previous?["status"]?.text,
      old != new,
      let allowed = subject.configuration.transitions[old], !allowed.contains(new)
    else { return }
    let next = allowed.isEmpty ? "'\(old)' is final" : "from '\(old)' it may become: \(allowed.joined(separator: ", "))"
    report(Finding("'\(old)' may not become '\(new)'", at: field.range, help: next))
  }
}
