internal import IssueStore

struct CloneSettings: Examination {
  let name = "configuration"
  let health = "Git knows how issues are compared and merged"

  func troubles(of patient: Patient) throws -> [Trouble] {
    guard patient.store.workTree != nil else { return [] }
    return try [headings(patient), driver(patient)].compactMap(\.self)
  }

  private func headings(_ patient: Patient) throws -> Trouble? {
    guard try !HunkHeadings.areSet(in: patient.store.repository) else { return nil }
    return Trouble(
      what: "diff.issue.xfuncname is not set in this clone",
      reason: "git diff does not show which section of an issue a change is in", remedy: "git issue hooks install",
      isMendable: true)
  }

  private func driver(_ patient: Patient) throws -> Trouble? {
    let what: String
    switch try HookCommands.mergeDriver(patient.store, patient.console).state {
    case .ours, .foreign: return nil
    case .off: what = "merge.issue.driver is not set in this clone"
    case .elsewhere(let program): what = "merge.issue.driver calls \(program)"
    case .programMissing(let program): what = "merge.issue.driver calls \(program), which is not there"
    }
    return Trouble(
      what: what, reason: "Git merges issues line by line, and not field by field", remedy: "git issue hooks install",
      isMendable: true)
  }

  func mend(_ patient: Patient) throws -> [String] {
    var done: [String] = []
    if try headings(patient) != nil {
      try HunkHeadings.install(in: patient.store.repository)
      done.append("set diff.issue.xfuncname in this clone")
    }
    if try driver(patient) != nil {
      try HookCommands.mergeDriver(patient.store, patient.console).install()
      done.append("set merge.issue.driver in this clone")
    }
    return done
  }
}
