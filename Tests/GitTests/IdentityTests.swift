import Git
import TestSupport
import Testing

@Suite struct IdentityTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  /// What git itself makes of the same variables.
  private func ident(_ role: String, with variables: [String: String]) throws -> String {
    try test.git("var", "GIT_\(role)_IDENT", with: variables)
  }

  @Test(
    arguments: [
      [:],
      ["GIT_AUTHOR_NAME": "Eve", "GIT_COMMITTER_EMAIL": "c@example.org"],
      ["GIT_CONFIG_PARAMETERS": "'author.name'='Anna' 'committer.email'='b@example.org'"],
      ["GIT_AUTHOR_NAME": " .Eve <x>\u{1}y, "],
      ["GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "Müller, Jr."],
      ["GIT_AUTHOR_DATE": "@1234567890 -0330", "GIT_COMMITTER_DATE": "1234567890 +0000"],
      ["GIT_AUTHOR_DATE": "2020-02-02T02:02:02+0200", "GIT_COMMITTER_DATE": "2020-02-02 02:02:02 +0545"],
      ["GIT_AUTHOR_DATE": "2020-02-29T02:02:02Z", "GIT_COMMITTER_DATE": "2020-02-02T02:02:02-08:00"],
      ["GIT_AUTHOR_DATE": "Sun, 02 Feb 2020 02:02:02 +0200", "GIT_COMMITTER_DATE": "2 Feb 2020 02:02:02 -0100"],
    ] as [[String: String]])
  func `chooses whom and when git chooses`(_ variables: [String: String]) throws {
    let repository = try test.open(with: variables)
    #expect(try repository.author(now: 0).description == ident("AUTHOR", with: variables))
    #expect(try repository.committer(now: 0).description == ident("COMMITTER", with: variables))
  }

  @Test func `takes the clock without a date in the environment`() throws {
    test.environment["GIT_AUTHOR_DATE"] = nil
    #expect(try test.open().author(now: 1_700_000_000).time == 1_700_000_000)
  }

  @Test func `says how to configure a name`() throws {
    try test.git("config", "--global", "--unset", "user.name")
    let error = #expect(throws: GitError.self) { try test.open().author(now: 0) }
    #expect(error?.code == .identityUnknown)
    #expect(error?.remedy == #"git config --global user.name "Your Name""#)
  }

  @Test func `takes EMAIL unless only the configuration is to count`() throws {
    try test.git("config", "--global", "--unset", "user.email")
    #expect(try test.open(with: ["EMAIL": "e@example.org"]).author(now: 0).email == "e@example.org")
    try test.git("config", "user.useConfigOnly", "true")
    let error = #expect(throws: GitError.self) { try test.open(with: ["EMAIL": "e@example.org"]).author(now: 0) }
    #expect(error?.code == .identityUnknown)
  }

  @Test(arguments: ["yesterday", "2020-02-30T00:00:00Z", "2020-02-02T25:00:00Z", "12", "@", "2020-02-02T02:02:02+2500"])
  func `names a date that it cannot read`(_ date: String) throws {
    let error = #expect(throws: GitError.self) { try test.open(with: ["GIT_AUTHOR_DATE": date]).author(now: 0) }
    #expect(error?.message == "invalid date in GIT_AUTHOR_DATE: \(date)")
  }

  @Test func `refuses a name that is empty, as git does`() throws {
    #expect(throws: Shell.Failure.self) { try ident("AUTHOR", with: ["GIT_AUTHOR_NAME": ""]) }
    #expect(throws: GitError.self) { try test.open(with: ["GIT_AUTHOR_NAME": ""]).author(now: 0) }
  }

  @Test func `cannot be made to write another header`() {
    let person = Signature(name: "a\nparent x", email: "<b>", time: 0, offset: -90)
    #expect(person.description == "aparent x <b> 0 -0130")
  }
}
