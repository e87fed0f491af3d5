internal import IssueStore
internal import Issues

extension Console {
  /// Says what was done about hooks, in one line where the same was done about several; nothing where there was nothing
  /// to do.
  func tell(_ reports: [HookReport]) {
    var rest = reports[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.outcome == first.outcome && $0.folder == first.folder }
      rest = rest.dropFirst(alike.count)
      tell(Array(alike), outcome: first.outcome)
    }
  }

  private func tell(_ reports: [HookReport], outcome: HookReport.Outcome) {
    switch outcome {
    case .installed: standardOutput.write("installed the \(subject(reports)): \(place(reports))\n")
    case .upgraded: standardOutput.write("upgraded the \(subject(reports)): \(place(reports))\n")
    case .unchanged: break
    case .restored:
      let earlier = reports.count == 1 ? "the earlier one" : "the earlier ones"
      standardOutput.write("removed the \(subject(reports)), and put \(earlier) back: \(place(reports))\n")
    case .removed: standardOutput.write("removed the \(subject(reports)): \(place(reports))\n")
    case .leftAlone(let reason):
      let reports = reports.filter { $0.state != .byHand }
      guard !reports.isEmpty else { return }
      let verb = reports.count == 1 ? "was" : "were"
      standardError.write("warning: the \(subject(reports)) \(verb) left alone: \(reason.words)\n")
      guard [.folderIsTracked, .folderIsElsewhere, .hookAsksForItsName].contains(reason) else { return }
      for report in reports {
        standardError.write("hint: add this line to \(TerminalText(report.path)):\n    \(report.line)\n")
      }
    }
  }

  private func subject(_ reports: [HookReport]) -> String {
    let names = reports.map(\.name)
    guard names.count > 1, let last = names.last else { return "\(names.joined()) hook" }
    return "hooks \(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  private func place(_ reports: [HookReport]) -> TerminalText {
    TerminalText(reports.count == 1 ? reports[0].path : reports[0].folder)
  }
}

extension HookReport {
  fileprivate var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// What `hooks status` tells of it.
  var words: String {
    let reason = state.reason.map { ": \($0)" } ?? ""
    let chained = "ours, chained to the hook that was there"
    switch state {
    case .ours(.current): return "ours"
    case .chained(.current): return chained
    case .ours(.stale): return "ours, stale\(reason); \(installation) mends it"
    case .chained(.stale): return "\(chained), stale\(reason); \(installation) mends it"
    case .edited: return "ours, but edited since"
    case .byHand: return "somebody else's, which calls git-issue"
    case .foreign: return "foreign: somebody else's, which does not call git-issue"
    case .off, .disabled: return "off\(reason)"
    }
  }

  /// What `hooks status --json` tells of it.
  var json: JSON {
    .object([
      ("name", .text(name)), ("state", .text(state.word)), ("path", .text(path)),
      ("arrangement", .text(arrangement.rawValue)), ("reason", .optional(state.reason)),
    ])
  }
}

extension HookReport.Reason {
  fileprivate var words: String {
    switch self {
    case .folderIsTracked: "the hook folder has files that this repository tracks"
    case .folderIsElsewhere: "the hook folder is outside this repository (core.hooksPath)"
    case .hookAsksForItsName: "the hook that is there asks for its own name"
    case .hooksAreDisabled: "core.hooksPath is /dev/null, by which hooks are switched off"
    case .keptHookIsAlone: "the earlier hook is still kept beside its place, but ours is gone"
    case .fileIsEdited: "somebody has changed it since it was installed"
    }
  }
}

extension HookReport.State {
  /// Whether this program is run there.
  var callsProgram: Bool {
    switch self {
    case .ours, .chained, .edited, .byHand: true
    case .foreign, .off, .disabled: false
    }
  }

  /// The one word for programs.
  fileprivate var word: String {
    switch self {
    case .ours(.current): "ours"
    case .chained(.current): "chained"
    case .ours(.stale), .chained(.stale): "stale"
    case .edited: "edited"
    case .byHand: "by-hand"
    case .foreign: "foreign"
    case .off, .disabled: "off"
    }
  }

  /// Why it is stale or off; nil where there is nothing to add.
  fileprivate var reason: String? {
    switch self {
    case .ours(.stale(let staleness)), .chained(.stale(let staleness)): staleness.words
    case .disabled: "core.hooksPath is /dev/null"
    case .ours(.current), .chained(.current), .edited, .byHand, .foreign, .off: nil
    }
  }
}

extension HookReport.Staleness {
  fileprivate var words: String {
    switch self {
    case .olderFormat(let format): "of an older format (\(format))"
    case .programMissing(let path): "there is no program at \(path)"
    case .fileMissing(let path): "there is no file at \(path)"
    case .configurationIgnored: "this Git runs no hooks from its configuration"
    }
  }
}
