internal import Git
package import Issues

/// A moment, as a clock shows it.
package struct Moment: Sendable {
  /// Since 1970.
  package let seconds: Int
  /// The distance of the clock from UTC at a moment, in minutes.
  package let offset: @Sendable (_ seconds: Int) -> Int

  package init(seconds: Int, offset: @escaping @Sendable (_ seconds: Int) -> Int) {
    (self.seconds, self.offset) = (seconds, offset)
  }

  package var day: CalendarDate { CalendarDate(secondsSince1970: seconds, offset: offset(seconds)) }
}

extension IssueStore {
  /// The issues at a revision, or as they stood at a time: at the newest commit of the branch's own line (its first
  /// parents) that is no younger. A revision comes first where a text can be both.
  package func snapshot(at text: String, now: Moment) throws -> Snapshot {
    let revision = Result { try snapshot(at: text) }
    guard case .failure(let error as GitError) = revision, error.isUnknownRevision else { return try revision.get() }
    guard let date = RelativeDate(text) else { throw unknown(error) }
    let end = date.end(now: now.seconds, offset: now.offset)
    var next = try headCommit()
    while let id = next {
      let commit = try repository.commitInfo(id)
      if commit.committer.time <= Int64(end) { return Snapshot(self, .commit(id)) }
      next = commit.parents.first
      if next == nil, repository.shallowCommits.contains(id) {
        throw StoreError.refused(
          message: "history is cut in this shallow clone after '\(text)'", help: "git fetch --unshallow brings the rest"
        )
      }
    }
    throw StoreError.refused(message: "there was no commit yet at '\(text)'", help: "git log --reverse shows the first")
  }

  /// The first day that a text names: of a date, or the day of a revision, which comes first where it can be both.
  package func day(since text: String, now: Moment) throws -> CalendarDate {
    let revision = Result { try repository.commitInfo(repository.resolve(text)) }
    guard case .failure(let error as GitError) = revision, error.isUnknownRevision else {
      return Moment(seconds: Int(try revision.get().committer.time), offset: now.offset).day
    }
    guard let date = RelativeDate(text) else { throw unknown(error) }
    return date.days(now.day).lowerBound
  }

  /// What is neither a revision nor a date.
  private func unknown(_ error: GitError) -> StoreError {
    .refused(message: error.message, help: "name a revision, or \(RelativeDate.helpWithTimes)")
  }
}

extension GitError {
  /// Whether a text names no revision, or is only the beginning of several names, as `2d` can be.
  fileprivate var isUnknownRevision: Bool { code == .notFound || code == .ambiguous }
}
