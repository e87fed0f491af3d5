internal import Git
internal import IssueStore

struct KeptChecks: Examination {
  let name = "cache"
  let health = "what is kept of earlier checks agrees with the files"

  func troubles(of patient: Patient) throws -> [Trouble] {
    let remedy = "rm \(ShellQuoting.quoted(patient.store.cachePath))"
    switch try patient.store.cacheState(patient.snapshot) {
    case .absent, .sound: return []
    case .damaged:
      return [
        Trouble(
          what: "\(patient.store.cachePath) is damaged", reason: "nothing in it is believed; it only takes room",
          remedy: remedy, isMendable: true)
      ]
    case .outOfStep(let paths):
      return [
        Trouble(
          what: "the cache is out of step with \(paths[0])\(paths.count > 1 ? ", and \(paths.count - 1) more" : "")",
          reason: "git issue check may tell what was so before; the clock or the file system has deceived it",
          remedy: remedy, isMendable: true)
      ]
    }
  }

  func mend(_ patient: Patient) throws -> [String] {
    patient.store.removeCache()
    return ["removed \(patient.store.cachePath), which the next check writes anew"]
  }
}
