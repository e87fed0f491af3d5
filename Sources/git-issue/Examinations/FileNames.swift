internal import IssueStore
internal import Issues

struct FileNames: Examination {
  let name = "names"
  let health = "every issue's file is named by its id"

  func troubles(of patient: Patient) throws -> [Trouble] {
    try patient.snapshot.misnomers().filter { $0.path.hasSuffix(".md") || $0.path.hasSuffix(".MD") }.map { misnomer in
      Trouble(
        what: "\(misnomer.path) holds \(misnomer.id)", reason: "an issue is looked up by the name of its file",
        remedy: "git mv \(misnomer.path) \(misnomer.place)", isMendable: true)
    }
  }

  func mend(_ patient: Patient) throws -> [String] {
    try patient.store.rename(patient.delivery(), patient.console.session).value.map {
      "renamed \($0.path) to \($0.place)"
    }
  }
}
