internal import Git
internal import HTTPTypes
internal import IssueStore
internal import Issues

extension IssueView {
  /// Reads an issue, as it is now, with all that is told of it.
  ///
  /// - Throws: ``StoreError/unknownIssue(_:)``, ``StoreError/ambiguous(_:paths:)`` or ``StoreError/broken(_:)``; ``Refused``
  ///   for one that is on another branch alone, such as a report that came in.
  init(of id: IssueID, _ state: TrackerState, _ tracker: Tracker, links: Links, isWritable: Bool) throws {
    let store = try tracker.openStore()
    let snapshot = try store.current()
    let current = try snapshot.currentID(of: id)
    var isCut = false
    var revisions: [Revision] = []
    var elsewhere: [BranchVersion] = []
    if let head = try store.headCommit() {
      revisions = try History(store).revisions(of: current, from: head, isCut: &isCut)
      elsewhere = try BranchSurvey(store, from: head).versions(of: current)
    }
    do {
      try self.init(
        of: current, in: snapshot, revisions: revisions, isHistoryCut: isCut, elsewhere: elsewhere,
        people: store.people(), today: state.today, links: links, isWritable: isWritable)
    } catch StoreError.unknownIssue(let id) {
      throw Self.refusal(of: id, elsewhere)
    }
  }

  /// What to say of an issue that is not here.
  private static func refusal(of id: IssueID, _ versions: [BranchVersion]) -> any Error {
    let branches = versions.filter { $0.state == .only }.flatMap(\.branches).map(\.shortName)
    guard let first = branches.first else { return StoreError.unknownIssue(id) }
    return Refused(
      .notFound, "\(id) is not here, but on \(branches.joined(separator: ", "))",
      hints: ["look at it: git issue review HEAD..\(first)", "take it: git merge \(first)"])
  }

  /// Reads an issue of a snapshot whose history is known.
  init(
    of current: IssueID, in snapshot: Snapshot, revisions: [Revision], isHistoryCut: Bool, elsewhere: [BranchVersion],
    people: @escaping (Signature) -> Person, today: CalendarDate, links: Links, isWritable: Bool
  ) throws {
    let issue: Issue
    let faults: [Diagnostic]
    switch try snapshot.loaded(current) {
    case .issue(let sound): (issue, faults) = (sound, [])
    case .faulty(let faulty, let diagnostics): (issue, faults) = (faulty, diagnostics)
    case .broken(let broken): throw StoreError.broken(broken)
    }
    let companions = try snapshot.companions(of: issue)
    let titles = try issue.texts("related").compactMap { IssueID($0) }.map { other in
      (id: other, title: try snapshot.title(of: other))
    }
    self.init(
      details: IssueDetails(issue, companions, try snapshot.readableSettings),
      faults: try faults + snapshot.conflicts(in: companions).filter { !faults.contains($0) }, revisions: revisions,
      isHistoryCut: isHistoryCut, people: people, related: titles, elsewhere: elsewhere, today: today,
      links: links, isWritable: isWritable)
  }
}

extension Snapshot {
  /// What an issue is called; nil where it is not there, or cannot be read.
  fileprivate func title(of id: IssueID) throws -> String? {
    guard let file = try files(of: id).first, let bytes = try bytes(at: file.path) else { return nil }
    return Issue(Document(bytes), path: file.path)?.title
  }
}
