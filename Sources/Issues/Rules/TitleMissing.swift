/// An issue without a title cannot be found in a list.
struct TitleMissing: Rule {
  let id: RuleID = "title-missing"
  let summary = "An issue has a title."
  let reason = "The title is all that a list shows; \"bug\" or a template's own words tell nobody what is broken."
  let remedy = "Say in a few words what is broken: `git issue set ID title=\"Login crashes on an empty password\"`."
  let isAboutCompleteness = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("title: 'Login fails: ['")),
      Example(.report("title: Mine")),
      Example(.report("title: TODO ←")),
      Example(.report("title: ←")),
      Example(.report("title: '[Bug Title]' ←")),
      Example("---\nid: BUG-001 ←\nstatus: open\n---\n"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    let field = subject.document["title"]
    let prefix = subject.form?.titlePrefix.trimmed ?? ""
    var text = field?.text ?? ""
    if !prefix.isEmpty, text.hasPrefix(prefix) { text = text.dropFirst(prefix.count).trimmed }
    guard subject.substance.isNoTitle(text), field?.value.text != nil || field == nil else { return }
    report(
      Finding(
        "give this issue a title", at: field?.range ?? subject.placeOfFields,
        help: "say in a few words what is broken: `title: Login crashes on an empty password`"))
  }
}
