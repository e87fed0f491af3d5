/// A merge as plain text may leave a section twice, and who reads the first does not look for the second.
struct DuplicateSection: Rule {
  let id: RuleID = "duplicate-section"
  let summary = "No section of the form stands twice in a report."
  let reason =
    "Where Git merges as plain text, a section that both sides have moved or rewritten may be there twice, without a conflict; then two answers stand beside each other."
  let remedy = "Keep what is right of both under one heading. `git issue log ID` shows who wrote which."
  let level = Configuration.Level.warning
  let needs = RuleNeeds.body
  var examples: [Example] {
    func notes(_ text: String) -> Example { Example(.report(sections: ["Additional Notes": text])) }
    return [
      Example(.report()),
      notes("### Step\n\nOne.\n\n### Step\n\nTwo."),
      notes("## Log\n\nOne.\n\n## Log\n\nTwo."),
      notes("## Case 1\n\n### Expected Behavior\n\nOne.\n\n## Case 2\n\n### Expected Behavior\n\nTwo."),
      notes("**Expected Behavior**\n\nThe same as above."),
      notes("## Expected Behavior ←\n\nAnother message."),
      notes("## Actual behaviour\n\nIt is so in Firefox too."),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.form != nil, subject.excess == nil else { return }
    var seen: Set<String> = []
    for section in subject.sections where section.level <= 2 && !subject.meaning(of: section).elements.isEmpty {
      guard !seen.insert(section.title.lowercased()).inserted else { continue }
      report(
        Finding(
          "there is a section '\(section.title)' already", at: subject.range(ofBodyLines: section.headingLines),
          help: "keep what is right of both under one heading"))
    }
  }
}
