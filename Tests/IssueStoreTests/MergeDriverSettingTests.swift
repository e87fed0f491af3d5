import Git
import IssueStore
import TestSupport
import Testing

struct MergeDriverSettingTests {
  private let repository: TemporaryRepository
  private let before: String

  init() throws {
    repository = try TemporaryRepository()
    before = try repository.read(".git/config")
  }

  private func setting(_ program: String = "/bin/sh") throws -> MergeDriverSetting {
    let opened = try Repository(discoveredFrom: repository.path, environment: repository.environment)
    return try MergeDriverSetting(opened, program: program)
  }

  @Test(arguments: ["/bin/sh", "/no/git-issue", "/it's here/%O/git-issue"])
  func `is set once, and goes without a trace`(_ program: String) throws {
    try setting(program).install()
    try setting(program).install()
    #expect(try setting(program).state == .ours)
    #expect(try repository.git("config", "--get-all", "merge.issue.driver").split(separator: "\n").count == 1)
    try setting("/another").uninstall()
    #expect(try repository.read(".git/config") == before)
    #expect(try setting().state == .off)
  }

  @Test func `a program that has moved is told, and set anew`() throws {
    try setting("/no/such program").install()
    #expect(try setting().state == .programMissing("/no/such program"))
    try setting().install()
    #expect(try setting().state == .ours)
    #expect(try setting("/bin/cat").state == .elsewhere("/bin/sh"))
    try setting().uninstall()
    #expect(try repository.read(".git/config") == before)
  }

  @Test func `what the user has set stays`() throws {
    try repository.git("config", "--global", "merge.issue.driver", "true")
    try setting().install()
    #expect(try setting().state == .foreign)
    try setting().uninstall()
    #expect(try repository.read(".git/config") == before)
  }
}
