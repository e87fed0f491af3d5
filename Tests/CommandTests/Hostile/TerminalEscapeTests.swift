import Foundation
import TestSupport
import Testing

/// What somebody has written into a repository never reaches the terminal of whoever reads it as more than text.
@Suite(.timeLimit(.minutes(5))) struct TerminalEscapeTests {
  /// Sets the title, begins a colour that the program has not, answers to the terminal, goes back, turns round.
  private static let evil =
    "\u{1B}]0;x\u{7}\u{1B}[38;5;201mE\u{9B}32m\u{90}q\u{9C}\u{202E}\u{2066}T\rO\u{8}\u{7F}\u{85}V\u{2028}\u{1B}c"
  /// As much of it as the name of a branch or of a remote may have.
  private static let evilName = "E\u{9B}32m\u{90}q\u{9C}\u{202E}\u{2066}T\u{85}V\u{2028}"

  /// The same between the quotes of YAML.
  private static let quoted =
    "\""
    + evil.unicodeScalars.map { scalar in
      scalar.value < 0x80 && scalar.properties.generalCategory != .control
        ? String(scalar) : "\\u" + String(UInt32(scalar), radix: 16).leftPadded(to: 4)
    }.joined() + "\""

  private static let form = """
    name: \(quoted)
    description: \(quoted)
    body:
      - type: markdown
        attributes:
          value: \(quoted)
      - type: dropdown
        id: phase
        field: phase
        attributes:
          label: \(quoted)
          description: \(quoted)
          options:
            - \(quoted)
            - other
      - type: textarea
        id: steps
        attributes:
          label: Steps to Reproduce
          description: \(quoted)
          placeholder: \(quoted)
        validations:
          required: true
          steps: true
      - type: input
        id: url
        attributes:
          label: \(quoted)
        validations:
          required: true

    """

  private static let settings = """
    version: 1
    prefix: BUG
    project: \(quoted)
    purpose: \(quoted)
    phases:
      - \(quoted)
    statuses:
      open:
        name: \(quoted)
      fixed:
        name: \(quoted)
        closed: true
        aliases:
          - \(quoted)
    severities:
      high:
        name: \(quoted)
        meaning: \(quoted)
      low:
        name: \(quoted)

    """

  /// - Parameter value: How a field says it.
  private static func report(_ id: String, _ value: String) -> String {
    """
    ---
    id: \(id)
    status: open
    type: bug
    severity: high
    reported: 2026-01-01
    assignee: \(value)
    reporter: \(value)
    labels:
      - \(value)
    title: \(value)
    phase: \(value)
    environment:
      os: \(value)
    components:
      - \(value)
    files:
      - \(value)
    related:
      - \(value)
    unknown: \(value)
    ---

    \(evil)

    ## Description

    it \(evil)

    ## Steps to Reproduce

    1. it \(evil)

    ## \(evil)

    ```
    \(evil)
    ```

    """
  }

  private static func repository() throws -> ProgramRepository {
    let program = try ProgramRepository()
    let repository = program.repository
    let people = ["GIT_AUTHOR_NAME": "A\(evil)", "GIT_COMMITTER_NAME": "A\(evil)", "GIT_AUTHOR_EMAIL": "a\(evil)@b"]
    func commit(_ message: String) throws {
      try repository.git("add", ".")
      try repository.git(
        "commit", "--quiet", "--cleanup=verbatim", "--message", "\(message)\(evil)\n\n\(evil)\n\nIssue: \(evil)\n",
        with: people)
    }
    try program.sh("git issue init --no-hooks")
    try repository.write(".issues/config.yml", settings)
    try repository.write(".issues/forms/bug.yml", form)
    try repository.write(".issues/BUG-001-first.md", report("BUG-001", quoted))
    try repository.write(".issues/BUG-002-\(evil).md", report("BUG-002", evil))
    try repository.write(
      ".issues/known/it.md",
      "---\nissue: \(quoted)\narea: \(quoted)\n---\n\n## Cause\n\n\(evil)\n\n## Solution\n\nit \(evil)\n")
    try repository.write(
      ".issues/watch.yml",
      "patterns:\n  - name: \(quoted)\n    area: \(quoted)\n    pattern: user\n    notes: \(quoted)\n")
    try commit("one")
    try repository.write(".issues/BUG-001-first.md", report("BUG-001", "\"x\(quoted.dropFirst())"))
    let folder = ".issues/BUG-001-first"
    try repository.write("\(folder)/comments/20260101T000000Z-\(evilName)-1.md", "it \(evil)\n")
    try repository.write("\(folder)/comments/20260102T000000Z-b-1.md", "---\nauthor: \(quoted)\n---\n\nit \(evil)\n")
    try repository.write("\(folder)/attachments/\(evil).log", evil)
    try commit("two")
    try repository.git("checkout", "--quiet", "-b", evilName)
    try repository.write(".issues/BUG-001-first.md", report("BUG-001", "\"y\(quoted.dropFirst())"))
    try commit("three")
    try repository.git("checkout", "--quiet", "main")
    try repository.git("config", "remote.\(evilName).url", repository.sibling("gone-\(evilName)"))
    try repository.git("config", "branch.main.remote", evilName)
    try repository.git("config", "branch.main.merge", "refs/heads/\(evilName)")
    return program
  }

  /// What a terminal would obey in an output, beside colours of our own.
  private static func commands(in output: String) -> [String] {
    let text = output.replacing(/\u{1B}\[(?!38)[0-9;]*m/, with: "")
    return text.split(separator: "\n").filter { line in
      line.unicodeScalars.contains { scalar in
        scalar.properties.generalCategory == .control && scalar != "\t" || scalar.properties.isBidiControl
          || scalar.properties.generalCategory == .lineSeparator
      }
    }.map { $0.debugDescription }
  }

  @Test(arguments: ["never", "always"]) func `no command lets through what a terminal obeys`(color: String) throws {
    let program = try Self.repository()
    try program.repository.git("config", "color.issue", color)
    for run in try EveryCommand.run(in: program) {
      #expect(run.isOrderly, "\(run.line): \(run.status)")
      #expect(Self.commands(in: run.output) == [], "\(run.line)")
    }
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - self.count)) + self
  }
}
