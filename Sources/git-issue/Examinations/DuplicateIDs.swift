internal import IssueStore
internal import Issues

struct DuplicateIDs: Examination {
  let name = "ids"
  let health = "every id belongs to one issue"

  func troubles(of patient: Patient) throws -> [Trouble] {
    var paths: [IssueID: [String]] = [:]
    for loaded in try patient.loaded {
      switch loaded {
      case .issue(let issue), .faulty(let issue, _): paths[issue.id, default: []].append(issue.path)
      case .broken(let broken):
        let said = try patient.snapshot.statedID(at: broken.path) ?? broken.id
        if let said { paths[said, default: []].append(broken.path) }
      }
    }
    return paths.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { id, paths in
      Trouble(
        what: "\(id) is the id of \(paths.joined(separator: " and of "))",
        reason: "nothing is written to \(id) until one of them has another number",
        remedy: "change the `id:` of one and rename its file")
    }
  }
}
