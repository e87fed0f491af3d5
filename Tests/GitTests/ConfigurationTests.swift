import Git
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  @Test func `lets the repository's file win over the user's`() throws {
    #expect(try test.open().configuration.string("user.name") == "Ada Lovelace")
    try test.git("config", "User.Name", "Grace")
    #expect(try test.open().configuration.string("USER.name") == "Grace")
    #expect(try test.open().configuration.all("user.name").map(\.value) == ["Ada Lovelace", "Grace"])
    #expect(try test.open().configuration.all("user.name").map(\.scope) == [.user, .local])
  }

  @Test func `keeps the case of the middle part`() throws {
    try test.git("config", "Branch.Main.Remote", "origin")
    let configuration = try test.open().configuration
    #expect(configuration.string("branch.Main.remote") == "origin")
    #expect(configuration.string("branch.main.remote") == nil)
    #expect(configuration.entries(matching: "branch.").map(\.key) == ["branch.Main.remote"])
  }

  @Test func `reads truth values, numbers and paths as Git does`() throws {
    try test.git("config", "x.on", "YES")
    try test.git("config", "x.off", "")
    try test.git("config", "x.two", "2")
    try test.git("config", "x.size", "3k")
    try test.git("config", "x.path", "~/keys/id")
    try test.git("config", "x.word", "perhaps")
    let configuration = try test.open().configuration
    #expect(try configuration.bool("x.on") == true)
    #expect(try configuration.bool("x.off") == false)
    #expect(try configuration.bool("x.two") == true)
    #expect(try configuration.bool("x.absent") == nil)
    #expect(try configuration.int("x.size") == 3072)
    #expect(configuration.path("x.path") == "\(test.home)/keys/id")
    let error = #expect(throws: GitError.self) { try configuration.bool("x.word") }
    #expect(error?.message == "x.word: bad value 'perhaps'")
  }

  @Test func `puts what git -c says on top`() throws {
    let seen = try test.git(
      "-c", "user.name=Eve", "-c", "x.y=a'b!c", "-c", "x.z", "-c", "x.empty=",
      "-c", #"alias.printed=!printf %s "$GIT_CONFIG_PARAMETERS""#, "printed")
    let configuration = try test.open(with: ["GIT_CONFIG_PARAMETERS": seen]).configuration
    #expect(configuration.string("user.name") == "Eve")
    #expect(configuration.string("x.y") == "a'b!c")
    #expect(configuration.string("x.empty") == "")
    #expect(configuration.all("x.z").map(\.value) == [nil])
    #expect(try configuration.bool("x.z") == true)
    #expect(try configuration.bool("x.empty") == false)
    #expect(configuration.entry("user.name")?.scope == .command)
  }

  @Test func `reads the older form of git -c`() throws {
    let old = #"'user.name=Eve' 'x.y=a'\''b' 'x.z'"#
    let configuration = try test.open(with: ["GIT_CONFIG_PARAMETERS": old]).configuration
    #expect(configuration.string("user.name") == "Eve")
    #expect(configuration.string("x.y") == "a'b")
    #expect(try configuration.bool("x.z") == true)
  }

  @Test(arguments: ["'user.name", "user.name=Eve", "'user.name'='Eve", "'a.b''c'"])
  func `refuses a broken GIT_CONFIG_PARAMETERS`(_ text: String) throws {
    #expect(throws: RepositoryError.self) { try test.open(with: ["GIT_CONFIG_PARAMETERS": text]) }
  }

  @Test func `reads counted variables`() throws {
    let variables = [
      "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "a.B", "GIT_CONFIG_VALUE_0": "1",
      "GIT_CONFIG_KEY_1": "a.b", "GIT_CONFIG_VALUE_1": "2",
    ]
    #expect(try test.open(with: variables).configuration.int("A.b") == 2)
    #expect(throws: RepositoryError.self) { try test.open(with: ["GIT_CONFIG_COUNT": "1"]) }
  }

  @Test func `reads the files that variables name`() throws {
    try test.write("global", "[user]\n\tname = Global\n")
    try test.write("system", "[user]\n\temail = system@example.org\n[x]\n\ty = 1\n")
    let configuration = try test.open(with: [
      "GIT_CONFIG_GLOBAL": "\(test.path)/global", "GIT_CONFIG_SYSTEM": "\(test.path)/system",
      "GIT_CONFIG_NOSYSTEM": "0",
    ]).configuration
    #expect(configuration.string("user.name") == "Global")
    #expect(configuration.string("user.email") == "system@example.org")
    #expect(configuration.entry("x.y")?.scope == .system)
    #expect(try test.open(with: ["GIT_CONFIG_GLOBAL": "/dev/null"]).configuration.string("user.name") == nil)
  }

  @Test func `follows includes`() throws {
    try test.write("more", "[x]\n\tincluded = yes\n")
    try test.git("config", "include.path", "\(test.path)/more")
    #expect(try test.open().configuration.bool("x.included") == true)
  }

  @Test func `writes what git reads`() throws {
    let repository = try test.open()
    try repository.setConfiguration(#"a "b" \ c; # d"#, for: "merge.git-issue.driver")
    #expect(try test.git("config", "merge.git-issue.driver") == #"a "b" \ c; # d"#)
    #expect(try repository.configuration.string("merge.git-issue.driver") == #"a "b" \ c; # d"#)
    try repository.addConfiguration("one", for: "hook.x.event")
    try repository.addConfiguration("two", for: "hook.x.event")
    #expect(try test.git("config", "--get-all", "hook.x.event") == "one\ntwo")
    try repository.unsetConfiguration("hook.x.event")
    try repository.unsetConfiguration("hook.x.event")
    #expect(try repository.configuration.all("hook.x.event").isEmpty)
  }

  @Test func `removes a section and nothing else`() throws {
    let repository = try test.open()
    try test.git("config", "merge.git-issue.name", "ours")
    try test.git("config", "merge.other.name", "theirs")
    try test.git("config", "merge.git-issue.driver", "run \\\n[here]")
    let before = try test.read(".git/config")
    try repository.removeConfigurationSection("merge.git-issue")
    #expect(before.contains("[merge \"git-issue\"]"))
    #expect(try !test.read(".git/config").contains("git-issue"))
    #expect(try test.git("config", "merge.other.name") == "theirs")
    #expect(try test.git("config", "core.bare") == "false")
    try repository.removeConfigurationSection("merge.git-issue")
  }
}
