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
        "conflict-markers", "duplicate-id", "front-matter-invalid", "id-mismatch", "not-a-regular-file", "too-large",
      ])
  }
}
