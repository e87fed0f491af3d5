/// Lists and counts work only over the values that are agreed on.
struct ValueNotAllowed: Rule {
  let id: RuleID = "value-not-allowed"
  let summary = "Fields with fixed choices hold one of them."
  let needs = RuleNeeds.body
  let reason = "A status or severity of somebody's own is in no list, no count and no query."
  let remedy =
    "Write one of the values that are named: `git issue set ID severity=high`."
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("status: done ←")),
      Example(.report("severity: catastrophic ←")),
      Example(.report("type: sadness ←")),
      Example(.report("reproducible: maybe ←")),
      Example(.report("phase: Phase 9 ←"), settings: "phases: [Phase 1, Phase 2]"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    choices(subject, report)
    guard subject.kind == .issue else { return }
    let configuration = subject.configuration
    func judge(_ key: String, _ allowed: [String], isRequired: Bool = false) {
      guard let field = subject.document[key], let text = field.text else {
        if isRequired {
          report(
            Finding(
              "'\(key)' has no value", at: subject.document[key]?.range ?? subject.placeOfFields,
              help: Self.oneOf(allowed)))
        }
        return
      }
      guard !allowed.contains(text) else { return }
      let meant =
        configuration.status(text)?.id ?? configuration.severity(text)?.id ?? Nearest.word(to: text, among: allowed)
      let help = meant.map { allowed.contains($0) ? "write '\($0)'; " : "" } ?? ""
      report(Finding("'\(text)' is not a \(key) here", at: field.range, help: help + Self.oneOf(allowed)))
    }
    judge("status", configuration.statuses.map(\.id), isRequired: true)
    judge("type", subject.types)
    judge("severity", configuration.severities.map(\.id))
    judge("reproducible", ["always", "intermittent", "never"])
    if !configuration.phases.isEmpty { judge("phase", configuration.phases) }
    for (key, element) in subject.form?.fields ?? [] where !Document.fieldOrder.contains(key) {
      let options = element.options.map(\.label)
      guard !options.isEmpty, let field = subject.document[key] else { continue }
      for text in field.value.texts where !options.contains(text) {
        report(Finding("'\(text)' is not a choice of '\(element.label)'", at: field.range, help: Self.oneOf(options)))
      }
    }
  }

  /// Sections that answer a question with fixed choices.
  private func choices(_ subject: Subject, _ report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    for element in form.sections where element.kind == .dropdown && !element.options.isEmpty {
      let options = element.options.map(\.label)
      for section in subject.sections(for: element) where subject.substance.judge(section.blocks) == .real {
        // Several choices stand one a line, or with commas between them.
        let texts = Self.texts(section.blocks).flatMap {
          options.contains($0) ? [$0] : $0.split(separator: ",").map(\.trimmed)
        }
        for text in texts where !options.contains(text) && text != "None" {
          let range = subject.range(ofBodyLines: section.headingLines)
          report(Finding("'\(text)' is not a choice of '\(element.label)'", at: range, help: Self.oneOf(options)))
        }
      }
    }
  }

  private static func texts(_ blocks: [MarkdownBlock]) -> [String] {
    blocks.flatMap { block in
      block.children.isEmpty ? block.text.split(whereSeparator: \.isNewline).map(\.trimmed) : texts(block.children)
    }
  }

  private static func oneOf(_ allowed: [String]) -> String { "use one of: \(allowed.joined(separator: ", "))" }
}

extension Subject {
  /// Where to point when a field is not there: the first field.
  var placeOfFields: Range<Int> { document.frontMatter.fields.first?.keyRange ?? 0..<0 }
}
