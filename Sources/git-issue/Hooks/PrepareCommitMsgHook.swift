internal import Git
internal import IssueStore
internal import Issues

/// Offers the trailer `Refs: BUG-012` on a branch that is named after the issue: in an editor as a comment, else in the
/// message. The commit goes on whatever happens.
struct PrepareCommitMsgHook: GitHook {
  let name = "prepare-commit-msg"

  /// Where a message comes from that is a new commit's own; none is named for one that is yet to be written.
  private static let sources = ["message", "template"]
  /// What begins messages that speak of another commit, and those that are put together with its message later.
  private static let beginningsOfOthers = ["fixup!", "squash!", "amend!", "Revert \"", "Reapply \""]

  func run(_ arguments: [String], on console: Console) throws {
    let source = arguments.dropFirst().first
    guard let path = arguments.first, source.map(Self.sources.contains) ?? true,
      let store = try? console.openStore(recovery: .later), let id = try? store.issueOfBranch(),
      let setting = try? store.commentSetting ?? "#", let bytes = try? console.read(path)
    else { return }
    let message = CommitMessage(bytes, commentSetting: setting)
    let first = message.lines.first ?? ""
    guard !message.names(id), !Self.beginningsOfOthers.contains(where: { first.hasPrefix($0) }) else { return }
    // Git says so where it calls no editor.
    let hasEditor = console.environment["GIT_EDITOR"] != ":"
    // At a message without a text Git stops, unless it is wanted so.
    guard hasEditor || source == "message" && !message.isBlank, let trailers = try? store.trailers(of: bytes),
      let offered = message.offering("Refs: \(id)", as: hasEditor ? .comment : .text, besides: trailers)
    else { return }
    try? console.write(offered, to: console.absolute(path))
  }
}
