/// Nothing is resolved before it was reported.
struct DateOrder: Rule {
  let id: RuleID = "date-order"
  let summary = "An issue is resolved on or after the day on which it was reported."
  let reason = "Times to close are counted from these two days."
  let remedy =
    "Correct `reported:` or `resolved:`, whichever is wrong. `git issue close ID` writes `resolved:` by itself."
  var examples: [Example] {
    [
      Example(.report("status: wont-fix", "resolved: 2026-11-21")),
      Example(.report("status: wont-fix", "resolved: 2026-11-20 ←")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let field = subject.document["resolved"], let resolved = field.text.flatMap({ CalendarDate($0) }),
      let reported = subject.document["reported"]?.text.flatMap({ CalendarDate($0) }), resolved < reported
    else { return }
    report(
      Finding("resolved on \(resolved), but reported on \(reported)", at: field.range, help: "mend one of the two days")
    )
  }
}
