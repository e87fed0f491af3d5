internal import IssueStore
internal import Issues

struct DanglingReferences: Examination {
  let name = "references"
  let health = "every issue that is named as related is there"

  func troubles(of patient: Patient) throws -> [Trouble] {
    let level = try patient.snapshot.configuration.levels["reference-unknown"] ?? .error
    guard level != .off else { return [] }
    let known = Set(try patient.snapshot.files().compactMap(\.id))
    return try patient.loaded.flatMap { loaded -> [Trouble] in
      switch loaded {
      case .broken: return []
      case .issue(let issue), .faulty(let issue, _):
        let unknown = issue.texts("related").compactMap { IssueID($0) }.filter { !known.contains($0) }
        return unknown.map { trouble($0, in: issue, level) }
      }
    }
  }

  private func trouble(_ id: IssueID, in issue: Issue, _ level: Configuration.Level) -> Trouble {
    Trouble(
      what: "\(issue.path) names \(id), and there is no such issue", reason: "who follows it finds nothing",
      remedy: "git issue set \(issue.id) related-=\(id)", gravity: level == .error ? .wrong : .advice)
  }
}
