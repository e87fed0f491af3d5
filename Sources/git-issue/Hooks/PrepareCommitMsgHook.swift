internal import Git
internal import IssueStore
internal import Issues

/// Offers the trailer `Refs: BUG-012` on a branch that is named after the issue. The commit goes on whatever happens.
struct PrepareCommitMsgHook: GitHook {
  let name = "prepare-commit-msg"

  /// Where a message comes from that is a new commit's own; none is named for one that is yet to be written.
  private static let sources = ["message", "template"]
  /// What begins messages that speak of another commit, and those that are put together with its message later.
  private static let beginningsOfOthers = ["fixup!", "squash!", "amend!", "Revert \"", "Reapply \""]

  func run(_ arguments: [String], on console: Console) throws {
    guard let path = arguments.first, arguments.count == 1 || Self.sources.contains(arguments[1]),
      let store = try? console.openStore(recovery: .later), let id = try? store.issueOfBranch(),
      let setting = try? store.commentSetting ?? "#", let bytes = try? console.read(path)
    else { return }
    let message = CommitMessage(bytes, commentSetting: setting)
    let first = message.lines.first ?? ""
    guard !message.names(id), !Self.beginningsOfOthers.contains(where: { first.hasPrefix($0) }) else { return }
    let mark = setting == CommitMessage.chosenByGit ? message.commentMark : nil
    let offered = try? MessageTrailers.adding(
      "Refs: \(id)", to: bytes, commentMark: mark, environment: console.environment)
    guard let offered else { return }
    // One more empty line, so that what is written on the first one is a paragraph of its own.
    try? console.write(message.isBlank ? [0x0A] + offered : offered, to: console.absolute(path))
  }
}
