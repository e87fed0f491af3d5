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
      case .broken(let broken) where broken.isFolder: break
      case .broken(let broken):
        let said = try patient.snapshot.statedID(at: broken.path) ?? broken.id
        if let said { paths[said, default: []].append(broken.path) }
      }
    }
    let duplicates = paths.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    let moving = duplicates.isEmpty ? [] : Set(try patient.store.previewRenumbering().moves.map(\.renaming.old))
    return duplicates.map { id, paths in
      Trouble(
        what: "\(id) is the id of \(paths.joined(separator: " and of "))",
        reason: "nothing is written to \(id) until one of them has another number",
        remedy: moving.contains(id) ? "git issue renumber" : "change the `id:` of one and rename its file",
        isMendable: moving.contains(id))
    }
  }

  func mend(_ patient: Patient) throws -> [String] {
    try patient.store.renumber(patient.delivery(), patient.console.session).value.moves.map { move in
      "\(move.renaming.old) is \(move.renaming.new) now: \(move.newPath)"
    }
  }
}
