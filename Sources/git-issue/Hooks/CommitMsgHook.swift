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
    let isLeftEmpty: Bool
    do {
      let store = try console.openStore(recovery: .later)
      isLeftEmpty = try self.isLeftEmpty(message, store, console)
      judged = try store.check(message, claiming: candidates)
    } catch {
      // What cannot be read here is judged by another door.
      return console.standardError.write(
        "git-issue: the trailers were not checked: \(TerminalText(Failure(error, isCheck: false).message))\n")
    }
    if isLeftEmpty {
      console.standardError.write("git-issue: the commit was stopped: its message is empty but for what was offered\n")
      throw ExitStatus(code: Failure.Kind.refused.status)
    }
    guard !judged.diagnostics.isEmpty else { return }
    console.write(judged.diagnostics, to: console.standardError)
    guard judged.hasErrors else { return }
    console.standardError.write(
      "git-issue: the commit was refused for its message, which is kept in \(TerminalText(path))\n")
    throw ExitStatus(code: Failure.Kind.refused.status)
  }

  /// Whether an editor was closed with nothing but the offer of ``PrepareCommitMsgHook`` in it. Git stops at an empty
  /// message, and is to stop here too.
  private func isLeftEmpty(_ bytes: [UInt8], _ store: IssueStore, _ console: Console) throws -> Bool {
    // Git says so where it calls no editor.
    guard console.environment["GIT_EDITOR"] != ":" else { return false }
    let setting = try store.commentSetting
    let template = try store.repository.configuration.path("commit.template").flatMap { try? console.read($0) }
    let message = CommitMessage(bytes, commentSetting: setting)
    guard message.isOffer(besides: template.map { CommitMessage($0, commentSetting: setting) }) else { return false }
    return try store.issueOfBranch().map { message.names($0) } ?? false
  }
}
