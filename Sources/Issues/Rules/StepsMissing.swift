/// A report that does not say how to make it happen is one that nobody can work on.
struct StepsMissing: Rule {
  let id: RuleID = "steps-missing"
  let summary = "A report says how to make it happen."
  let reason = "Most of the work on a bug without steps is finding them; only the reporter knows them."
  let remedy =
    "Write what to do, one step a line, under `## Steps to Reproduce`. What cannot be reproduced gets `reproducible: never`, and the evidence under `## Actual Behavior`."
  let needs = RuleNeeds.body
  let isAboutCompleteness = true
  let isExcusable = false
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Steps to Reproduce": "Open the login page, leave the password empty, press Enter."])),
      Example(.report(sections: ["Steps to Reproduce": "```sh\ncurl -d password= http://localhost/login\n```"])),
      Example(.report("reproducible: intermittent")),
      Example(.report(sections: ["Steps to Reproduce ←": "1. [Step 1]\n2. [Step 2]"])),
      Example(.report(sections: ["Steps to Reproduce ←": "N/A"])),
      Example(.report(sections: ["Steps to Reproduce ←": "<!-- how do you get there? -->"])),
      Example(.report(sections: ["Steps to Reproduce ←": "There are no steps."])),
      Example(.report("reproducible: never", sections: ["Steps to Reproduce ←": "", "Actual Behavior": "N/A"])),
      Example(
        .report("reproducible: never", sections: ["Steps to Reproduce ←": "", "Actual Behavior": "It is broken."])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, form.asksForSteps, subject.excess == nil else { return }
    if hasTypedWayOut(subject, subject.sections) { return }

    let label = form.elements.first(where: \.asksForSteps)?.label ?? "Steps to Reproduce"
    let help =
      "write what to do, one step a line, under `## \(label)`, for example `1. Open the login page`; "
      + "if it cannot be reproduced, set `reproducible: never` and show the evidence under `## Actual Behavior`"
    switch subject.steps.verdict {
    case .real: return
    case .absent:
      let hint = form.elements.first(where: \.asksForSteps).flatMap { subject.openBlock(hiding: $0) }
      report(
        Finding(
          "say how to make it happen: there is no section '\(label)'", at: subject.placeOfBody, help: hint ?? help))
    case .fake(let verdict, let section):
      let message: String =
        switch verdict {
        case .empty, .real: "say how to make it happen: '\(section.title)' is empty"
        case .placeholder(let text): "say how to make it happen: '\(text)' only stands in for steps"
        case .denial: "say how to make it happen: this tells no steps"
        }
      report(Finding(message, at: subject.range(ofBodyLines: section.headingLines), help: help))
    }
  }

  /// `reproducible: never` or `intermittent`, with evidence of what happened.
  private func hasTypedWayOut(_ subject: Subject, _ sections: [Outline.Section]) -> Bool {
    guard let text = subject.document["reproducible"]?.text, text == "never" || text == "intermittent" else {
      return false
    }
    return sections.contains { section in
      subject.meaning(of: section).elements.contains { $0 == "actual" || $0 == "error" }
        && subject.substance.isEvidence(section.blocks)
    }
  }
}
