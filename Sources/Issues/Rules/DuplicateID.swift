/// Two issues with one id cannot be told apart.
struct DuplicateID: Rule {
  let id: RuleID = "duplicate-id"
  let summary = "No two issues have the same id."
  let reason =
    "Two clones may invent the same number. Until one of them moves, nothing can be said about \"BUG-042\", and nothing is written to it."
  let remedy =
    "Give one of the two a free number: `git issue renumber` does it, and takes what belongs to the issue along."
  let isExcusable = false
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report(), others: [".issues/BUG-002-other.md"]),
      Example(.report("id: BUG-001 ←"), others: [".issues/BUG-001-another-crash.md"]),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let field = subject.document["id"], let text = field.text, let id = IssueID(text) else { return }
    let others = subject.surroundings.paths(id).filter { $0 != subject.path && !$0.isEmpty }
    guard !others.isEmpty else { return }
    report(
      Finding(
        "\(id) is also the id of \(others.joined(separator: ", "))", at: field.range,
        help: "give one of them a free number: git issue renumber"))
  }
}
