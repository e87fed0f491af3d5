import Foundation
import TestSupport

extension Transcript {
  /// A preparation that did not succeed.
  struct Unprepared: Error {
    let page: String
    let output: String
  }

  /// The page with what its commands print now.
  func played() throws -> Transcript {
    let repository = try TemporaryRepository()
    try repository.installProgram()
    let script = repository.sibling("transcript.sh")
    try self.script.write(toFile: script, atomically: false, encoding: .utf8)
    // The words of messages, the clock and the width do not depend on who runs the tests.
    let environment = repository.environment.merging([
      "LC_ALL": "C.UTF-8", "COLUMNS": "110", "TERM": "dumb", "GIT_EDITOR": "true", "GIT_ADVICE": "0",
      "GIT_PAGER": "cat",
    ]) { $1 }
    let printed = try Shell.run(["sh", script], in: repository.path, environment: environment)
    let normalization = Normalization(repository)
    return try filled(with: printed.components(separatedBy: Self.mark).map { normalization.applied(to: $0) })
  }

  /// Stands before the exit status of each command.
  private static let mark = "\u{1E}git-issue-transcript\u{1E}"

  private var script: String {
    let steps = parts.flatMap { part -> [[String]] in
      switch part {
      case .prose: []
      case .preparation(let lines): [lines]
      case .commands(let commands, _): commands.map(\.source)
      }
    }
    return steps.enumerated().map { Self.step($0.element, minute: $0.offset + 2) }.joined()
  }

  /// 2026-11-21, 05:00 UTC, in seconds since 1970: the hour in which all pages play.
  private static let hour = 1_795_237_200

  /// A group, not a subshell: what it changes in the shell stays. Each has a minute of its own.
  private static func step(_ lines: [String], minute: Int) -> String {
    """
    export GIT_AUTHOR_DATE='2026-11-21T05:\(minute < 10 ? "0" : "")\(minute):00Z'
    export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE"
    export GIT_TEST_DATE_NOW=\(hour + minute * 60)
    { \(lines.joined(separator: "\n"))
    } </dev/null 2>&1
    printf '%s%d\\n%s' '\(mark)' $? '\(mark)'

    """
  }

  /// - Parameter pieces: What the first command printed, its status, what the second printed, its status, …
  private func filled(with pieces: [String]) throws -> Transcript {
    var pieces = pieces[...]
    func next() -> (output: [String], status: String) {
      let output = pieces.popFirst() ?? ""
      let status = (pieces.popFirst() ?? "the shell ended").trimmingCharacters(in: .newlines)
      let text = output.hasSuffix("\n") ? String(output.dropLast()) : output
      return (text.isEmpty ? [] : text.components(separatedBy: "\n"), status)
    }
    var filled = self
    filled.parts = try parts.map { part in
      switch part {
      case .prose: return part
      case .preparation:
        let (output, status) = next()
        guard status == "0" else { throw Unprepared(page: name, output: output.joined(separator: "\n")) }
        return part
      case .commands(let commands, let fence):
        return .commands(
          commands.map { command in
            let (output, status) = next()
            var command = command
            command.output = output + (status == "0" ? [] : ["[\(status)]"])
            return command
          }, fence: fence)
      }
    }
    return filled
  }
}
