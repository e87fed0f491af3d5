internal import IssueStore

struct InstalledHooks: Examination {
  let name = "hooks"
  let health = "the hooks check what is committed and pushed"

  func troubles(of patient: Patient) throws -> [Trouble] {
    let optional = Set(HookTemplate.onRequest.map(\.name))
    return try HookCommands.status(patient.store, patient.console).compactMap { report in
      guard !(optional.contains(report.name) && !report.state.callsProgram) else { return nil }
      return trouble(report)
    }
  }

  private func trouble(_ report: HookReport) -> Trouble? {
    func trouble(_ gravity: Trouble.Gravity, isMendable: Bool) -> Trouble {
      Trouble(
        what: "\(report.name) is \(report.words.split(separator: ";")[0]): \(report.path)",
        reason: "what is not checked here is refused later, by the server or a reviewer",
        remedy: isMendable ? report.installation : "git issue hooks install says what stands in the way",
        gravity: gravity, isMendable: isMendable)
    }
    switch report.state {
    case .ours(.current), .chained(.current), .beside(.current), .behind(.current), .byHand: return nil
    case .ours(.stale), .chained(.stale), .beside(.stale), .behind(.stale), .foreign, .off(.absent):
      return trouble(.wrong, isMendable: true)
    case .notAFile, .off(.keptHookIsAlone), .off(.notExecutable): return trouble(.wrong, isMendable: false)
    case .edited, .off(.switchedOff), .off(.hooksAreDisabled): return trouble(.advice, isMendable: false)
    }
  }

  func mend(_ patient: Patient) throws -> [String] {
    let reports =
      patient.store.workTree == nil
      ? try HookCommands.installer(HookTemplate.server, patient.store, patient.console).install()
      : try HookCommands.installedClient(with: [], patient.store, patient.console)
    return reports.filter { $0.outcome != .unchanged }.compactMap { report in
      if case .leftAlone = report.outcome { return nil }
      return "installed the \(report.name) hook: \(report.path)"
    }
  }
}
