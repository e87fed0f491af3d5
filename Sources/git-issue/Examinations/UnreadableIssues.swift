internal import IssueStore
internal import Issues

struct UnreadableIssues: Examination {
  let name = "issues"
  let health = "every issue can be read"

  func troubles(of patient: Patient) throws -> [Trouble] {
    // Names, folders and ids have examinations of their own.
    let others: Set<RuleID> = ["duplicate-id", "wrong-folder", "misplaced-folder"]
    let misnamed = Set(try patient.snapshot.misnomers().map(\.path))
    return try patient.loaded.flatMap { loaded -> [Diagnostic] in
      switch loaded {
      case .issue: []
      case .faulty(_, let diagnostics): diagnostics
      case .broken(let broken): misnamed.contains(broken.path) ? [] : Array(broken.diagnostics.prefix(1))
      }
    }.filter { !others.contains($0.rule) }.map { diagnostic in
      Trouble(
        what: "\(diagnostic.path): \(diagnostic.message)",
        reason: "until it is mended, its report is shown as broken and cannot be changed", remedy: diagnostic.help)
    }
  }
}
