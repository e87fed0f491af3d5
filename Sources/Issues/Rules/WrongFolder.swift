/// The layout says which folder an issue is in, so that there is one place for an id.
struct WrongFolder: Rule {
  let id: RuleID = "wrong-folder"
  let summary = "An issue is in the folder that the layout gives it."
  let reason =
    "Two clones that put the same id into two folders meet in no merge, and whoever looks where the layout says finds nothing."
  let remedy = "Run `git issue doctor --fix`: it moves all of them in one commit, with what belongs to them."
  let needs = RuleNeeds.nothing
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example("←", path: ".issues/7/BUG-001-crash.md"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .issue, let id = IssueFolder.id(of: subject.path, prefixes: subject.configuration.prefixes)
    else { return }
    let layout = subject.configuration.layout
    guard !IssueFolder.isInPlace(subject.path, id, layout: layout) else { return }
    let folder = IssueFolder.folder(of: id, layout: layout)
    report(
      Finding(
        "the layout is \(layout.rawValue), and this issue is not in \(folder)", at: 0..<0,
        help: "run `git issue doctor --fix`, or `git mv` it there with its folder"))
  }
}
