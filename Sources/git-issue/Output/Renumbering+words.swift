internal import IssueStore
internal import Issues

extension Renumbering {
  /// What is done, a line for each issue that moves, with its new path.
  func lines(_ style: Style) -> [String] {
    moves.flatMap { move in
      let new = style.paint(TerminalText(move.renaming.new.description), as: .id)
      return [
        "\(new) formerly \(TerminalText("\(move.renaming.old): \(move.title)"))", "\(TerminalText(move.newPath))",
      ]
    }
  }

  /// Who keeps the ids and why, and what a person should look at.
  var remarks: [String] {
    var remarks = moves.map { "\($0.renaming.old) stays with \($0.stayingPath), \($0.reason.words)" }
    remarks += followed.map { "\($0.path): it was filed as \($0.former), which is \($0.id) now" }
    if !references.isEmpty { remarks.append("references follow in \(references.joined(separator: ", "))") }
    for move in moves {
      remarks += move.unclear.map { "left with \(move.stayingPath), since nothing says whose it is: \($0)" }
    }
    remarks += left.map { "\($0.path) cannot give up \($0.id): \($0.reason)" }
    return remarks
  }

  var json: [(String, JSON)] {
    [
      (
        "renumbered",
        .list(
          moves.map { move in
            .object([
              ("id", .text(move.renaming.new.description)), ("formerly", .text(move.renaming.old.description)),
              ("title", .text(move.title)), ("path", .text(move.newPath)), ("formerPath", .text(move.oldPath)),
              ("staying", .text(move.stayingPath)), ("reason", .text(move.reason.rawValue)),
              ("unclear", .texts(move.unclear)),
            ])
          })
      ),
      (
        "followed",
        .list(
          followed.map {
            .object([
              ("id", .text($0.id.description)), ("formerly", .text($0.former.description)), ("path", .text($0.path)),
            ])
          })
      ),
      ("references", .texts(references)),
      (
        "left",
        .list(
          left.map {
            .object([("id", .text($0.id.description)), ("path", .text($0.path)), ("reason", .text($0.reason))])
          })
      ),
    ]
  }
}

extension Renumbering.Reason {
  fileprivate var words: String {
    switch self {
    case .upstream: "which others have by now"
    case .firstParent: "which was here first"
    case .reported: "which was reported earlier"
    case .path: "which comes first by its name"
    }
  }
}
