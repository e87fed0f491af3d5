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
    let scripts = reports.filter { $0.found != .program }
    if scripts.count == 1 {
      hint("put this line at the top of \(scripts[0].script), below `#!/bin/sh`:")
      standardError.write("    \(scripts[0].line)\n")
    } else if let first = scripts.first {
      hint("put this line at their top, below `#!/bin/sh`, with the hook's name for NAME; they are in \(first.folder):")
      standardError.write("    \(HookReport.line(calling: "NAME"))\n")
      for report in scripts where report.script != report.path {
        hint("\(report.name) is a link: its line goes into \(report.script)")
      }
    }
    let absent = scripts.filter { $0.found == .nothing }
    if !absent.isEmpty { hint("make \(absent.names) first, with the line `#!/bin/sh`, and chmod +x") }
    let idle = scripts.filter { $0.state == .off(.notExecutable) }
    if !idle.isEmpty { hint("Git runs \(idle.names) only after chmod +x") }
    for report in reports where report.found == .program {
      hint(
        "\(report.name) is no shell script: have it run `git-issue hook \(report.name)` with its arguments, and fail"
          + " if that fails: \(report.path)")
    }
  }
}

extension HookReport {
  /// The file that a line of shell goes into.
  fileprivate var script: String {
    guard case .script(let path) = found else { return path }
    return path
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
