import Testing

@testable import Issues

@Suite struct `What is said about a file` {
  private static let token = "gh" + "p_" + SampleToken.random(36)
  private static let password = "hW7" + "q!rz2Lk"
  private static let key = (0..<3).map { SampleToken.random(64, seed: UInt64($0) + 3) }

  /// Secrets in places where other rules find faults too.
  private static let reports: [String] = [
    .report("severity: \(token)", "related:\n  - \(token)", "files:\n  - \(token)"),
    .report("x-password: '\(password)'", "severity: \(password)"),
    .report(
      sections: [
        "Notes":
          "-----BEGIN PRIVATE\u{20}KEY-----\n\(key[0])\n\(key[1])\u{7}\n\(key[2])\n-----END PRIVATE\u{20}KEY-----"
      ]),
  ]

  @Test(arguments: reports) func `repeats none of its secrets`(_ text: String) throws {
    let subject = try Example(text).subject()
    let found = RuleSet(configuration: Configuration()).check(subject)
    #expect(Set(found.map(\.rule)).count >= 2)
    let said = found.map { "\($0.message)\n\($0.help)\n\($0.sourceLine)\n\($0.gist)\n\($0.json.written)" }.joined()
    for secret in [Self.token, Self.password] + Self.key { #expect(!said.contains(secret)) }
  }

  @Test func `keeps a secret that is excused`() throws {
    let subject = try Example(.report("severity: \(Self.token) # gitleaks:allow")).subject()
    let found = RuleSet(configuration: Configuration()).check(subject)
    #expect(found.map(\.rule) == ["value-not-allowed", "environment-key-missing"])
  }

  @Test func `masks whole words, not what only contains one`() {
    let redactor = Redactor(Array("password: 'admin-7xQ2'".utf8))
    #expect(redactor.mask("'admin-7xQ2' is not a severity here") == "'…' is not a severity here")
    #expect(redactor.mask("there is no file admin-7xQ2b.py") == "there is no file admin-7xQ2b.py")
  }
}
