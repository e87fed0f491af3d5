import Foundation
import TestSupport
import Testing

/// Trackers that programs of all versions have written are read as they were meant.
///
/// `Tests/Versions/N/issues` is a folder `.issues` of version N of the format, and `expected.json` what the program that
/// wrote it printed of it. Once a version is released its sample is never changed: a new version gets another.
struct VersionTests {
  private static let folder = Documentation.root.appending(path: "Tests/Versions")
  private static let commands = [
    ["list", "--json"], ["show", "BUG-001", "--json"], ["show", "BUG-002", "--json"],
    ["show", "BUG-003", "--json"], ["show", "BUG-009", "--json"], ["show", "BUG-010", "--json"],
    ["show", "TASK-007", "--json"], ["check", "--all", "--json"], ["known", "list", "--json"],
    ["watch", "list", "--json"], ["form", "list", "--json"], ["form", "show", "tracker", "--json"],
    ["export", "--to", "json"],
  ]

  private static var versions: [String] {
    let path = folder.path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { Int($0) != nil }.sorted()
  }

  @Test func `the version that is written now has a sample`() throws {
    #expect(Self.versions.contains("1"))
  }

  @Test(arguments: VersionTests.versions) func `a tracker of an earlier version is read`(_ version: String) throws {
    let repository = try Self.repository(version)
    let program = DocumentedProgram(in: repository)
    var found: [String: Any] = [:]
    for command in Self.commands {
      let output = program.run(command)
      found[command.joined(separator: " ")] = try JSONSerialization.jsonObject(with: Data(output.text.utf8))
    }
    let file = Self.folder.appending(path: "\(version)/expected.json")
    if Documentation.isUpdated, !FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
      try Data(ConformanceSuite.text(found).utf8).write(to: file)
    }
    let expected = try ConformanceSuite.object(Data(contentsOf: file))
    #expect(expected.count == Self.commands.count)
    for (command, output) in expected {
      #expect(Self.differences(found[command], output, at: command) == [])
    }
    #expect(try repository.git("status", "--porcelain") == "")
  }

  @Test(arguments: VersionTests.versions) func `a tracker of an earlier version is written to`(_ version: String) throws
  {
    let repository = try Self.repository(version)
    let program = DocumentedProgram(in: repository)
    #expect(program.run("set", "BUG-003", "severity=high").status == 0)
    #expect(program.run("comment", "BUG-009", "-m", "Seen again.").status == 0)
    #expect(program.run("migrate").status == 0)
    let files = try repository.git("show", "--format=", "--name-only", "HEAD")
    #expect(files.contains("BUG-009-windows-line-ends/comments"))
    #expect(try repository.read(".issues/config.yml").contains("version: 1"))
    #expect(try repository.git("status", "--porcelain") == "")
  }

  private static func repository(_ version: String) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try FileManager.default.copyItem(
      atPath: folder.appending(path: "\(version)/issues").path(percentEncoded: false),
      toPath: "\(repository.path)/.issues")
    try repository.git("config", "core.autocrlf", "false")
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "a tracker")
    return repository
  }

  /// Where something is not as it was expected. Later versions may say more.
  private static func differences(_ found: Any?, _ expected: Any, at place: String) -> [String] {
    switch (found, expected) {
    case (let found as [String: Any], let expected as [String: Any]):
      return expected.sorted { $0.key < $1.key }.flatMap {
        differences(found[$0.key], $0.value, at: "\(place), \($0.key)")
      }
    case (let found as [Any], let expected as [Any]):
      guard found.count == expected.count else { return ["\(place): \(found.count) instead of \(expected.count)"] }
      return expected.indices.flatMap { differences(found[$0], expected[$0], at: "\(place), \($0)") }
    case (let found as NSObject, let expected as NSObject) where found == expected: return []
    default: return ["\(place): \(found ?? "nothing") instead of \(expected)"]
    }
  }
}
