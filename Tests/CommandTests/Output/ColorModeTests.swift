import Testing

@testable import git_issue

struct ColorModeTests {
  struct Case: CustomTestStringConvertible {
    var option: String?
    var command: String?
    var ui: String?
    var environment: [String: String] = [:]
    var isTerminal = true
    var term: String? = "xterm"
    let expected: ColorMode

    var testDescription: String {
      "--color=\(option ?? "-") color.issue=\(command ?? "-") color.ui=\(ui ?? "-") \(environment) "
        + "TERM=\(term ?? "-") terminal: \(isTerminal)"
    }
  }

  @Test(arguments: [
    Case(expected: .colored),
    Case(isTerminal: false, expected: .plain),
    Case(term: "dumb", expected: .plain),
    Case(term: nil, expected: .plain),
    Case(option: "always", isTerminal: false, expected: .colored),
    Case(option: "", isTerminal: false, expected: .colored),
    Case(option: "never", environment: ["CLICOLOR_FORCE": "1"], expected: .plain),
    Case(option: "auto", command: "always", isTerminal: false, expected: .plain),
    Case(option: "always", command: "never", ui: "never", environment: ["NO_COLOR": "1"], expected: .colored),
    Case(command: "never", ui: "always", expected: .plain),
    Case(command: "always", ui: "never", isTerminal: false, expected: .colored),
    Case(command: "true", isTerminal: false, expected: .plain),
    Case(ui: "always", environment: ["NO_COLOR": "1"], isTerminal: false, expected: .colored),
    Case(ui: "always", isTerminal: false, term: "dumb", expected: .colored),
    Case(ui: "ALWAYS", isTerminal: false, expected: .colored),
    Case(ui: "false", expected: .plain),
    Case(ui: "off", expected: .plain),
    Case(ui: "0", expected: .plain),
    Case(ui: "", expected: .plain),
    Case(ui: "yes", expected: .colored),
    Case(ui: "1", isTerminal: false, expected: .plain),
    Case(ui: "auto", environment: ["NO_COLOR": "1"], expected: .plain),
    Case(environment: ["NO_COLOR": "1"], expected: .plain),
    Case(environment: ["NO_COLOR": ""], expected: .colored),
    Case(environment: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], expected: .plain),
    Case(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, expected: .colored),
    Case(environment: ["CLICOLOR_FORCE": "0"], isTerminal: false, expected: .plain),
    Case(environment: ["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], isTerminal: false, expected: .colored),
    Case(environment: ["CLICOLOR": "0"], expected: .plain),
    Case(environment: ["CLICOLOR": "1"], isTerminal: false, expected: .plain),
    Case(environment: ["GIT_PAGER_IN_USE": "true"], isTerminal: false, expected: .colored),
    Case(environment: ["GIT_PAGER_IN_USE": "true"], isTerminal: false, term: "dumb", expected: .plain),
    Case(environment: ["GIT_PAGER_IN_USE": "false"], isTerminal: false, expected: .plain),
  ])
  func `decides as Git does`(_ test: Case) throws {
    var environment = test.environment
    environment["TERM"] = test.term
    let mode = try ColorMode.decide(
      option: test.option, command: test.command, ui: test.ui, environment: environment,
      terminals: test.isTerminal ? [.output] : [.error])
    #expect(mode == test.expected)
  }

  @Test(
    arguments: [
      ("sometimes", nil, "--color: sometimes is not one of: always, auto, never"),
      (nil, "\u{1B}[31m", "color.ui: ^[[31m is not one of: always, auto, never"),
    ] as [(String?, String?, String)])
  func `names the setting it does not know`(option: String?, ui: String?, message: String) {
    let error = #expect(throws: ColorMode.UnknownSetting.self) {
      try ColorMode.decide(option: option, ui: ui, environment: [:], terminals: [.output])
    }
    #expect(error?.description == message)
  }
}

struct StyleTests {
  @Test(arguments: Style.Role.allCases)
  func `paints nothing without colour`(role: Style.Role) {
    #expect(Style(.plain).paint(TerminalText("text"), as: role) == "text")
  }

  @Test(arguments: Style.Role.allCases)
  func `resets what it paints`(role: Style.Role) {
    let painted = Style(.colored).paint(TerminalText("text"), as: role)
    #expect(painted.hasPrefix("\u{1B}["))
    #expect(painted.hasSuffix("mtext\u{1B}[m"))
  }

  @Test func `paints neither empty text nor text without a role`() {
    #expect(Style(.colored).paint(TerminalText(""), as: .bold) == "")
    #expect(Style(.colored).paint(TerminalText("text"), as: nil) == "text")
  }
}
