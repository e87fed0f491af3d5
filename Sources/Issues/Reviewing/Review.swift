/// What a range of commits does to the issues, and whether it may land.
package struct Review: Sendable {
  /// A commit as it was named, and its name in full.
  package struct Revision: Sendable {
    package let name: String
    package let commit: String

    package init(name: String, commit: String) {
      self.name = name
      self.commit = commit
    }

    var json: JSON { .object([("name", .text(name)), ("commit", .text(commit))]) }
  }

  /// The side that the commits go to. Its settings, forms and baseline are what is judged by.
  package let base: Revision
  package let head: Revision
  package let issues: [IssueReview]
  /// The other files below `.issues` that change: settings, forms, the knowledge base, and whatever else there is.
  package let otherFiles: [String]
  package let loosenings: [Loosening]
  /// What of the settings that the commits end with cannot be read: it would stop every door.
  package let fault: SettingsError?
  package let result: CheckResult

  package init(
    base: Revision, head: Revision, issues: [IssueReview], otherFiles: [String], loosenings: [Loosening],
    fault: SettingsError?, result: CheckResult
  ) {
    self.base = base
    self.head = head
    self.issues = issues.sorted {
      ($0.rank, $0.id?.description ?? "", $0.path) < ($1.rank, $1.id?.description ?? "", $1.path)
    }
    self.otherFiles = otherFiles
    self.loosenings = loosenings
    self.fault = fault
    self.result = result
  }

  package var mayLand: Bool { result.errors.isEmpty && fault == nil }

  /// Whether the commits do not touch `.issues` at all.
  package var isEmpty: Bool { issues.isEmpty && otherFiles.isEmpty && result.diagnostics.isEmpty }

  package var verdict: String { mayLand ? "may land" : "may not land" }

  /// `1 new, 2 closed; 1 error and 0 warnings in 3 issues`.
  package var summary: String { "\(tally); \(fault == nil ? "" : "the settings cannot be read; ")\(result.summary)" }

  /// `1 new, 2 closed, 3 changed`: each issue once, by the first that it is.
  package var tally: String {
    guard !issues.isEmpty else { return "no issue changes" }
    let first = Dictionary(grouping: issues.compactMap(\.events.first)) { $0 }
    return IssueReview.Event.allCases.compactMap { event in first[event].map { "\($0.count) \(event.rawValue)" } }
      .joined(separator: ", ")
  }
}

extension IssueReview {
  /// Where it stands among the others.
  fileprivate var rank: Int { events.first.flatMap { Event.allCases.firstIndex(of: $0) } ?? 0 }
}
