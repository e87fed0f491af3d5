import Git
import IssueStore
import Issues
import TestSupport

extension Tracker {
  /// What a range does, as the command line would tell it.
  func review(_ range: String = "main..topic", in directory: String? = nil) throws -> Review {
    try store(in: directory).review(range) {
      CheckResult(diagnostics: $0.diagnostics, paths: $0.paths, count: $0.count, version: "1.2.3", token: "0123abcd")
    }
  }

  /// Writes a report that keeps every rule.
  func write(_ number: Int, _ title: String, at path: String? = nil, _ edit: (String) -> String = { $0 }) throws {
    let id = IssueID(prefix: "BUG", number: number)
    try repository.write(path ?? Self.path(number, title), edit(Self.report(id, title).text))
  }

  static func path(_ number: Int, _ title: String) -> String {
    IssueFolder.path(of: IssueID(prefix: "BUG", number: number), title: title, layout: .flat)
  }

  /// Commits all that is there.
  func commit(_ message: String = "change") throws { try commitAll(message) }

  /// Two issues on `main`, and the branch `topic` checked out.
  static func withTopic(_ settings: String = "") throws -> Tracker {
    let tracker = try Tracker()
    if !settings.isEmpty { try tracker.repository.write(".issues/config.yml", configuration + settings) }
    try tracker.write(1, "Crash")
    try tracker.write(2, "Freeze")
    try tracker.commit("two issues")
    try tracker.repository.git("switch", "--quiet", "--create", "topic")
    return tracker
  }
}

extension Review {
  /// `ID event, event`, one for each issue.
  var events: [String] {
    issues.map { issue in
      "\(issue.id.map { "\($0)" } ?? issue.path) \(issue.events.map(\.rawValue).joined(separator: ", "))"
    }
  }

  var rules: [String] { result.diagnostics.map(\.rule.rawValue) }
  var suspicions: [Suspicion.Kind] { issues.flatMap(\.suspicions).map(\.kind) }
}
