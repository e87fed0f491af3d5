internal import Git
internal import IssueStore

struct Locks: Examination {
  let name = "locks"
  let health = "no lock stands in anybody's way"

  func troubles(of patient: Patient) throws -> [Trouble] {
    var troubles = patient.store.locks(now: patient.console.now.seconds).map(trouble)
    if patient.store.hasUnfinishedTransaction {
      troubles.append(
        Trouble(
          what: "a git issue was killed, and what it had begun is not finished",
          reason: "something has stood in the way of finishing or undoing it", remedy: "git issue doctor --fix",
          isMendable: true))
    }
    return troubles
  }

  private func trouble(_ lock: StrayLock) -> Trouble {
    let age = "for \(Self.words(seconds: lock.age))"
    let remove = "rm \(ShellQuoting.quoted(lock.path))"
    if lock.isOwn {
      return Trouble(
        what: "\(lock.path) was left \(age) ago by a git issue that was killed".replacing("for ", with: ""),
        reason: "no commit can be made", remedy: "git issue doctor --fix", isMendable: true)
    }
    if let holder = lock.holder {
      return Trouble(
        what: "\(lock.path) has been held \(age) by \(holder)", reason: "it is at work; others wait for it",
        remedy: "wait until it is done", gravity: .advice)
    }
    return Trouble(
      what: "\(lock.path) has been there \(age); it is \(lock.owner)'s, and no program has it open",
      reason: "no commit can be made, and it is not ours to remove",
      remedy: "see that no git is running here, also on other machines, then: \(remove)")
  }

  /// How long, in its largest unit.
  private static func words(seconds: Int) -> String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
    let (size, unit) = units.first { seconds >= $0.0 } ?? (1, "second")
    let count = seconds / size
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  func mend(_ patient: Patient) throws -> [String] {
    try patient.store.recoverAll(patient.console.session)
    return ["finished or undid what a killed git issue had begun"]
  }
}
