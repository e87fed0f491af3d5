/// Lists and counts work only over the values that are agreed on.
struct ValueNotAllowed: Rule {
  let id: RuleID = "value-not-allowed"
  let summary = "Fields with fixed choices hold one of them."
  let needs = RuleNeeds.body
  let reason = "A status or severity of somebody's own is in no list, no count and no query."
  let remedy =
    "Write one of the values that are named; `git issue check --fix` does it where only the spelling is another."
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
      let meant = Choice(text, among: allowed, synonym: Self.synonym(of: text, key, configuration))
      let help = meant.map { "write '\($0.value)'; " } ?? ""
      report(
        Finding(
          "'\(text)' is not a \(key) here", at: field.range, help: help + Self.oneOf(allowed),
          fix: meant?.fix(field.value)))
    }
    judge("status", configuration.statuses.map(\.id), isRequired: true)
    judge("type", subject.types)
    judge("severity", configuration.severities.map(\.id))
    judge("reproducible", Reproducibility.allCases.map(\.rawValue))
    if !configuration.phases.isEmpty { judge("phase", configuration.phases) }
    for (key, element) in subject.form?.fields ?? [] where !Document.fieldOrder.contains(key) {
      let options = element.options.map(\.label)
      guard !options.isEmpty, let field = subject.document[key] else { continue }
      for node in field.value.items ?? [field.value] {
        guard let text = node.text, !text.isEmpty, !options.contains(text) else { continue }
        report(
          Finding(
            "'\(text)' is not a choice of '\(element.label)'", at: field.range, help: Self.oneOf(options),
            fix: Choice(text, among: options)?.fix(node)))
      }
    }
  }

  /// The id that the settings know a name by.
  private static func synonym(of text: String, _ key: String, _ configuration: Configuration) -> String? {
    switch key {
    case "status": configuration.status(text)?.id
    case "severity": configuration.severity(text)?.id
    default: nil
    }
  }

  /// Sections that answer a question with fixed choices.
  private func choices(_ subject: Subject, _ report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    for element in form.sections where element.kind == .dropdown && !element.options.isEmpty {
      let options = element.options.map(\.label)
      for section in subject.sections(for: element) where subject.verdict(of: section) == .real {
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

/// One of some choices that a text most likely means.
private struct Choice {
  let value: String
  /// Safe where only the spelling is another.
  private let applicability: Fix.Applicability

  /// - Parameter synonym: The choice of which the text is another name, if it is one.
  init?(_ text: String, among allowed: [String], synonym: String? = nil) {
    let key = Configuration.key(text)
    let alike = synonym.map { [$0] } ?? allowed.filter { !key.isEmpty && Configuration.key($0) == key }
    if alike.count == 1, let value = alike.first {
      (self.value, applicability) = (value, .safe)
    } else if let value = Nearest.word(to: text, among: allowed) {
      (self.value, applicability) = (value, .unsafe)
    } else {
      return nil
    }
  }

  func fix(_ node: YAMLNode) -> Fix? { Fix(applicability, node, with: value) }
}

extension Subject {
  /// Where to point when a field is not there: the first field.
  var placeOfFields: Range<Int> { document.frontMatter.fields.first?.keyRange ?? 0..<0 }
}
