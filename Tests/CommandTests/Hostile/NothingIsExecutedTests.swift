import Foundation
import TestSupport
import Testing

/// Files of a repository are data: what is written in them never runs.
@Suite(.timeLimit(.minutes(5))) struct NothingIsExecutedTests {
  private let program: ProgramRepository
  private let marker: String

  init() throws {
    program = try ProgramRepository()
    marker = program.repository.sibling("MARKER")
    try program.sh(
      "git issue init --no-hooks; git issue add First \(ProgramRepository.answers); git issue add Second \(ProgramRepository.answers)"
    )
  }

  /// Tracked files that name programs, wherever some program looks for such names.
  private func plant() throws {
    let run = "touch \(marker)"
    let settings = """
      [core]
      \tfsmonitor = \(run)
      \thooksPath = .issues/hooks
      \teditor = \(run); true
      \tpager = \(run); cat
      \tsshCommand = \(run)
      [alias]
      \tissue = !\(run)
      [diff]
      \texternal = \(run)
      [diff "evil"]
      \ttextconv = \(run); cat
      \tcommand = \(run)
      [filter "evil"]
      \tclean = \(run); cat
      \tsmudge = \(run); cat
      \tprocess = \(run)
      [merge "evil"]
      \tdriver = \(run)
      [gpg]
      \tprogram = \(run)
      [include]
      \tpath = .gitconfig

      """
    for path in [".gitconfig", ".git-config", "config", ".issues/.gitconfig", ".issues/config", "git-issue.conf"] {
      try program.repository.write(path, settings)
    }
    try program.repository.write(
      ".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c \(run)\n\tupdate = !\(run)\n")
    for path in [".gitattributes", ".issues/.gitattributes"] {
      try program.repository.write(path, "* filter=evil diff=evil merge=evil\n*.md filter=evil diff=evil merge=evil\n")
    }
    let script = "#!/bin/sh\n\(run)\n"
    for name in [
      "git", "less", "more", "man", "cat", "sh", "vi", "editor", "git-issue", "git-issue-web", "git-merge", "gpg",
      "ssh",
      "python3", "xdg-open",
    ] { try program.repository.write(name, script) }
    for folder in [".issues/hooks", "hooks", ".husky", ".githooks"] {
      for name in ["pre-commit", "commit-msg", "post-merge", "post-checkout", "pre-push", "reference-transaction"] {
        try program.repository.write("\(folder)/\(name)", script)
      }
    }
    let config = try program.repository.read(".issues/config.yml")
    let names = ["editor", "pager", "hooks", "command", "run", "hooksPath", "fsmonitor", "on-change"]
    try program.repository.write(
      ".issues/config.yml",
      config + "project: $(\(run))\npurpose: '`\(run)`'\nqueries:\n  mine: 'title:\"$(\(run))\"'\n")
    try program.repository.write(
      ".issues/forms/bug.yml",
      "name: $(\(run))\ndescription: '`\(run)`'\nbody:\n  - type: textarea\n    id: steps\n    attributes:\n      label: Steps to Reproduce\n      value: '!\(run)'\n    validations:\n      required: true\n      steps: true\n"
    )
    try program.repository.write(
      ".issues/watch.yml", names.map { "\($0): \(run)\n" }.joined() + "patterns:\n  - name: x\n    pattern: $(\(run))\n"
    )
    try program.sh(
      "chmod -R +x . && git add --all --force && git commit --quiet --no-verify --message evil; rm -f \(marker)")
  }

  @Test func `no command runs what a tracked file names`() throws {
    try plant()
    for run in try EveryCommand.run(in: program) {
      #expect(run.isOrderly, "\(run.line): \(run.status) \(run.output.suffix(300))")
      #expect(!FileManager.default.fileExists(atPath: marker), "\(run.line)")
      try? FileManager.default.removeItem(atPath: marker)
    }
  }

  @Test(arguments: ["editor: touch x", "pager: touch x", "hooks:\n  pre-commit: touch x", "run: touch x"])
  func `settings have no place for a program`(setting: String) throws {
    let config = try program.repository.read(".issues/config.yml")
    try program.repository.write(".issues/config.yml", "\(config)\(setting)\n")
    let (status, output) = try program.status("git issue check")
    #expect(status == 2 && output.contains("config.yml"), "\(output)")
  }
}
