internal import Issues

/// What was brought together.
struct SyncReport {
  let target: SyncTarget
  /// How many commits came and went.
  let received: Int
  let sent: Int
  /// The issues that got another id.
  let moves: [Renaming]

  /// For people, on one line.
  var words: String {
    func commits(_ count: Int) -> String { count == 1 ? "1 commit" : "\(count) commits" }
    guard received > 0 || sent > 0 else { return "\(target.name): nothing to do" }
    let names = moves.map { ", \($0.old) is \($0.new) now" }.joined()
    return "\(target.name): received \(commits(received)), sent \(commits(sent))\(names)"
  }

  var json: [(String, JSON)] {
    let renumbered = moves.map { move in
      JSON.object([("id", .text(move.new.description)), ("formerly", .text(move.old.description))])
    }
    return [
      ("remote", .text(target.remote)), ("branch", .text(target.remoteBranch)), ("received", .number(received)),
      ("sent", .number(sent)), ("renumbered", .list(renumbered)),
    ]
  }
}
