/// A commit that says that it closes an issue does.
struct TrailerNotClosed: Rule {
  let id: RuleID = "trailer-not-closed"
  let summary = "A commit whose message says that it closes an issue closes it."
  let reason =
    "The history and the tracker must not say two things. The trailers `Closes:`, `Fixes:` and `Resolves:` are checked by the `commit-msg` hook, by what the commit holds."
  let remedy =
    "Close the issue in the same commit: `git issue close ID --stage -s resolution=\"…\"`, then commit again. A commit that does not close it says `Refs: ID`."
  let needs = RuleNeeds.message
  let isExcusable = false
  var examples: [Example] {
    [
      .message("Refuse an empty password\n\nCloses: BUG-001", standing: .closed),
      .message("Look at the login\n\nRefs: BUG-001", standing: .open(status: "open")),
      .message("Refuse an empty password\n\nCloses: BUG-001 ←", standing: .open(status: "open")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    for trailer in subject.trailers where trailer.claim == .closes && !trailer.isUnclear {
      for mention in trailer.mentions where !subject.surroundings.paths(mention.id).isEmpty {
        let id = mention.id
        switch subject.surroundings.standing(id) {
        case .closed: continue
        case .open(let status, let missing):
          let sections = missing.map { " -s \($0)=\"…\"" }.joined()
          let help = "close it in this commit: `git issue close \(id) --stage\(sections)`; or say `Refs: \(id)`"
          report(Finding("\(id) is not closed: its status is '\(status)'", at: mention.range, help: help))
        case .closedInWorkTree(let path):
          let help = "commit \(path) too"
          report(Finding("\(id) is closed here, but not in this commit", at: mention.range, help: help))
        case .unreadable(let path):
          let help = "`git issue check \(id)` says what is wrong with it"
          report(Finding("\(id) cannot be read: \(path)", at: mention.range, help: help))
        }
      }
    }
  }
}
