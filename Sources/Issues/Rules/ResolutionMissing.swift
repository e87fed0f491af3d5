/// What was done about an issue that is fixed is worth more than that it is.
struct ResolutionMissing: Rule {
  let id: RuleID = "resolution-missing"
  let summary = "An issue that is fixed says how, in the section that its form asks for."
  let reason = "Whoever meets the bug again, or reviews the fix, starts from what was done."
  let remedy =
    "Say how it was resolved: `git issue close ID --as fixed -s resolution=\"An empty password is refused.\"`."
  let isAboutCompleteness = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("status: wont-fix")),
      Example(.report("status: fixed", sections: ["Resolution": "Check for the empty string."])),
      Example(.report("status: fixed ←")),
      Example(.report("status: fixed", sections: ["Resolution ←": "TODO"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, let element = form.element("resolution"),
      let field = form.fieldRequiring(element, in: subject.document)
    else { return }
    let sections = subject.sections(for: element)
    guard !sections.contains(where: { subject.verdict(of: $0) == .real }) else { return }
    let range = sections.first.map { subject.range(ofBodyLines: $0.headingLines) } ?? field.range
    let fake: String? = sections.lazy.compactMap { section in
      if case .placeholder(let text) = subject.verdict(of: section) { text } else { nil }
    }.first
    report(
      Finding(
        "say how this was resolved" + (fake.map { ": '\($0)' does not" } ?? ""), at: range,
        help: (sections.isEmpty ? subject.openBlock(hiding: element) : nil)
          ?? "write it under `## \(element.label)`, or add `-s resolution=\"…\"` to `git issue close`"))
  }
}
