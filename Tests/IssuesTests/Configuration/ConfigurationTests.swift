import Testing

@testable import Issues

struct ConfigurationTests {
  private func read(_ text: String) throws(SettingsError) -> Configuration {
    try Configuration(Array(text.utf8), path: ".issues/config.yml")
  }

  @Test func `without settings the defaults hold`() throws {
    let configuration = try read("")
    #expect(configuration.statuses.map(\.id) == ["open", "in-progress", "fixed", "wont-fix"])
    #expect(configuration.severities.map(\.id) == ["critical", "high", "medium", "low"])
    #expect(configuration.prefixes == ["BUG"])
  }

  @Test func `settings are read`() throws {
    let configuration = try read(
      """
      version: 1
      prefix: app
      prefixes: {bug: BUG}
      layout: bucketed
      ids: random
      phases: [Phase 1, Phase 2]
      statuses:
        new: {name: New}
        done: {name: All Done, closed: true, aliases: [Finished]}
      severities:
        bad: {name: Bad, response: 2 days}
      rules: {personal-data: error}
      transitions: {new: [done]}
      """)
    #expect(configuration.prefix == "APP" && configuration.prefixes == ["APP", "BUG"])
    #expect(configuration.prefix(ofType: "bug") == "BUG" && configuration.prefix(ofType: "x") == "APP")
    #expect(configuration.layout == .bucketed && configuration.ids == .random)
    #expect(configuration.status("finished")?.id == "done" && configuration.status("all done")?.id == "done")
    #expect(configuration.openStatus?.id == "new")
    #expect(configuration.severities.map(\.response) == [.days(2)])
    #expect(configuration.levels == ["personal-data": .error] && configuration.transitions == ["new": ["done"]])
  }

  @Test(arguments: ["prefix: APP\nprefixes: [BUG, WEB, APP]\n", "prefixes: [BUG, WEB, APP]\nprefix: APP\n"])
  func `the prefixes are the same in whatever order they are set`(_ text: String) throws {
    #expect(try read(text).prefixes == ["APP", "BUG", "WEB"])
    #expect(try read("prefixes: [WEB]\n").prefixes == ["BUG", "WEB"])
    #expect(try read("prefix: APP\n").prefixes == ["APP"])
  }

  @Test(arguments: [
    ("version: 1\nprefx: BUG\n", 2, 1, "prefix"), ("version: 2\n", 1, 10, "newer"),
    ("novelty: 1\nversion: 2\n", 2, 10, "newer"), ("version: x\n", 1, 10, "version"),
    ("prefix: 1BUG\n", 1, 9, "BUG"), ("layout: deep\n", 1, 9, "flat"), ("ids: none\n", 1, 6, "sequential"),
    ("rules:\n  title-missing: fatal\n", 2, 18, "warning"),
    ("rules:\n  title-missing: warn\n", 2, 18, "did you mean 'warning'?"),
    ("rules:\n  title-missing: Error\n", 2, 18, "did you mean 'error'?"),
    ("rules:\n  title-missing: [off]\n", 2, 18, "single word"), ("rules:\n  title-missing:\n", 2, 17, "off"),
    ("rules: off\n", 1, 8, "unknown-field: error"), ("rules:\n  - title-missing\n", 2, 3, "unknown-field: error"),
    ("rules: {title-missing: off, title-mising: off}\n", 1, 29, "did you mean 'title-missing'?"),
    ("statuses:\n  open: {name: Open}\n", 2, 3, "closed: true"),
    ("severities:\n  bad: {response: soon}\n", 2, 19, "same day"), ("- a\n", 1, 1, "one setting a line"),
    ("transitions:\n  opne: [fixed]\n", 2, 3, "did you mean 'open'?"),
    ("transitions:\n  open: [fixd]\n", 2, 10, "did you mean 'fixed'?"),
    ("transitions: open\n", 1, 14, "one status a line"),
    ("a: 1\na: 2\n", 2, 1, "YAML"), ("# ä\nprefix: [\n", 3, 1, "YAML"),
  ]) func `a fault is named with its place and its remedy`(
    _ text: String, _ line: Int, _ column: Int, _ word: String
  ) {
    let error = #expect(throws: SettingsError.self) { try read(text) }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    let words = [error?.message, error?.help].compactMap(\.self).joined(separator: " ")
    #expect(words.contains(word), "\(String(describing: error))")
  }
}

struct MarkdownLimitsTests {
  @Test(arguments: [
    (
      String(repeating: "|a", count: 400) + "|\n" + String(repeating: "|-", count: 400) + "|\n"
        + String(repeating: "|\n", count: 300), true
    ),
    (String(repeating: "|a|b|\n", count: 10_000), false),
    (String(repeating: "![[]()", count: 1_001), true), (String(repeating: "[a](b)\n\n", count: 10_000), false),
    (String(repeating: ">", count: 101) + "\n", true), (String(repeating: "> ", count: 100) + "x\n", false),
    (String(repeating: "- ", count: 101) + "x\n", true), (String(repeating: "-", count: 1_000) + "\n", false),
    ("", false), ("text", false),
  ]) func `what takes too long to read is found before it is read`(_ text: String, _ isExcess: Bool) {
    #expect((MarkdownLimits.excess(Array(text.utf8)) != nil) == isExcess)
  }

  @Test(arguments: ["x\n\n", "> > x\n", "- - - x\n", "| a | b |\n", "[[[[x", "**__`", "<!-- ", "\\\\\n"])
  func `what is within the limits is read in no time`(_ piece: String) {
    var text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    if MarkdownLimits.excess(Array(text.utf8)) != nil { text = String(text.prefix(1_000)) }
    let time = ContinuousClock().measure { _ = MarkdownBlock.parse(Array(text.utf8)) }
    #expect(time < .seconds(2))
  }
}
