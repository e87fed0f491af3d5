internal import Git
package import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension IssueStore {
  /// Files the answers to a form as a new report.
  ///
  /// - Parameter today: The day on which it is reported.
  /// - Throws: ``StoreError/rejected(_:)`` where it breaks rules.
  package func add(
    _ draft: Draft, today: CalendarDate, _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<ChangedIssue> {
    let prefix = try current().configuration.prefix(ofType: draft.form.type)
    return try add(prefix: prefix, title: draft.title, delivery, session, make: try report(draft, today, session))
  }

  /// The report that a draft would become, and what the rules say of it. Nothing is written.
  package func check(
    _ draft: Draft, today: CalendarDate, _ session: Session
  ) throws -> (document: Document, path: String, judged: Judged) {
    let snapshot = try current()
    let prefix = try snapshot.configuration.prefix(ofType: draft.form.type)
    return try prospect(prefix: prefix, title: draft.title, in: snapshot, make: try report(draft, today, session))
  }

  /// Makes a draft a report, with the id that it gets.
  func report(
    _ draft: Draft, _ today: CalendarDate, _ session: Session
  ) throws -> (IssueID, Settings) -> Document {
    let reporter = try repository.reporter(now: session.now)
    return { id, settings in
      draft.document(
        id: id, status: settings.configuration.openStatus?.id ?? "open", reported: today, reporter: reporter,
        configuration: settings.configuration)
    }
  }

  /// Where a text that is being written is kept: beside Git's own files, so that no commit takes it along.
  package func draftPath(_ name: String, now: Int64) throws -> String {
    let directory = "\(stateDirectory)/drafts"
    for path in [stateDirectory, directory] where mkdir(path, 0o777) != 0 && errno != EEXIST {
      throw StoreError.file(path: path, reason: String(cString: strerror(errno)))
    }
    let stamp = Timestamp.text(seconds: Int(now), offset: 0).filter { $0 != "-" && $0 != ":" }
    return "\(directory)/\(stamp)-\(name)-\(getpid()).md"
  }

  /// Forgets a text that has been filed.
  package func removeDraft(_ path: String) { unlink(path) }
}
