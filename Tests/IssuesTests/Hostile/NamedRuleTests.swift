import Testing

@testable import Issues

@Suite struct `A rule that the settings name` {
  @Test func `must be there`() {
    let error = #expect(throws: SettingsError.self) {
      try Configuration(Array("version: 1\nrules:\n  steps-mising: off\n".utf8), path: "config.yml")
    }
    #expect(error?.line == 3)
    #expect(error?.help == "did you mean 'steps-missing'?")
  }

  @Test func `cannot be turned off where files are told apart`() throws {
    let configuration = try Configuration(Array("rules: {too-large: off}".utf8), path: "config.yml")
    #expect(!RuleSet(configuration: configuration).rules.contains { $0.id == "too-large" })
    #expect(
      RuleSet.structural(configuration).rules.map(\.id.rawValue).sorted() == [
        "conflict-markers", "duplicate-id", "front-matter-invalid", "id-mismatch", "misplaced-folder",
        "not-a-regular-file", "too-large",
        "wrong-folder",
      ])
  }
}

@Suite struct `The level of every rule` {
  private func configuration(_ rule: RuleID, _ level: Configuration.Level) throws -> Configuration {
    try Configuration(Array("rules:\n  \(rule): \(level.rawValue)\n".utf8), path: "config.yml")
  }

  @Test(arguments: RuleSet.all.map(\.id), [Configuration.Level.error, .warning])
  func `is what the settings say`(_ id: RuleID, _ level: Configuration.Level) throws {
    let rule = try #require(RuleSet.all.first { $0.id == id })
    let example = try #require(rule.examples.first { !$0.marked.lines.isEmpty })
    var configuration = try example.subject().configuration
    configuration.levels.merge(try self.configuration(id, level).levels) { $1 }
    let found = RuleSet(configuration: configuration).check(try example.subject()).filter { $0.rule == id }
    #expect(!found.isEmpty && found.allSatisfy { $0.level == level })
  }

  @Test(arguments: RuleSet.all.map(\.id)) func `may be off`(_ id: RuleID) throws {
    let configuration = try configuration(id, .off)
    #expect(!RuleSet(configuration: configuration).rules.contains { $0.id == id })
    #expect(RuleSet(configuration: configuration).rules.count >= RuleSet.all.count - 2)
  }

  @Test(arguments: RuleSet.all.filter(\.isStructural).map(\.id), Configuration.Level.allCases)
  func `does not count where files are told apart`(_ id: RuleID, _ level: Configuration.Level) throws {
    let rule = try #require(RuleSet.all.first { $0.id == id })
    let subject = try #require(rule.examples.first { !$0.marked.lines.isEmpty }).subject()
    let found = RuleSet.structural(try configuration(id, level)).check(subject).filter { $0.rule == id }
    #expect(!found.isEmpty && found.allSatisfy { $0.level == .error })
  }
}
