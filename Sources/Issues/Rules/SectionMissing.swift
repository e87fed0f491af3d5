/// A section that the form requires has content.
struct SectionMissing: Rule {
  let id: RuleID = "section-missing"
  let summary = "Every section and field that the form requires is answered."
  let reason = "What one report lacks, somebody has to ask for; the form is the list of what was asked for too often."
  let remedy =
    "Write the answer under the heading that is named. `git issue form show TYPE` lists what the form asks for."
  let needs = RuleNeeds.body
  let isAboutCompleteness = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Expected Behavior": "Nothing.", "Actual Behavior": "`None`"])),
      Example(.report(sections: ["Expected Behavior ←": ""])),
      Example(.report(sections: ["Expected Behavior ←": "[What should happen]"])),
      Example(.report(sections: ["Actual Behavior ←": "N/A"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    for element in form.sections where element.kind == .checkboxes { boxes(of: element, subject, report) }
    for element in form.elements where !element.asksForSteps {
      guard let demand = demand(for: element, in: form, subject) else { continue }
      switch element.place {
      case .environment: continue
      case .section where element.asksForEnvironment: continue
      case .field(let key) where subject.kind == .issue:
        guard subject.document[key]?.value.texts.isEmpty ?? true else { continue }
        report(
          Finding(
            "'\(element.label)' is not answered", at: subject.document[key]?.range ?? subject.placeOfFields,
            help: "give `\(key):` a value\(demand.reason)", level: demand.level))
      case .section, .field:
        if element.kind == .checkboxes { continue }
        let answers = subject.sections(for: element)
        if answers.contains(where: { subject.verdict(of: $0) == .real }) { continue }
        let range = answers.first.map { subject.range(ofBodyLines: $0.headingLines) } ?? subject.placeOfBody
        let message = answers.isEmpty ? "there is no section '\(element.label)'" : "'\(element.label)' is not answered"
        let help = answers.isEmpty ? subject.openBlock(hiding: element) : nil
        report(Finding(message, at: range, help: (help ?? Self.help(element)) + demand.reason, level: demand.level))
      }
    }
  }

  /// How much an answer is missed, and why.
  private typealias Demand = (level: Configuration.Level?, reason: String)

  private func demand(for element: Form.Element, in form: Form, _ subject: Subject) -> Demand? {
    if element.isRequired { return (nil, "") }
    // How an issue was resolved is asked for by a rule of its own.
    if element.id != "resolution", let field = form.fieldRequiring(element, in: subject.document) {
      let value = field.value.texts.joined(separator: ", ")
      return (nil, "; the form asks for it where '\(field.key)' is '\(value)'")
    }
    // A text that a form on a web page produced has its own answers to what is only recommended.
    return element.isRecommended && subject.kind == .issue ? (.warning, "") : nil
  }

  /// Boxes that must be ticked before a report is sent.
  private func boxes(of element: Form.Element, _ subject: Subject, _ report: (Finding) -> Void) {
    let required = element.options.filter(\.isRequired).map(\.label)
    guard !required.isEmpty else { return }
    let answers = subject.sections(for: element)
    let ticked = Set(answers.flatMap { Self.tickedItems($0.blocks) }.map { Words.comparable($0) })
    for label in required where !ticked.contains(Words.comparable(label)) {
      let range = answers.first.map { subject.range(ofBodyLines: $0.headingLines) } ?? subject.placeOfBody
      report(
        Finding("'\(label)' is not ticked", at: range, help: "write `- [x] \(label)` under `## \(element.label)`"))
    }
  }

  private static func tickedItems(_ blocks: [MarkdownBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      if block.kind == .item(isChecked: true) { return block.children.prefix(1).map(\.text) }
      return tickedItems(block.children)
    }
  }

  private static func help(_ element: Form.Element) -> String {
    let hint = element.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return "write it under `## \(element.label)`" + (hint.isEmpty ? "" : ": \(hint)")
  }
}
