internal import Git
internal import IssueStore

struct RepositoryFeatures: Examination {
  let name = "repository"
  let health = "the repository uses nothing that git-issue cannot read"

  func troubles(of patient: Patient) throws -> [Trouble] {
    var troubles: [Trouble] = []
    if patient.store.workTree != nil {
      do {
        _ = try patient.store.repository.openIndex()
      } catch {
        guard case .unsupported(let feature) = error.code else { throw error }
        troubles.append(Self.trouble(feature))
      }
    }
    if patient.store.repository.isShallow {
      troubles.append(
        Trouble(
          what: "this clone is shallow: its history is cut", reason: "log and audit see no further, and say so",
          remedy: "git fetch --unshallow", gravity: .advice))
    }
    return troubles
  }

  static func trouble(_ feature: UnsupportedFeature) -> Trouble {
    Trouble(
      what: "\(feature)", reason: "git-issue cannot read such a repository, and changes nothing in it",
      remedy: feature.remedy)
  }
}
