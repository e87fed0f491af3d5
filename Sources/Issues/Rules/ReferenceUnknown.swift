/// A reference leads somewhere.
struct ReferenceUnknown: Rule {
  let id: RuleID = "reference-unknown"
  let summary = "Every issue that is named as related, or in a trailer of a commit message, is there."
  let reason = "A reference to nothing is a report that was lost, or a number that was mistyped."
  let remedy = "Mend the id, or take it out: `git issue set ID related-=BUG-404`. `git issue list` shows what is there."
  let needs = RuleNeeds.references
  var examples: [Example] {
    [
      Example(.report("related:\n  - BUG-002"), others: [".issues/BUG-002-other.md"]),
      Example(.report("related:\n  - https://example.org/issues/7\n  - '#12'")),
      Example(.report("related:\n  - BUG-404 ←")),
      .message("Look at the login\n\nRefs: BUG-404 ←", standing: .closed),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    let mentions = subject.trailers.filter { !$0.isUnclear }.flatMap(\.mentions)
    for mention in mentions where subject.surroundings.paths(mention.id).isEmpty {
      report(
        Finding(
          "there is no issue \(mention.id)", at: mention.range,
          help: "mend the id in the message: `git issue list` shows what is there"))
    }
    guard let field = subject.document["related"] else { return }
    for item in field.value.items ?? [field.value] {
      guard let id = item.text.flatMap({ IssueID($0.trimmed) }), subject.configuration.prefixes.contains(id.prefix),
        subject.surroundings.paths(id).isEmpty
      else { continue }
      report(
        Finding(
          "there is no issue \(id)", at: item.range,
          help: "mend the id, or remove it: `git issue list` shows what is there"))
    }
  }
}
