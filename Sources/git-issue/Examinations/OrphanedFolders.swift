internal import Git
internal import IssueStore

struct OrphanedFolders: Examination {
  let name = "attachments"
  let health = "every folder with comments and attachments belongs to an issue"

  func troubles(of patient: Patient) throws -> [Trouble] {
    try patient.snapshot.orphanedFolders().map { folder in
      Trouble(
        what: "\(folder) belongs to no issue", reason: "nobody sees its comments and attachments",
        remedy:
          "git log --all -- \(ShellQuoting.quoted(folder + ".md")) tells what became of the issue; git rm -r removes the folder"
      )
    }
  }
}
