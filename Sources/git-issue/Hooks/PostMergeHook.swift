internal import Git
internal import IssueStore
internal import Issues

/// Gives issues whose id the merge has brought a second time another one, in the merge commit itself, and tells what else
/// a merge or a pull has brought unchecked: a branch that is moved forward asks no other hook.
struct PostMergeHook: GitHook {
  let name = "post-merge"

  func run(_ arguments: [String], on console: Console) throws {
    // A merge with --squash has committed nothing yet.
    guard arguments.first != "1" else { return }
    let range = try? console.openStore(recovery: .later).mergedRange()
    let repaired = repair(console)
    ReceivedNotice(occasion: "merge") { store in
      guard let repaired else { return try store.mergedRange() }
      return range.map { CommitRange(base: $0.base, tip: repaired, target: $0.target) }
    }.tell(on: console)
  }

  /// The commit that has taken the place of the merge; nil where it stays.
  private func repair(_ console: Console) -> ObjectID? {
    let sink = console.standardError
    do {
      switch try console.openStore(recovery: .later).repairMerge(console.session) {
      case nil: return nil
      case .published: sink.write("hint: what has the id of another gets one of its own with: git issue renumber\n")
      case .repaired(let renumbering, let commit):
        for move in renumbering.moves {
          let names = "\(move.renaming.old) is \(move.renaming.new) now"
          sink.write("git-issue: \(TerminalText("\(names), since both sides had taken the number: \(move.title)"))\n")
        }
        for line in renumbering.followed.map({ "\($0.path) was filed as \($0.former), which is \($0.id) now" }) {
          sink.write("git-issue: \(TerminalText(line))\n")
        }
        return commit
      }
    } catch {
      let reason = Failure(error, isCheck: false).message
      sink.write("git-issue: an id is taken twice, and the merge was left as it is: \(TerminalText(reason))\n")
      sink.write("hint: then: git issue renumber\n")
    }
    return nil
  }
}
