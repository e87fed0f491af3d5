import Foundation
import Issues
import TestSupport
import Testing

/// Names that lead elsewhere, that some system takes for something else, or that cannot be shown.
@Suite(.timeLimit(.minutes(5))) struct StrangeNameTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh("git issue init --no-hooks; git issue add First \(ProgramRepository.answers)")
  }

  /// Runs the program with arguments that no shell has read.
  private func run(_ arguments: [String]) -> (status: Int32, output: String) {
    do {
      let environment = program.repository.environment.merging(["EDITOR": "true"]) { $1 }
      let output = try Shell.run(
        ["timeout", "-k", "1", "10", "git-issue"] + arguments, in: program.repository.path, environment: environment)
      return (0, output)
    } catch let failure as Shell.Failure {
      return (failure.status, failure.standardOutput + failure.standardError)
    } catch {
      return (-1, "\(error)")
    }
  }

  @Test(arguments: [
    "../x", ".git", "CON", "BUG-001/../../x", "BUG-001\nx", "BUG-001\rx", "BUG-001\u{1B}[31m", "BUG-001 ", "-rf", "--",
    "", " ", "%00", "*", "/etc/passwd", "BUG-0x1", "BUG--1", "BUG-1e1", "BUG-99999999999999999999999", "ＢＵＧ-００１",
    "BUG-\u{661}", "BUG\u{2010}001", "BUG-001\u{200D}", "BUG-001.md", ".issues/../BUG-001",
    "BUG-\(String(repeating: "1", count: 60_000))",
  ]) func `what is no id is told, and nothing happens`(id: String) throws {
    let state = "git rev-parse HEAD; git status --porcelain; ls -a .. ."
    let before = try program.sh(state)
    for arguments in [
      ["show"], ["log"], ["blame"], ["edit"], ["reopen"], ["where"], ["set", "severity=low"], ["comment", "-mx"],
      ["close", "-sresolution=x"], ["attach", "../home/.gitconfig"],
    ] {
      var arguments = arguments
      arguments.insert(id, at: 1)
      let (status, output) = run(arguments)
      // `--` alone names no issue, and the log is that of all.
      guard !(arguments[0] == "log" && id == "--") else { continue }
      #expect([1, 129].contains(status), "\(arguments[0]): \(status) \(output.prefix(300))")
      #expect(output.contains("error: ") && !output.unicodeScalars.contains("\u{1B}"), "\(output.prefix(300))")
    }
    #expect(try program.sh(state) == before)
  }

  @Test(arguments: [
    ".git", "CON", "NUL", "aux.md", "..", ".", "../../x", "/etc/passwd", "C:\\x", "a:b", "-rf", "🙂🙂", "e\u{301}", "é",
    "\u{202E}gnp.exe", "日本語", "İstanbul ß ﬁ", "trailing. ", "~", "$(touch x)", "`touch x`", "%2e%2e%2f", "a\u{0}b",
    "\u{FEFF}", "\u{200D}", String(repeating: "x", count: 4_000), String(repeating: "🙂", count: 4_000),
    String(repeating: "a\u{301}\u{302}", count: 4_000),
  ]) func `whatever the title, the file's name is plain`(title: String) throws {
    let name = IssueFolder.path(of: IssueID(prefix: "BUG", number: 2), title: title, layout: .flat)
    #expect(name.wholeMatch(of: /\.issues\/BUG-002-[a-z0-9][a-z0-9-]{0,47}\.md/) != nil, "\(name)")
    guard !title.contains("\0") else { return }
    let (status, output) = run(
      ["add", "--", title].inserting(
        [
          "-s", "description=Seen on the test server.", "-s", "steps=1. Open the login page", "-s",
          "expected=An error message.", "-s", "actual=A blank page.", "-e", "os=Debian 12",
        ], at: 1))
    #expect(status == 0 || status == 1, "\(status) \(output.prefix(300))")
    let files = try program.repository.git("-c", "core.quotePath=false", "ls-files", ".issues/BUG-*")
    for file in files.split(separator: "\n") {
      #expect(file.wholeMatch(of: /\.issues\/BUG-00[12]-[a-z0-9][a-z0-9-]{0,47}\.md/) != nil, "\(file)")
    }
    #expect(files.split(separator: "\n").count == (status == 0 ? 2 : 1))
    try program.expectClean()
  }

  @Test(arguments: [
    "CON", "con.txt", "NUL", "aux.md", "COM1.log", "lpt9", "conin$", ".git", ".gitattributes", ".hidden", "a:b",
    "a\\b", "a*", "a?", "a\"", "a<b", "a|b", "trailing.", "trailing ", " leading", "\u{202E}gnp.exe", "a\u{1B}[31m.txt",
    "a\u{9B}31m", "a\nb", "a\tb", "\u{2066}x", "a\u{2028}b", "a\u{7F}", String(repeating: "x", count: 201),
  ]) func `a file whose name not every system takes is not attached`(name: String) throws {
    #expect(AttachmentName(name) == nil)
    try program.repository.write("in/\(name)", "text")
    let (status, output) = run(["attach", "BUG-001", "in/\(name)"])
    #expect(status == 1 && output.contains("is no name for an attachment"), "\(status) \(output)")
    #expect(output.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test(arguments: [
    ("Trace.log", "trace.log"), ("\u{E9}.txt", "e\u{301}.txt"), ("STRASSE.TXT", "strasse.txt"),
  ]) func `two names that some file systems take for one are not attached both`(one: String, other: String) throws {
    try program.repository.write("in/\(one)", "text")
    try program.repository.write("other/\(other)", "other")
    let both = run(["attach", "BUG-001", "in/\(one)", "other/\(other)"])
    #expect(both.status == 1 && both.output.contains("the same name"), "\(both.output)")
    #expect(run(["attach", "BUG-001", "in/\(one)"]).status == 0)
    let (status, output) = run(["attach", "BUG-001", "other/\(other)"])
    #expect(status == 1 && output.contains("take \(other) for the same name"), "\(output)")
    try program.repository.write("again/\(one)", "text")
    #expect(run(["attach", "BUG-001", "again/\(one)"]).status == 0)
  }

  @Test(arguments: ["-rf.txt", "--stage", "a b.txt", "日本語.log", "(1).png", "comma,name"])
  func `a file with an unusual name is attached`(name: String) throws {
    #expect(AttachmentName(name) != nil)
    try program.repository.write("in/\(name)", "text")
    let (status, output) = run(["attach", "BUG-001", "in/\(name)"])
    #expect(status == 0, "\(output)")
    #expect(try program.repository.read(".issues/BUG-001-first/attachments/\(name)") == "text")
  }
}

extension [String] {
  fileprivate func inserting(_ others: [String], at index: Int) -> [String] {
    Array(self[..<index]) + others + Array(self[index...])
  }
}
