internal import Git
internal import IssueStore

/// Tells what commits hold that were written anew: a rebase asks no other hook, and an amend may have gone past them.
struct PostRewriteHook: GitHook {
  let name = "post-rewrite"

  func run(_ arguments: [String], on console: Console) throws {
    // Each line has the old name and the new one, in the order in which they were written.
    let lines = String(decoding: (try? console.standardInput.readAll(limit: 64 << 20)) ?? [], as: UTF8.self)
    let commits = lines.split(separator: "\n").compactMap { line -> ObjectID? in
      let names = line.split(separator: " ")
      return names.count > 1 ? ObjectID(hex: names[1]) : nil
    }
    ReceivedNotice(occasion: arguments.first ?? "rewriting") { try $0.rewrittenRange(commits) }.tell(on: console)
  }
}
