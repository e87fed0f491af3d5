import Foundation
import Testing

@testable import git_issue

/// The programs that are started. One test at a time, since each changes what signals do to this process.
@Suite(.serialized)
struct ProgramTests {
  private static func console(_ environment: [String: String], terminals: Set<Console.Stream> = [.output]) -> Console {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return .captured(
      terminals: terminals, environment: ["PATH": path, "TERM": "xterm"].merging(environment) { $1 }, directory: "/")
  }

  @Test(
    arguments: [
      ([:], nil, "less"),
      (["PAGER": "more"], nil, "more"),
      (["PAGER": "more"], "most", "most"),
      (["GIT_PAGER": "lv", "PAGER": "more"], "most", "lv"),
      (["GIT_PAGER": ""], "most", nil),
      (["GIT_PAGER": "cat"], "most", nil),
      ([:], "cat", nil),
      (["PAGER": ""], nil, nil),
      (["GIT_PAGER_IN_USE": "true"], nil, nil),
    ] as [([String: String], String?, String?)])
  func `chooses the pager that Git chooses`(environment: [String: String], configured: String?, command: String?) {
    #expect(Pager(for: Self.console(environment), configured: configured)?.command == command)
  }

  @Test func `takes no pager without a terminal`() {
    #expect(Pager(for: Self.console([:], terminals: [.error, .input]), configured: nil) == nil)
  }

  @Test func `gives output to the pager and waits for it`() throws {
    let file = try TemporaryFile()
    let console = Self.console([
      "GIT_PAGER": #"sleep 0.1; cat >"$FILE"; echo "$LESS $LV" >>"$FILE""#, "FILE": file.path,
    ])
    let result = try console.paged(by: nil) { paged in
      paged.standardOutput.write("paged\n")
      #expect(paged.environment["GIT_PAGER_IN_USE"] == "true")
      #expect(paged.environment["COLUMNS"] == "80")
      return 7
    }
    #expect(result == 7)
    #expect(file.text == "paged\nFRX -c\n")
    #expect(console.standardOutput.captured == "")
  }

  @Test func `pages messages with what they are about`() throws {
    let file = try TemporaryFile()
    let console = Self.console(["GIT_PAGER": #"cat >"$FILE""#, "FILE": file.path], terminals: [.output, .error])
    try console.paged(by: nil) { paged in
      paged.standardOutput.write("row\n")
      paged.standardError.write("message\n")
      #expect(!paged.isTerminal(.error))
    }
    #expect(file.text == "row\nmessage\n")
    #expect(console.standardError.captured == "")
  }

  @Test func `leaves the user's own LESS alone`() {
    let console = Self.console(["LESS": "R"])
    #expect(Pager(for: console, configured: nil)?.environment(on: console)["LESS"] == "R")
  }

  @Test func `does not mind a pager that is left early`() throws {
    try Self.console(["GIT_PAGER": "true"]).paged(by: nil) { paged in
      for _ in 0..<100 { paged.standardOutput.write(String(repeating: "x", count: 10_000)) }
    }
  }

  @Test func `shows output without a pager that is not there`() throws {
    let console = Self.console(["GIT_PAGER": "no-such-pager"])
    try console.paged(by: nil) { $0.standardOutput.write("shown") }
    #expect(console.standardOutput.captured == "shown")
  }

  @Test func `shows what came before a failure, then fails`() throws {
    let file = try TemporaryFile()
    let console = Self.console(["GIT_PAGER": #"cat >"$FILE""#, "FILE": file.path])
    #expect(throws: Source.Failure.tooLong(limit: 1)) {
      try console.paged(by: nil) { paged in
        paged.standardOutput.write("before")
        throw Source.Failure.tooLong(limit: 1)
      }
    }
    #expect(file.text == "before")
  }

  @Test func `tells a closed pipe from a failure`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let sink = Sink(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "output", buffering: .full)
    sink.write("nobody reads this")
    let failure = Signals.withoutEffect([SIGPIPE]) { #expect(throws: Sink.Failure.self) { try sink.flush() } }
    #expect(failure?.isClosedPipe == true)
    #expect(failure?.exitStatus == 141)
  }

  @Test(
    arguments: [
      (["TERM": "xterm"], nil, "vi"),
      (["TERM": "xterm", "EDITOR": "ed"], nil, "ed"),
      (["TERM": "xterm", "EDITOR": "ed", "VISUAL": "emacs"], nil, "emacs"),
      (["TERM": "dumb", "EDITOR": "ed", "VISUAL": "emacs"], nil, "ed"),
      (["EDITOR": "ed", "VISUAL": "emacs"], nil, "ed"),
      (["TERM": "xterm", "VISUAL": "emacs"], "nano", "nano"),
      (["TERM": "xterm", "GIT_EDITOR": "code --wait"], "nano", "code --wait"),
      (["TERM": "dumb"], "nano", "nano"),
      (["TERM": "xterm", "GIT_EDITOR": "", "EDITOR": "ed"], "", "ed"),
    ] as [([String: String], String?, String)])
  func `chooses the editor that Git chooses`(
    environment: [String: String], configured: String?, command: String
  ) throws {
    #expect(try Editor(environment: environment, configured: configured).command == command)
  }

  @Test func `has no editor for a dumb terminal`() {
    #expect(throws: Editor.Failure.noneForDumbTerminal) {
      try Editor(environment: ["TERM": "dumb", "VISUAL": "emacs"], configured: nil)
    }
  }

  @Test(arguments: ["printf edited >", #"f() { printf edited >"$1"; }; f"#])
  func `runs the editor's shell command on any path`(command: String) throws {
    let file = try TemporaryFile()
    let console = Self.console(["GIT_EDITOR": command])
    try Editor(environment: console.environment, configured: nil).edit(file.path, on: console)
    #expect(file.text == "edited")
  }

  @Test(arguments: [
    ("exit 3;", Editor.Failure.failed(command: "exit 3;", status: 3)),
    ("false", .failed(command: "false", status: 1)),
    ("kill -9 $$;", .failed(command: "kill -9 $$;", status: 137)),
    ("no-such-editor", .cannotStart(command: "no-such-editor", reason: "No such file or directory")),
  ])
  func `names the editor that fails`(command: String, failure: Editor.Failure) throws {
    let console = Self.console(["GIT_EDITOR": command])
    let editor = try Editor(environment: console.environment, configured: nil)
    #expect(throws: failure) { try editor.edit("/dev/null", on: console) }
    #expect(failure.description.contains("'\(command)'"))
  }

  @Test func `takes the editor that does nothing at its word`() throws {
    let console = Self.console(["GIT_EDITOR": ":"], terminals: [.error])
    try Editor(environment: console.environment, configured: nil).edit("/no/such/file", on: console)
    #expect(console.standardError.captured == "")
  }

  @Test func `says what it waits for, and takes that back`() throws {
    let console = Self.console(["GIT_EDITOR": "true"], terminals: [.error])
    try Editor(environment: console.environment, configured: nil).edit("/dev/null", on: console)
    #expect(
      console.standardError.captured == "hint: Waiting for your editor to close the file... \r\u{1B}[K")
  }

  @Test func `lets interrupts reach the program that is running`() throws {
    let status = try Signals.withoutEffect([SIGINT]) {
      try Subshell("kill -INT $$; exit 0", environment: ["PATH": "/usr/bin:/bin"]).run()
    }
    #expect(status == 128 + SIGINT)
  }
}
