internal import IssueStore
internal import Issues

extension Diagnostic {
  private static let words: [RuleID: String] = [
    "duplicate-id": "duplicate id", "not-a-regular-file": "wrong mode", "wrong-folder": "wrong folder",
    "conflict-markers": "conflict",
  ]

  /// What the status of an issue gives way to, where its file is not as it should be.
  var word: String { Self.words[rule] ?? "\(rule)" }
}

extension FoundIssues {
  /// What is to be said of files that are not as they should be.
  var remarks: [String] { BrokenIssue.remarks(broken: broken, faults: faults) }
}

extension BrokenIssue {
  /// What is to be said of files that are not as they should be.
  static func remarks(broken: [BrokenIssue], faults: [String: [Diagnostic]]) -> [String] {
    var remarks: [String] = []
    if !broken.isEmpty {
      let count = broken.count == 1 ? "1 file is broken" : "\(broken.count) files are broken"
      remarks.append("\(count): git issue check says what to do")
    }
    let rules = Swift.Set(faults.values.joined().map(\.rule))
    if rules.contains("duplicate-id") {
      remarks.append("several files have the same id: git issue check says what to do")
    }
    if rules.contains(where: { $0 != "duplicate-id" }) {
      remarks.append("files are not as or where they should be: git issue check says what to do")
    }
    return remarks
  }
}
