internal import Git
internal import IssueStore
internal import Issues

extension Console {
  func hint(_ text: String) { standardError.write("hint: \(TerminalText(text))\n") }

  /// Says what a person can do about hooks that were left alone for the same reason.
  func tellRemedies(of reason: HookReport.Reason, _ reports: [HookReport]) {
    switch reason {
    case .folderIsTracked, .folderIsElsewhere, .hookAsksForItsName: tellLine(reports)
    case .fileIsEdited:
      for report in reports {
        hint("to give up what was changed: \(report.removal); `\(report.installation)` writes it anew")
      }
    case .keptHookIsAlone:
      for report in reports {
        let isAlone = report.state == .off(.keptHookIsAlone)
        let file = report.kept.map(ShellQuoting.quoted) ?? ""
        hint(isAlone ? "to put it back: \(report.removal)" : "if nobody needs it: rm \(file)")
      }
    case .placeIsNotAFile:
      for report in reports { hint("move \(report.path) away, and install the hooks again") }
    case .hooksAreDisabled: break
    }
  }

  /// The line to add, and to what.
  private func tellLine(_ reports: [HookReport]) {
    for report in reports {
      hint("add this line to \(report.path):")
      standardError.write("    \(report.line)\n")
    }
  }
}

extension [HookReport] {
  /// `pre-commit, commit-msg and post-merge`
  var names: String {
    let names = map(\.name)
    guard names.count > 1, let last = names.last else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
