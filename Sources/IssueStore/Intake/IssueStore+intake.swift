internal import Git
internal import Issues

extension IssueStore {
  /// Makes sure that reports can be taken in, as far as that can be told beforehand.
  ///
  /// - Throws: ``StoreError``, or what Git says of an identity that is not configured.
  package func requireIntake(_ session: Session) throws {
    guard let intake else { return }
    let name = Self.fullName(of: intake)
    switch intake {
    case .each:
      guard try repository.commit(ofReference: name) == nil else {
        throw StoreError.refused(
          message: "the branch \(Self.short(name)) is in the way of a branch for each report, such as report/BUG-001",
          help: "rename it, or name one for all reports: --intake-branch NAME")
      }
    case .shared(let branch):
      guard Repository.isBranchName(branch), !branch.hasPrefix("refs/") else {
        throw StoreError.refused(
          message: "'\(branch)' is no name for a branch", help: "give a short one, such as --intake-branch reports")
      }
      try requireFree(name)
      if let other = try repository.referenceInTheWay(of: name) {
        throw StoreError.refused(
          message: "the branch \(Self.short(other)) is in the way of \(branch)", help: "take another name")
      }
    }
    guard try headCommit() != nil, try current().isTracker else {
      throw StoreError.refused(
        message: "no commit here has issues yet, and reports come on top of one",
        help: "commit .issues first; git issue init makes it")
    }
    guard try !current().settings.forms.isEmpty else {
      throw StoreError.refused(message: "there is no form here to fill in", help: "git issue init --form bug")
    }
    _ = try repository.committer(now: session.now)
  }

  /// The newest commit of the branch for all reports; nil where it is not there, or each has its own.
  func tipOfIntake() throws -> ObjectID? {
    guard case .shared = intake else { return nil }
    return try intake.flatMap { try repository.commit(ofReference: Self.fullName(of: $0)) }
  }

  /// What a commit without a work tree moves.
  struct CommitTarget {
    /// The reference's full name.
    let name: String
    /// What it names now; nil where it begins with the commit.
    let old: ObjectID?
  }

  /// - Parameters:
  ///   - branch: Where the plan goes, where each report has a branch.
  ///   - head: What the commit comes on top of.
  ///   - tip: What ``tipOfIntake()`` was when the plan was made.
  func target(of branch: String?, over head: ObjectID, tip: ObjectID?) throws -> CommitTarget {
    guard let intake else {
      return CommitTarget(name: try reference.map(fullName) ?? repository.head().reference, old: head)
    }
    switch intake {
    case .shared:
      let name = Self.fullName(of: intake)
      try requireFree(name)
      return CommitTarget(name: name, old: tip)
    case .each:
      guard let branch else {
        throw StoreError.refused(message: "only new reports are taken in", help: "change issues where they are")
      }
      var (name, number) = (branch, 1)
      while try repository.commit(ofReference: name) != nil {
        number += 1
        name = "\(branch)-\(number)"
      }
      try requireFree(name)
      return CommitTarget(name: name, old: nil)
    }
  }

  /// A branch that is checked out cannot move: its work tree would look as if somebody had undone the commit.
  private func requireFree(_ name: String) throws {
    guard let folder = try repository.folder(using: name) else { return }
    throw StoreError.refused(
      message: "the branch \(Self.short(name)) is checked out in \(folder), or is being rebased there",
      help: "switch to another branch there, or name another one with --intake-branch")
  }

  private static func fullName(of intake: IntakeBranch) -> String {
    switch intake {
    case .each: IntakeBranch.folder
    case .shared(let name): "refs/heads/\(name)"
    }
  }

  private static func short(_ name: String) -> String { String(name.dropFirst("refs/heads/".count)) }
}
