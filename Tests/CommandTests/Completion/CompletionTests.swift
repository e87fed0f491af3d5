import ArgumentParser
import TestSupport
import Testing

@testable import git_issue

/// What `git issue complete` answers.
struct CompletionTests {
  private static let report = [
    "-s", "description=Seen.", "-s", "steps=1. Open the login page", "-s", "expected=An error message.", "-s",
    "actual=A blank page.", "-e", "os=Debian 12", "-e", "server=local", "-e", "python=3.11.7", "-e",
    "test_scenario=login",
  ]

  private static func program() throws -> (DocumentedProgram, TemporaryRepository) {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    program.run(["add", "Login crashes", "-l", "auth", "-l", "wip", "-f", "components=AI Assistant"] + report)
    program.run(["add", "Export is empty", "-f", "assignee=bob@example.org"] + report)
    let closed = program.run("close", "BUG-2", "-s", "resolution=The query was wrong.")
    #expect(closed.status == 0, "\(closed.messages)")
    return (program, repository)
  }

  private static func texts(_ program: DocumentedProgram, _ words: [String]) -> [String] {
    let output = program.run(["complete", "zsh", "--"] + words)
    #expect(output.status == 0)
    #expect(output.messages == "")
    return output.text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.count == 1 ? "<\(fields[0])>" : String(fields[1])
    }
  }

  @Test(
    arguments: [
      (["reop"], ["reopen"]),
      (["hook"], ["hooks"]),
      (["hooks", ""], ["install", "status", "uninstall"]),
      (["help", "fo"], ["form", "format"]),
      (["help", "form", "s"], ["show"]),
      (["help", "add", ""], []),
      (["show", ""], ["BUG-001", "BUG-002"]),
      (["show", "bug-00"], ["BUG-001", "BUG-002"]),
      (["show", "2"], ["BUG-002"]),
      (["show", "BUG-2"], ["BUG-002"]),
      (["show", "BUG-9"], []),
      (["close", ""], ["BUG-001"]),
      (["reopen", ""], ["BUG-002"]),
      (["fmt", "BUG-1", ""], ["BUG-002"]),
      (["show", "BUG-1", "--b"], ["--branches"]),
      (["show", "BUG-1", "--json", "--"], ["--at=", "--branches", "--color=", "--ref=", "--help"]),
      (["show", "BUG-1", "--color", "a"], ["always", "auto"]),
      (["show", "BUG-1", "--color=n"], ["--color=never"]),
      (["show", "--at", "BUG-1", "ma"], []),
      (["show", "BUG-1", "--at", "ma"], ["main"]),
      (["close", "1", "--as="], ["--as=fixed", "--as=wont-fix"]),
      (["set", "1", "stat"], ["status="]),
      (["set", "1", "status=o"], ["status=open"]),
      (["set", "1", "label"], ["labels=", "labels+=", "labels-="]),
      (["set", "1", "labels-=wip,a"], ["labels-=wip,auth"]),
      (["set", "1", "assignee=b"], ["assignee=bob@example.org"]),
      (["add", "-f", "assi"], ["assignee="]),
      (["add", "-e", "o"], ["os="]),
      (["add", "-e", "os="], ["os=Debian 12"]),
      (["add", "-s", "ste"], ["steps="]),
      (["add", "-s", "steps=@"], ["<files>"]),
      (["add", "--label", "a"], ["auth"]),
      (["add", "--type="], ["--type=bug"]),
      (["list", "stat"], ["status:"]),
      (["list", "severity"], ["severity:", "severity>=", "severity<="]),
      (["list", "severity>=m"], ["severity>=medium"]),
      (["list", "status:open,f"], ["status:open,fixed"]),
      (["list", "-label:w"], ["-label:wip"]),
      (["list", "label:auth is:cl"], ["label:auth is:closed"]),
      (["list", "(label:a"], ["(label:auth"]),
      (["list", "component:AI"], ["component:\"AI Assistant\""]),
      (["list", "component:\"AI A"], ["component:\"AI Assistant\""]),
      (["list", "sort:-rep"], ["sort:-reported", "sort:-reporter", "sort:-reproducible"]),
      (["list", "environment.os:"], ["environment.os:\"Debian 12\""]),
      (["list", "overdue:"], ["overdue:yes", "overdue:no"]),
      (["list", "--sort", "-sev"], ["-severity"]),
      (["list", "--fields=id,ti"], ["--fields=id,title"]),
      (["list", "--", "--"], []),
      (["search", "crash", "lab"], ["label:"]),
      (["stats", "--by", "sev"], ["severity"]),
      (["explain", "steps-m"], ["steps-missing"]),
      (["review", "HEAD..ma"], ["HEAD..main"]),
      (["form", "show", ""], ["bug"]),
      (["attach", "1", ""], ["<files>"]),
      (["site", "-o", ""], ["<folders>"]),
      (["comment", "1", "-m", ""], []),
      (["known", "add", ""], []),
      (["no-such-command", ""], []),
    ] as [([String], [String])])
  func `offers what may stand there`(words: [String], expected: [String]) throws {
    let (program, repository) = try Self.program()
    #expect(Self.texts(program, words) == expected)
    withExtendedLifetime(repository) {}
  }

  @Test func `describes what it offers`() throws {
    let (program, repository) = try Self.program()
    #expect(
      program.run("complete", "fish", "--", "show", "1").text == "word\tBUG-001\tLogin crashes\n")
    #expect(
      program.run("complete", "zsh", "--", "close", "1", "--as=w").text == "word\t--as=wont-fix\tWon't Fix\n")
    withExtendedLifetime(repository) {}
  }

  @Test func `offers commands and options outside a repository`() {
    let program = DocumentedProgram()
    #expect(Self.texts(program, ["reop"]) == ["reopen"])
    #expect(Self.texts(program, ["list", "--cou"]) == ["--count"])
    #expect(Self.texts(program, ["show", ""]) == [])
    #expect(Self.texts(program, ["list", "status:o"]) == ["status:open"])
  }

  @Test func `writes nothing, also where nothing is kept`() throws {
    let (program, repository) = try Self.program()
    try repository.git("clean", "-dfx", "--quiet")
    try Shell.run(["rm", "-rf", ".git/git-issue"], in: repository.path, environment: repository.environment)
    #expect(Self.texts(program, ["show", ""]) == ["BUG-001", "BUG-002"])
    #expect(Self.texts(program, ["list", "label:"]) == ["label:auth", "label:wip"])
    #expect(!repository.exists(".git/git-issue"))
  }

  @Test func `says nothing of settings that cannot be read`() throws {
    let (program, repository) = try Self.program()
    try repository.write(".issues/config.yml", "\t- {broken\n")
    #expect(Self.texts(program, ["show", ""]) == [])
    #expect(Self.texts(program, ["list", "--cou"]) == ["--count"])
  }

  @Test func `offers no word that a terminal would obey, and shows no such title`() throws {
    let (program, repository) = try Self.program()
    try repository.write(
      ".issues/BUG-003-x.md",
      "---\nid: BUG-003\nstatus: open\ntype: bug\nlabels:\n  - \"bell\\u0007\"\n  - \"line\\nbreak\"\ntitle: \"red \\e[31m\"\n---\n"
    )
    #expect(Self.texts(program, ["list", "label:"]) == ["label:auth", "label:wip"])
    #expect(program.run("complete", "zsh", "--", "show", "3").text == "word\tBUG-003\tred ^[[31m\n")
  }

  @Test func `knows what each value of each command is`() {
    func check(_ commands: [any ParsableCommand.Type], _ path: [String]) {
      for command in commands where command.configuration.shouldDisplay {
        let name = path + [command._commandName]
        check(command.configuration.subcommands, name)
        for argument in CommandUsage(of: command, path: name).arguments where argument.kind != .flag {
          #expect(
            WordKind(argument, of: name) != nil,
            "\(name.joined(separator: " ")) \(argument.names): tell WordKind what <\(argument.valueName)> is")
        }
      }
    }
    check(GitIssue.configuration.subcommands, [])
  }
}
