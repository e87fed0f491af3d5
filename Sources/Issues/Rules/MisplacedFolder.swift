/// Comments and attachments are shown with the issue that their folder is named after.
struct MisplacedFolder: Rule {
  let id: RuleID = "misplaced-folder"
  let summary = "The folder of an issue's comments and attachments stands beside its file."
  let reason =
    "A merge can part them: one side deletes, moves or renumbers an issue while the other comments on it. Nobody would see what was said."
  let remedy =
    "Run `git issue renumber` where the issue has another id now, and `git issue doctor --fix` where it lies in another folder. An issue that is gone comes back with `git checkout REV -- PATH`; what is not wanted goes with `git rm -r FOLDER`."
  let needs = RuleNeeds.nothing
  let isStructural = true
  var examples: [Example] {
    [
      .folder("", owner: ".issues/BUG-001-login-crash.md"),
      .folder("←", owner: nil),
      .folder("←", owner: ".issues/0/BUG-001-login-crash.md"),
      .folder("←", owner: ".issues/BUG-002-login-crash.md"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .folder else { return }
    let prefixes = subject.configuration.prefixes
    guard let owner = subject.surroundings.owner(subject.path) else {
      return report(
        Finding(
          "the issue of these comments and attachments is not there", at: 0..<0,
          help: "`git log --all -- \(subject.path).md` tells what became of it; `git rm -r` removes what is not wanted")
      )
    }
    let id = IssueFolder.id(of: owner, prefixes: prefixes)
    if let id, id != IssueID(stem: subject.stem, prefixes: prefixes) {
      report(
        Finding("these belong to \(id), which was renumbered", at: 0..<0, help: "run `git issue renumber`"))
    } else if IssueFolder.folder(of: owner) != IssueFolder.folder(of: subject.path) {
      report(
        Finding(
          "the issue of these is \(owner)", at: 0..<0, help: "run `git issue doctor --fix`, or `git mv` them there"))
    }
  }
}
