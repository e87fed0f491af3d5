import Foundation
import TestSupport
import Testing

/// A repository in which the built program is run.
final class ProgramRepository {
  let repository: TemporaryRepository

  /// What follows the title in a report that keeps every rule.
  static let answers = """
    -s description='Seen on the test server.' -s steps='1. Open the login page' -s expected='An error message.' \
    -s actual='A blank page.' -e os='Debian 12' -e server=local -e python=3.11.7 -e test_scenario=login
    """

  init() throws {
    repository = try TemporaryRepository()
    try repository.installProgram()
    repository.environment["LC_ALL"] = "C.UTF-8"
  }

  /// Runs a line of shell and returns what it prints on both streams.
  @discardableResult
  func sh(_ line: String, in directory: String? = nil) throws -> String {
    try Shell.run(
      ["sh", "-c", "exec 2>&1\n\(line)"], in: directory ?? repository.path, environment: repository.environment)
  }

  /// The exit status of a line of shell, and what it prints on both streams.
  func status(_ line: String, in directory: String? = nil) throws -> (status: Int32, output: String) {
    do {
      return (0, try sh(line, in: directory))
    } catch let failure as Shell.Failure {
      return (failure.status, failure.standardOutput)
    }
  }

  /// Expects that nothing is locked, half done or lost.
  func expectClean(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try repository.git("status", "--porcelain") == "", sourceLocation: sourceLocation)
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      try repository.git("fsck", "--strict", "--no-dangling")
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(repository.path)/.git")
    #expect(names.filter { $0.hasSuffix(".lock") || $0 == "git-issue/journal" } == [], sourceLocation: sourceLocation)
  }
}
