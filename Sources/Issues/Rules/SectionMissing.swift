/// A section that the form requires has content.
struct SectionMissing: Rule {
  let id: RuleID = "section-missing"
  let summary = "Every section and field that the form requires is answered."
  let reason = "What one report lacks, somebody has to ask for; the form is the list of what was asked for too often."
  let needs = RuleNeeds.body
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Expected Behavior ←": ""])),
      Example(.report(sections: ["Expected Behavior ←": "[What should happen]"])),
      Example(.report(sections: ["Actual Behavior ←": "N/A"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    for element in form.elements where element.isRequired && !element.asksForSteps {
      switch element.place {
      case .environment: continue
      case .section where element.asksForEnvironment: continue
      case .field(let key) where subject.kind == .issue:
        guard subject.document[key]?.value.texts.isEmpty ?? true else { continue }
        report(
          Finding(
            "'\(element.label)' is not answered", at: subject.document[key]?.range ?? subject.placeOfFields,
            help: "give `\(key):` a value"))
      case .section, .field:
        if element.kind == .checkboxes, !element.options.contains(where: \.isRequired) { continue }
        let answers = subject.sections(for: element)
        if answers.contains(where: { subject.substance.judge($0.blocks) == .real }) { continue }
        let range = answers.first.map { subject.range(ofBodyLines: $0.headingLines) } ?? subject.placeOfBody
        let message = answers.isEmpty ? "there is no section '\(element.label)'" : "'\(element.label)' is not answered"
        report(Finding(message, at: range, help: Self.help(element)))
      }
    }
  }

  private static func help(_ element: Form.Element) -> String {
    let hint = element.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return "write it under `## \(element.label)`" + (hint.isEmpty ? "" : ": \(hint)")
  }
}
