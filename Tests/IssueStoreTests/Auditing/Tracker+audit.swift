import Git
import IssueStore
import Issues
import TestSupport

extension Tracker {
  static let login = ".issues/BUG-001-login-crashes.md"

  /// A report without steps, which no door lets in.
  static func badReport(_ number: Int, _ title: String = "Past the hook") -> String {
    report(IssueID(prefix: "BUG", number: number), title).text
      .replacing("1. Open the login page\n2. Leave the password empty and press Enter", with: "1. TODO")
  }

  func text(_ number: Int, _ title: String) -> String {
    Self.report(IssueID(prefix: "BUG", number: number), title).text
  }

  func audit(_ range: String? = nil) throws -> AuditReport {
    let store = try store()
    return try store.audit(range.map { try store.auditScope(of: $0) } ?? store.auditScope())
  }

  /// What the commits that are refused brought in, the newest first: `past the hook: steps-missing`.
  func refusals(_ range: String? = nil) throws -> [String] {
    try audit(range).refused.map { commit in
      let rules = Set(commit.errors.map(\.rule.rawValue)).sorted().joined(separator: ", ")
      return "\(commit.commit.summary): \(commit.fault.map { "\($0.path) cannot be read" } ?? rules)"
    }
  }
}
