/// A baseline only shrinks by being looked after.
struct BaselineStale: Rule {
  let id: RuleID = "baseline-stale"
  let summary = "Every finding in the baseline is still there."
  let reason =
    "An entry that covers nothing today covers the same fault when somebody makes it again. It is judged where all issues are."
  let remedy =
    "Write the baseline anew with `git issue check --write-baseline`, see with `git diff` that it only shrank, and commit it."
  let level = Configuration.Level.warning
  // A baseline may be larger than a report.
  let needs = RuleNeeds.nothing
  let isExcusable = false
  var examples: [Example] {
    let entry = #"{"path":".issues/BUG-001-x.md","rule":"title-missing","text":"give it a title","count":2}"#
    return [
      .baseline("{\"version\":1,\"findings\":[\n\(entry)\n]}", covered: 2),
      .baseline("{\"version\":1,\"findings\":[\n\(entry) ←\n]}", covered: 1),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .baseline,
      let baseline = try? Baseline(subject.document.bytes, path: subject.path)
    else { return }
    let option = subject.path == IssueFolder.baseline ? "" : " --baseline \(subject.path)"
    for entry in baseline.entries {
      let found = subject.surroundings.covered(entry)
      guard found < entry.count else { continue }
      let message =
        !Baseline.canCover(entry.rule)
        ? "no baseline covers \(entry.rule)"
        : found == 0
          ? "\(entry.rule) is not found in \(entry.path) any more"
          : "\(entry.rule) is found in \(entry.path) only \(found) of \(entry.count) times"
      report(
        Finding(message, at: entry.range, help: "write the baseline anew: git issue check --write-baseline\(option)"))
    }
  }
}
