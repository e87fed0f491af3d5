/// A report is read by people; what is larger is an attachment.
struct TooLarge: Rule {
  let id: RuleID = "too-large"
  let summary = "An issue is at most 1 MiB, with tables, brackets and nesting that a person could read."
  let reason = "Anything beyond takes every reader's machine far longer than its worth, by accident or on purpose."
  let remedy = "Move logs and long tables into an attachment: `git issue attach ID FILE`."
  let needs = RuleNeeds.nothing
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": String(repeating: ">", count: 120) + " deep ←"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    if subject.mode == .regular || subject.mode == .executable, subject.size > Document.largest {
      return report(
        Finding(
          "the file has \(subject.size) bytes, more than 1 MiB", at: 0..<0,
          help: "move logs into an attachment: `git issue attach ID FILE`"))
    }
    guard let excess = subject.excess else { return }
    let offset = subject.document.bodyRange.lowerBound + excess.offset
    report(Finding(excess.message, at: offset..<offset, help: "move it into an attachment: `git issue attach ID FILE`"))
  }
}
