internal import Git
internal import IssueStore
internal import Issues

extension Console {
  /// Says what was done about hooks, in one line where the same was done about several; nothing where there was nothing
  /// to do.
  func tell(_ reports: [HookReport]) {
    var rest = reports
    while let first = rest.first {
      let alike = rest.filter { $0.outcome == first.outcome && $0.folder == first.folder }
      rest.removeAll { $0.outcome == first.outcome && $0.folder == first.folder }
      tell(alike, outcome: first.outcome)
    }
    if reports.contains(where: \.isWrittenAnew) {
      hint("husky writes this folder anew; a line in .husky/pre-commit stays: see Documentation/Hooks.md")
    }
  }

  private func tell(_ reports: [HookReport], outcome: HookReport.Outcome) {
    switch outcome {
    case .installed: standardOutput.write("installed the \(subject(reports)): \(place(reports))\n")
    case .reinstalled(let former):
      standardOutput.write("installed the \(subject(reports)) again, before what had replaced it: \(place(reports))\n")
      if let former { hint("what it ran before is kept; if nobody needs it: rm \(ShellQuoting.quoted(former))") }
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
      tellRemedies(of: reason, reports)
    }
  }

  private func subject(_ reports: [HookReport]) -> String {
    reports.count > 1 ? "hooks \(reports.names)" : "\(reports.names) hook"
  }

  private func place(_ reports: [HookReport]) -> TerminalText {
    TerminalText(reports.count == 1 ? reports[0].path : reports[0].folder)
  }
}

extension HookReport {
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// Whether the next `npm install` undoes what was done.
  fileprivate var isWrittenAnew: Bool {
    switch outcome {
    case .installed, .reinstalled, .upgraded: arrangement == .file && folder.hasSuffix("/.husky/_")
    case .unchanged, .restored, .removed, .leftAlone: false
    }
  }

  /// What `hooks status` tells of it.
  var words: String {
    let reason = state.reason.map { ": \($0)" } ?? ""
    switch state {
    case .ours(let condition): return words("ours", condition)
    case .chained(let condition): return words("ours, chained to the hook that was there", condition)
    case .beside(let condition):
      return words("ours, beside the hook that was there, which is not executable and not run", condition)
    case .behind(let condition): return words("ours, run by the hook in front of it", condition)
    case .edited: return "ours, but edited since"
    case .byHand: return "somebody else's, which calls git-issue"
    case .foreign: return "foreign: somebody else's, which does not call git-issue"
    case .notAFile: return "foreign\(reason)"
    case .off: return "off\(reason)"
    }
  }

  private func words(_ words: String, _ condition: HookReport.Condition) -> String {
    guard case .stale(let staleness) = condition else { return words }
    return "\(words), stale: \(staleness.words); \(installation) mends it"
  }

  /// What `hooks status --json` tells of it.
  var json: [(String, JSON)] {
    [
      ("name", .text(name)), ("state", .text(state.word.rawValue)), ("path", .text(path)),
      ("arrangement", .text(arrangement.rawValue)), ("reason", .optional(state.reason)),
    ]
  }

  /// The same, with what `hooks install` or `hooks uninstall` has done.
  var installedJSON: [(String, JSON)] {
    let obstacle = if case .leftAlone(let reason) = outcome { reason.words } else { String?.none }
    return json + [("done", .text(outcome.word.rawValue)), ("obstacle", .optional(obstacle))]
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
    case .placeIsNotAFile: "what is there is not a file"
    case .fileIsEdited: "somebody has changed it since it was installed"
    }
  }
}

extension HookReport.Outcome {
  /// What programs are told that was done.
  enum Word: String, CaseIterable {
    case installed, reinstalled, upgraded, unchanged, restored, removed, leftAlone = "left-alone"
  }

  fileprivate var word: Word {
    switch self {
    case .installed: .installed
    case .reinstalled: .reinstalled
    case .upgraded: .upgraded
    case .unchanged: .unchanged
    case .restored: .restored
    case .removed: .removed
    case .leftAlone: .leftAlone
    }
  }
}

extension HookReport.State {
  /// Whether this program is run there, or was to be.
  var callsProgram: Bool {
    switch self {
    case .ours, .chained, .beside, .behind, .edited, .byHand: true
    case .foreign, .notAFile, .off: false
    }
  }

  /// What programs are told that it is.
  enum Word: String, CaseIterable { case ours, chained, stale, edited, byHand = "by-hand", foreign, off }

  /// The one word for programs.
  fileprivate var word: Word {
    switch self {
    case .ours(.current), .beside(.current), .behind(.current): .ours
    case .chained(.current): .chained
    case .ours, .chained, .beside, .behind: .stale
    case .edited: .edited
    case .byHand: .byHand
    case .foreign, .notAFile: .foreign
    case .off: .off
    }
  }

  /// Why it is what it is; nil where there is nothing to add.
  fileprivate var reason: String? {
    switch self {
    case .ours(.stale(let staleness)), .chained(.stale(let staleness)), .beside(.stale(let staleness)),
      .behind(.stale(let staleness)):
      staleness.words
    case .beside(.current): "the hook that was there is not executable"
    case .behind(.current): "run by the hook in front of it"
    case .notAFile: "not a file"
    case .off(let idleness): idleness.words
    case .ours(.current), .chained(.current), .edited, .byHand, .foreign: nil
    }
  }
}

extension HookReport.Idleness {
  fileprivate var words: String? {
    switch self {
    case .absent, .switchedOff: nil
    case .notExecutable: "what is there is not executable"
    case .keptHookIsAlone: "the earlier hook is still kept beside its place, but ours is gone"
    case .hooksAreDisabled: "core.hooksPath is /dev/null"
    }
  }
}

extension HookReport.Staleness {
  fileprivate var words: String {
    switch self {
    case .olderFormat(let format): "of an older format (\(format))"
    case .lineEndsChanged: "its line ends were changed"
    case .notExecutable: "it is not executable"
    case .replaced: "replaced since by another program"
    case .programMissing(let path): "there is no program at \(path)"
    case .fileMissing(let path): "there is no file at \(path)"
    case .configurationIgnored: "this Git runs no hooks from its configuration"
    }
  }
}
