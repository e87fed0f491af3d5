import Foundation
import TestSupport
import Testing

@testable import git_issue

/// How the pages look: in a terminal, and to `man`.
struct ManualLayoutTests {
  private static let names = ManualPage.all.map(\.name)

  @Test(arguments: names, [40, 80, 120]) func `a page fits the terminal`(_ name: String, width: Int) throws {
    let page = try #require(ManualPage.all.first { $0.name == name })
    let code = Set(page.blocks.flatMap(\.code).map { $0.drop { $0 == " " } })
    let lines = TerminalPage(page.blocks, width: width, style: Style(.plain)).lines
    #expect(lines.count > 8)
    #expect(lines.allSatisfy { $0.last != " " })
    for line in lines where TerminalText(line).width > width {
      let text = line.drop { $0 == " " }
      #expect(code.contains(text) || !text.contains(" "), "\(line)")
    }
  }

  @Test(arguments: [40, 80, 120]) func `the overview fits the terminal`(width: Int) {
    let lines = TerminalPage(Handbook.overview, width: width, style: Style(.plain)).lines
    #expect(lines.map { TerminalText($0).width }.max() ?? 999 <= width)
  }

  @Test func `wide characters take two columns`() {
    let text = Prose(Array(repeating: "ログイン", count: 10).joined(separator: " "))
    let lines = TerminalPage([.paragraph(text)], width: 40, style: Style(.plain)).lines
    #expect(lines.map { TerminalText($0).width } == [35, 35, 17])
  }

  @Test func `a line breaks where no code is, and the rest stands further right`() {
    let command = Prose([
      .code("git\u{A0}issue\u{A0}close"), .text(" [--as\u{A0}<status>] [--field\u{A0}<key=value>]..."),
    ])
    let lines = TerminalPage([.synopsis(command)], width: 40, style: Style(.plain)).lines
    #expect(lines == ["git issue close [--as <status>]", "    [--field <key=value>]..."])
  }

  @Test(arguments: [("dumb", ""), ("xterm", "1")]) func `no escapes for a terminal that has none, or with NO_COLOR`(
    term: String, noColor: String
  ) throws {
    let seen = try Self.seen(["TERM": term, "NO_COLOR": noColor], "help", "add")
    #expect(seen.contains("SYNOPSIS") && !seen.contains("\u{1B}"))
  }

  @Test func `headings and code stand out on a terminal, and nothing does elsewhere`() throws {
    #expect(try Self.seen(["TERM": "xterm"], "help", "add").contains("\u{1B}[1mSYNOPSIS\u{1B}[m"))
    let piped = DocumentedProgram().run("help", "add")
    #expect(piped.status == 0 && !piped.text.contains("\u{1B}"))
  }

  @Test func `a page goes to the pager, and the overview does not`() throws {
    let environment = ["TERM": "xterm", "PAGER": "sed 's/^/paged /'"]
    #expect(try Self.seen(environment, "help", "add").contains("paged "))
    #expect(try Self.seen(environment, "add", "--help").contains("paged "))
    #expect(try !Self.seen(environment, "help").contains("paged "))
  }

  @Test(.enabled(if: isThere("/usr/bin/man"))) func `man finds nothing wrong with any page`() throws {
    #expect(try Self.pages { #"LC_ALL=C.UTF-8 man --warnings -l "\#($0)" 2>&1 >/dev/null"# } == "")
  }

  @Test(.enabled(if: isThere("/usr/bin/mandoc"))) func `mandoc finds nothing wrong with any page`() throws {
    #expect(try Self.pages { #"mandoc -T lint -W warning "\#($0)" || :"# } == "")
  }

  @Test(.enabled(if: isThere("/usr/bin/man"))) func `man shows what the terminal does`() throws {
    let man = try Self.pages(only: "git-issue-list.1") {
      #"MANWIDTH=80 LC_ALL=C.UTF-8 man -P cat -l "\#($0)" | col -bx"#
    }
    for line in ["git issue list status:open 'severity>=high' -label:wip", "--sort <key>", "git-issue-query(7)"] {
      #expect(man.contains(line))
      #expect(DocumentedProgram().run("help", "list").text.contains(line))
    }
  }

  @Test func `pages of one version are the same wherever they are made`() throws {
    let epoch = "SOURCE_DATE_EPOCH=1795237320"
    let texts = try ["TZ=UTC", "TZ=Asia/Tokyo"].map { zone in
      try Self.pages(only: "git-issue.1", with: "\(epoch) \(zone)") { #"cat "\#($0)""# }
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].hasPrefix(".TH \"GIT-ISSUE\" \"1\" \"2026-11-21\""))
  }

  private static func isThere(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// What a command prints of the pages, made for `man`.
  private static func pages(
    only name: String = "*", with variables: String = "", _ command: (String) -> String
  ) throws -> String {
    let repository = try TemporaryRepository()
    let script = """
      \(variables) '\(BuiltProgram.path)' manual pages
      for page in pages/man?/\(name); do \(command("$page")); done
      """
    return try Shell.run(["sh", "-c", script], in: repository.path, environment: repository.environment)
  }

  /// What somebody at a terminal is shown.
  private static func seen(_ variables: [String: String], _ arguments: String...) throws -> String {
    let program = try ProgramRepository()
    let driver = Documentation.root.appending(path: "Tests/CommandTests/Completion/type-keys.py")
    let environment = program.repository.environment.merging(["PAGER": "cat"]) { $1 }.merging(variables) { $1 }
    return try Shell.run(
      ["python3", driver.path(percentEncoded: false), "never printed", "", "git-issue"] + arguments,
      in: program.repository.path, environment: environment)
  }
}
