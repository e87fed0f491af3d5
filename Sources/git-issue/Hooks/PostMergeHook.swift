internal import IssueStore

/// Tells what a merge or a pull has brought unchecked: a branch that is moved forward asks no other hook.
struct PostMergeHook: GitHook {
  let name = "post-merge"

  func run(_ arguments: [String], on console: Console) throws {
    // A merge with --squash has committed nothing yet.
    guard arguments.first != "1" else { return }
    ReceivedNotice(occasion: "merge") { try $0.mergedRange() }.tell(on: console)
  }
}
