internal import Git
internal import IssueStore
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Fetch, merge and push, again for as long as others are faster.
struct Synchronization {
  /// How what others have done is joined with what was done here.
  enum Joining { case merge, rebase }

  let git: GitProgram
  let target: SyncTarget
  let joining: Joining
  /// Tells the user what Git's hooks say.
  let tell: (String) -> Void
  /// Opens the issues as they are now.
  let open: () throws -> IssueStore

  private static let mostAttempts = 25
  /// In microseconds.
  private static let longestPause = 3_000_000

  private let session: Session
  private var received = 0
  private var moves: [Renaming] = []

  init(
    git: GitProgram, target: SyncTarget, joining: Joining, session: Session, tell: @escaping (String) -> Void,
    open: @escaping () throws -> IssueStore
  ) {
    (self.git, self.target, self.joining) = (git, target, joining)
    (self.session, self.tell, self.open) = (session, tell, open)
  }

  /// Runs until nothing is left to fetch or to push, and says what was done.
  mutating func run() throws -> SyncReport {
    for attempt in 1...Self.mostAttempts {
      try fetch()
      let there = try commit(target.tracking)
      if there != nil { try join() }
      try renumber()
      let sent = try count(there == nil ? "HEAD" : "\(target.tracking)..HEAD")
      guard sent > 0 else { return report(sent: 0) }
      if try push(at: there) { return report(sent: sent) }
      // Who waits as long as the others meets them again.
      let pause = min(50_000 * attempt * attempt, Self.longestPause)
      usleep(UInt32.random(in: 1_000...UInt32(pause)))
    }
    throw Failure(
      .refused, "others have pushed to \(target.name) \(Self.mostAttempts) times meanwhile; nothing is lost",
      hints: ["run git issue sync again"])
  }

  private func report(sent: Int) -> SyncReport {
    SyncReport(target: target, received: received, sent: sent, moves: moves)
  }

  // MARK: Steps

  /// Stops where Git waits for the user to go on with something: during a rebase HEAD is on no branch, and switching to
  /// one would leave it behind half done.
  static func refuseWhileBusy(_ store: IssueStore) throws {
    let words: String
    switch store.repository.state {
    case .none: return
    case .merge: words = "a merge is"
    case .rebase: words = "a rebase is"
    case .cherryPick: words = "a cherry-pick is"
    case .revert: words = "a revert is"
    case .bisect: words = "a bisect is"
    case .applyMailbox: words = "git am is"
    }
    throw Failure(
      .refused, "\(words) going on here; nothing was done",
      hints: ["git status says how to finish it, or to give it up; then sync again"])
  }

  private func fetch() throws {
    let result = try git.run("fetch", "--quiet", target.remote)
    guard result.isSuccess else { throw failure("git fetch \(target.remote)", result) }
  }

  /// Brings in what others have done.
  private mutating func join() throws {
    let new = try count("HEAD..\(target.tracking)")
    guard new > 0 else { return }
    let result =
      switch joining {
      case .merge: try git.run("merge", "--quiet", "--no-edit", target.tracking)
      case .rebase: try git.run("rebase", "--quiet", target.tracking)
      }
    guard result.isSuccess else { throw try obstacle(result) }
    for line in result.lines { tell(line) }
    received += new
  }

  /// A conflict, with what to do; or why git did not begin.
  private func obstacle(_ result: GitProgram.Result) throws -> Failure {
    let paths = try git.run("diff", "--name-only", "--diff-filter=U").output.split(whereSeparator: \.isNewline)
    let isMerge = joining == .merge
    let isStopped = try open().repository.state != .none
    guard !paths.isEmpty || isStopped else {
      return failure("git \(isMerge ? "merge" : "rebase") \(target.name)", result)
    }
    let goOn = isMerge ? "git commit" : "git rebase --continue"
    let giveUp = isMerge ? "git merge --abort" : "git rebase --abort"
    let steps = "keep what is right of both sides, git add it, \(goOn), and git issue sync again"
    guard !paths.isEmpty else {
      return Failure(
        .refused, "the \(isMerge ? "merge" : "rebase") was stopped; nothing was pushed",
        hints: result.lines + ["mend that, \(goOn), and git issue sync again", "to give up: \(giveUp)"])
    }
    return Failure(
      .refused, "others have changed the same; nothing was pushed",
      hints: ["in conflict:"] + paths.map { "  \($0)" } + [steps, "to give up: \(giveUp)"])
  }

  /// Gives what has the id of another one of its own, where the hook after the merge has not: a rebase has none.
  private mutating func renumber() throws {
    let store = try open()
    guard try store.current().isTracker else { return }
    let renumbering: Renumbering
    do {
      renumbering = try store.renumber(.commit, session).value
    } catch {
      throw Failure(withoutStaging: error)
    }
    if let left = renumbering.left.first {
      throw Failure(
        .refused, "\(left.id) is taken twice; nothing was pushed",
        hints: ["\(left.path) cannot give it up: \(left.reason)", "mend that, and git issue sync again"])
    }
    moves += renumbering.moves.map(\.renaming)
  }

  /// - Returns: False where somebody else was faster.
  private func push(at expected: String?) throws -> Bool {
    let refspec = "HEAD:refs/heads/\(target.remoteBranch)"
    let result =
      target.isTracking
      ? try git.run("push", "--quiet", target.remote, refspec)
      : try git.run("push", "--quiet", "--set-upstream", target.remote, refspec)
    if result.isSuccess { return true }
    // Whoever holds the other side's lock is pushing, and what a hook refuses stays as it was.
    try fetch()
    if try commit(target.tracking) != expected || result.messages.contains("lock") { return false }
    throw failure("git push \(target.remote)", result)
  }

  // MARK: Asking git

  private func commit(_ reference: String) throws -> String? {
    let result = try git.run("rev-parse", "--verify", "--quiet", "\(reference)^{commit}")
    return result.isSuccess ? result.output : nil
  }

  private func count(_ range: String) throws -> Int {
    Int(try git.run("rev-list", "--count", range).output) ?? 0
  }

  private func failure(_ command: String, _ result: GitProgram.Result) -> Failure {
    Failure(.refused, "\(command) failed", hints: result.lines + ["mend that, and git issue sync again"])
  }
}
