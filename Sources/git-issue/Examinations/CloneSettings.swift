internal import IssueStore

struct CloneSettings: Examination {
  let name = "configuration"
  let health = "Git knows how issues are compared"

  func troubles(of patient: Patient) throws -> [Trouble] {
    guard patient.store.workTree != nil, try !HunkHeadings.areSet(in: patient.store.repository) else { return [] }
    return [
      Trouble(
        what: "diff.issue.xfuncname is not set in this clone",
        reason: "git diff does not show which section of an issue a change is in", remedy: "git issue hooks install",
        isMendable: true)
    ]
  }

  func mend(_ patient: Patient) throws -> [String] {
    try HunkHeadings.install(in: patient.store.repository)
    return ["set diff.issue.xfuncname in this clone"]
  }
}
