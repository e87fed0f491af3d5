internal import IssueStore
internal import Issues

struct OrphanedFolders: Examination {
  let name = "attachments"
  let health = "every folder with comments and attachments stands beside its issue"

  func troubles(of patient: Patient) throws -> [Trouble] {
    let snapshot = try patient.snapshot
    return try patient.loaded.flatMap { loaded -> [Trouble] in
      guard case .broken(let broken) = loaded, broken.isFolder else { return [] }
      let hasOwner = try snapshot.owner(ofFolder: broken.path) != nil
      return broken.diagnostics.map { diagnostic in
        Trouble(
          what: "\(broken.path): \(diagnostic.message)",
          reason: "comments and attachments are looked for beside an issue", remedy: diagnostic.help,
          isMendable: hasOwner)
      }
    }
  }

  func mend(_ patient: Patient) throws -> [String] {
    let (store, session) = (patient.store, patient.console.session)
    let followed = try store.renumber(patient.delivery(), session).value.followed.map(\.path)
    let moved = try store.arrange(nil, patient.delivery(), session).value.map(\.place)
    return (followed + moved).map { "moved to \($0)" }
  }
}
