/// A value that cannot be read as what its field holds.
struct ValueMalformed: Rule {
  let id: RuleID = "value-malformed"
  let needs = RuleNeeds.body
  let summary = "Dates are days, ids are ids, people have an email, lists are lists."
  let reason = "A date that is not one cannot be sorted or counted, and a person without an email cannot be asked."
  let remedy =
    "Write it in the form that is named; `git issue check --fix` does it for days such as 2026/11/21."
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("reported: 21.11.2026 ←")),
      Example(.report("reported: 2026-02-30 ←")),
      Example(.report("related:\n  - the other bug ←")),
      Example(.report("reporter: Ada ←")),
      Example(.report("environment: Debian ←")),
      Example(.report("title:\n  - one ←")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    sections(subject, report)
    for field in subject.document.frontMatter.fields {
      switch field.key {
      case "reported", "resolved": date(field, report)
      case "reporter", "assignee": person(field, report)
      case "related", "formerly": ids(field, subject.configuration.prefixes, report)
      case "environment": environment(field, report)
      case "labels", "components", "files":
        if field.value.pairs != nil || field.value.items?.contains(where: { $0.text == nil }) ?? false {
          report(Finding("'\(field.key)' is not a list of texts", at: field.range, help: "write one `  - text` a line"))
        }
      case "id", "status", "type", "severity", "title", "phase", "reproducible":
        if field.value.text == nil {
          report(
            Finding("'\(field.key)' is not one text", at: field.range, help: "write `\(field.key): text` on one line"))
        }
      default: pattern(field, subject, report)
      }
    }
    title(subject, report)
  }

  private func title(_ subject: Subject, _ report: (Finding) -> Void) {
    guard let field = subject.document["title"], let text = field.text, text.hasNewline else {
      return
    }
    report(
      Finding(
        "the title has more than one line", at: field.range,
        help: "keep the title on one line; details go under ## Description"))
  }

  private func date(_ field: FrontMatter.Field, _ report: (Finding) -> Void) {
    guard let text = field.text else {
      if !field.value.isAbsent || field.value.text == nil {
        report(Finding("'\(field.key)' is not a date", at: field.range, help: "write the day as YYYY-MM-DD"))
      }
      return
    }
    if CalendarDate(text) == nil {
      let written = WrittenDate(text)
      let days = written?.readings.map(\.description) ?? []
      report(
        Finding(
          "'\(text)' is not a date", at: field.range,
          help: "write the day as YYYY-MM-DD: \(days.isEmpty ? "2026-01-31" : days.joined(separator: " or "))",
          fix: written?.fix(field.value)))
    }
  }

  private func person(_ field: FrontMatter.Field, _ report: (Finding) -> Void) {
    guard let text = field.text else { return }
    let person = Person(text)
    guard person.email == nil else { return }
    report(
      Finding(
        "'\(text)' has no email", at: field.range,
        help: "write `Name <email>` or an email, so that the person can be reached",
        level: .warning))
  }

  private func ids(_ field: FrontMatter.Field, _ prefixes: [String], _ report: (Finding) -> Void) {
    for item in field.value.items ?? [field.value] {
      guard let text = item.text, !text.isBlank else { continue }
      if IssueID(text.trimmed) == nil, !text.contains("/"), !text.hasPrefix("#") {
        let meant = Self.meantID(text, prefixes)
        report(
          Finding(
            "'\(text)' is not the id of an issue", at: item.range,
            help: "write it as \(meant?.description ?? "BUG-012")",
            fix: meant.flatMap { Fix(.unsafe, item, with: $0.description) }))
      }
    }
  }

  /// The id in `BUG 12`, `BUG_12` or `BUG12`.
  private static func meantID(_ text: String, _ prefixes: [String]) -> IssueID? {
    let text = text.trimmed.uppercased()
    guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return nil }
    return IssueID("\(prefix)-\(text.dropFirst(prefix.count).drop { " _#:".contains($0) })")
  }

  private func environment(_ field: FrontMatter.Field, _ report: (Finding) -> Void) {
    let pairs = field.value.pairs
    guard field.value.isAbsent || pairs.map({ $0.allSatisfy { $0.value.text != nil } }) ?? false else {
      return report(
        Finding(
          "'environment' is not a list of `key: value`", at: field.range, help: "write one `  os: Debian 12` a line"))
    }
  }

  private func pattern(_ field: FrontMatter.Field, _ subject: Subject, _ report: (Finding) -> Void) {
    guard let element = subject.form?.fields.first(where: { $0.key == field.key })?.element,
      let pattern = element.pattern, let text = field.text, !pattern.matches(text)
    else { return }
    report(Finding("'\(text)' does not match \(pattern.text)", at: field.range, help: Self.help(element)))
  }

  /// Answers in sections that a form wants to look like something.
  private func sections(_ subject: Subject, _ report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    for element in form.elements {
      guard let pattern = element.pattern else { continue }
      for section in subject.sections(for: element) where subject.verdict(of: section) == .real {
        let text = section.blocks.map(\.text).joined(separator: "\n").trimmed
        guard !pattern.matches(text) else { continue }
        let range = subject.range(ofBodyLines: section.headingLines)
        report(Finding("'\(element.label)' does not match \(pattern.text)", at: range, help: Self.help(element)))
      }
    }
    guard let pairs = subject.document["environment"]?.value.pairs else { return }
    for (key, element) in form.environment {
      guard let pattern = element.pattern, let node = pairs.first(where: { $0.key == key })?.value,
        let text = node.text,
        !pattern.matches(text)
      else { continue }
      report(Finding("'\(text)' does not match \(pattern.text)", at: node.range, help: Self.help(element)))
    }
  }

  private static func help(_ element: Form.Element) -> String {
    element.description.isBlank ? "see the form: git issue form show" : element.description
  }
}
