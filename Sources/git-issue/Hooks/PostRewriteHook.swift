internal import Git
internal import IssueStore

/// Tells what commits hold that were written anew, and what they were put on: a rebase asks no other hook, and an amend
/// may have gone past them.
struct PostRewriteHook: GitHook {
  let name = "post-rewrite"

  func run(_ arguments: [String], on console: Console) throws {
    // In the order in which they were written.
    let lines = String(decoding: (try? console.standardInput.readAll(limit: 64 << 20)) ?? [], as: UTF8.self)
    let commits = lines.split(separator: "\n").compactMap { ReplacedCommit($0) }
    ReceivedNotice(occasion: arguments.first ?? "rewriting") { try $0.rewrittenRange(commits) }.tell(on: console)
    let stranded = try? console.openStore(recovery: .later).strandedChanges(commits)
    for change in stranded ?? [] {
      console.standardError.write(
        """
        git-issue: \(change.commit.short) has changed \(change.id), but was made for what is \(change.meant) now
        hint: git show \(change.commit.short) tells what to do for \(change.meant), and to take back in \(change.id)

        """)
    }
  }
}
