internal import Git
internal import IssueStore

struct Leftovers: Examination {
  let name = "leftovers"
  let health = "nothing half-written is left"

  func troubles(of patient: Patient) throws -> [Trouble] {
    let files = try patient.store.leftovers().map { path in
      Trouble(
        what: "\(path) was being written when git issue was killed", reason: "it is of no use to anybody",
        remedy: "rm \(ShellQuoting.quoted(path))", isMendable: true)
    }
    let drafts = try patient.store.drafts().map { path in
      Trouble(
        what: "\(path) is a text that was not filed", reason: "somebody has written it, and may still want it",
        remedy: "read it; file it with git issue add, or rm \(ShellQuoting.quoted(path))", gravity: .advice)
    }
    return files + drafts
  }

  func mend(_ patient: Patient) throws -> [String] {
    let files = try patient.store.leftovers()
    patient.store.remove(files)
    return files.map { "removed \($0)" }
  }
}
