internal import Git
internal import IssueStore
internal import Issues

/// Judges what a commit message says of issues: who says that a commit closes an issue closes it in that commit.
struct CommitMsgHook: GitHook {
  let name = "commit-msg"

  func run(_ arguments: [String], on console: Console) throws {
    guard let path = arguments.first else { throw Failure(.usage, "commit-msg is given the file of the message") }
    let message = try console.read(path)
    let candidates = IssueTrailer.candidates(in: message)
    guard !candidates.isEmpty else { return }
    let judged: Judged
    do {
      judged = try console.openStore(recovery: .later).check(message, claiming: candidates)
    } catch {
      // What cannot be read here is judged by another door.
      return console.standardError.write(
        "git-issue: the trailers were not checked: \(TerminalText(Failure(error, isCheck: false).message))\n")
    }
    guard !judged.diagnostics.isEmpty else { return }
    console.write(judged.diagnostics, to: console.standardError)
    guard judged.hasErrors else { return }
    console.standardError.write("git-issue: the commit was refused for its message, which is kept until the next one\n")
    // The hook does not know which folder the user is in.
    let kept = TerminalText(ShellQuoting.quoted(console.absolute(path)))
    console.standardError.write("hint: go on from it with: git commit -eF \(kept)\n")
    throw ExitStatus(code: Failure.Kind.refused.status)
  }
}
