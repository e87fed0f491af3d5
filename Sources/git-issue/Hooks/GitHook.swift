/// What is done at one of Git's hooks: one file in this folder.
protocol GitHook {
  /// Git's name for it.
  var name: String { get }
  /// Does it.
  ///
  /// - Parameter arguments: What Git gives the hook.
  /// - Throws: An error, or an ``ExitStatus`` with everything said, to stop what Git is about to do.
  func run(_ arguments: [String], on console: Console) throws
}

enum GitHooks {
  static var all: [any GitHook] {
    [
      PreCommitHook(), PreMergeCommitHook(), PrepareCommitMsgHook(), CommitMsgHook(), PostMergeHook(),
      PostRewriteHook(), PreReceiveHook(),
    ]
  }
}
