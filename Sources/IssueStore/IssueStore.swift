package import Git
internal import Issues

/// The issues of a repository: reads them from the work tree, the index or a commit, judges them, and commits changes.
package final class IssueStore {
  package let repository: Repository
  package let environment: [String: String]
  let place: Place
  /// The user's files; nil in a bare repository.
  package let workTree: WorkTree?
  /// The branch that a bare repository is read from and written to, instead of HEAD.
  let reference: String?
  /// Where reports go, and whence issues are read, in a store that takes reports in; the work tree is left alone then.
  package let intake: IntakeBranch?
  /// Forms that were read already, by path: a command looks at several snapshots, whose forms are mostly the same.
  var forms: [String: (bytes: [UInt8], form: Form)] = [:]
  /// What a person should be told besides: what was found and put right when the repository was opened.
  package internal(set) var notices: [String] = []

  /// What to do about what a killed `git issue` left behind.
  package enum Recovery: Sendable {
    /// Finish or undo it.
    case now
    /// Leave it: for a hook, which never writes.
    case later
  }

  /// What a repository is opened by.
  struct Place: Sendable {
    let directory: String
    let environment: [String: String]
    let reference: String?
    let intake: IntakeBranch?

    /// Opens it once more, for another thread.
    func open() throws -> IssueStore {
      try IssueStore(
        directory: directory, environment: environment, reference: reference, intake: intake, recovery: .later)
    }
  }

  /// Opens the repository around a directory.
  ///
  /// - Parameters:
  ///   - reference: A branch to work on in a bare repository (`--ref`).
  ///   - intake: Where reports go that wait for somebody to look at them; nil for changes of whoever may commit.
  package init(
    directory: String, environment: [String: String], reference: String? = nil, intake: IntakeBranch? = nil,
    recovery: Recovery = .now
  ) throws {
    do throws(RepositoryError) {
      repository = try Repository(discoveredFrom: directory, environment: environment, syncedBy: "issue.fsync")
    } catch {
      throw StoreError.repository(error)
    }
    self.environment = environment
    place = Place(directory: directory, environment: environment, reference: reference, intake: intake)
    let durability = repository.durability
    workTree = repository.workTree.map { WorkTree(root: $0, durability: durability) }
    self.reference = reference
    self.intake = intake
    if let reference {
      guard workTree == nil else {
        throw StoreError.refused(
          message: "--ref is for bare repositories", help: "switch to the branch, or work in a linked work tree")
      }
      guard try repository.commit(ofReference: fullName(reference)) != nil else {
        throw StoreError.unknownBranch(reference)
      }
    }
    if recovery == .now { recoverIfIdle() }
  }

  /// The issues as the user has them: the work tree, or in a bare repository its branch; what reports come on top of, in a
  /// store that takes them in.
  package func current() throws -> Snapshot {
    if workTree != nil, reference == nil, intake == nil { return Snapshot(self, .workTree) }
    guard let commit = try headCommit() else { throw StoreError.noTracker }
    return Snapshot(self, .commit(commit))
  }

  /// What is wrong where somebody asks for commits and there are none.
  package func withoutCommits() throws -> StoreError {
    guard workTree != nil, try current().isTracker else { return .noTracker }
    return .refused(message: "nothing is committed yet", help: "git commit makes the first commit of what is staged")
  }

  /// The issues as they stand at a revision, and nothing else.
  package func snapshot(at revision: String) throws -> Snapshot {
    Snapshot(self, .commit(try repository.resolve(revision)))
  }

  /// The issues as they are committed; nil on a branch without commits.
  package func committed() throws -> Snapshot? { try headCommit().map { Snapshot(self, .commit($0)) } }

  /// The commit that changes come on top of; nil on a branch without commits.
  package func headCommit() throws -> ObjectID? {
    if let tip = try tipOfIntake() { return tip }
    if let reference { return try repository.commit(ofReference: fullName(reference)) }
    return try repository.head().commit
  }

  /// A setting of Git's.
  package func setting(_ key: String) throws -> String? { try repository.configuration.string(key) }

  func fullName(_ reference: String) -> String {
    reference.hasPrefix("refs/") ? reference : "refs/heads/\(reference)"
  }

  /// The directory for our own files beside Git's, of this work tree.
  var stateDirectory: String { "\(repository.gitDirectory)/git-issue" }
}
