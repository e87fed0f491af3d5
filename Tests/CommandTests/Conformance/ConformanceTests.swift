import Foundation
import Issues
import TestSupport
import Testing

/// The conformance suite holds of this implementation.
///
/// `UPDATE_DOCUMENTATION=1 swift test --filter ConformanceTests` writes what the program finds now into the cases that are
/// there; what it writes has to be read.
struct ConformanceTests {
  @Test func `the suite has sixty cases and more`() throws {
    let parts = [
      ConformanceSuite.names(in: "reports", ending: ".json"), ConformanceSuite.names(in: "canonical", ending: ".md"),
      ConformanceSuite.names(in: "merges"),
    ]
    #expect(parts.allSatisfy { !$0.isEmpty })
    #expect(parts.map(\.count).reduce(0, +) >= 60)
  }

  @Test(arguments: ConformanceSuite.names(in: "reports", ending: ".json"))
  func `a report is read and judged as the suite says`(_ name: String) throws {
    let report = try ConformanceReport(named: name)
    let found = try ConformanceSuite.text(report.found())
    if Documentation.isUpdated { return try ConformanceSuite.write(found, to: "reports/\(name).json") }
    #expect(try found == ConformanceSuite.text(report.expected))
  }

  @Test(arguments: ConformanceSuite.names(in: "canonical", ending: ".expected.md"))
  func `a report has the canonical form that the suite says`(_ name: String) throws {
    let repository = try TemporaryRepository()
    let file = ".issues/BUG-001-report.md"
    try repository.write(".issues/config.yml", "version: 1\n")
    try repository.write(file, "")
    try ConformanceSuite.bytes("canonical/\(name).md").write(to: URL(filePath: "\(repository.path)/\(file)"))
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "a report")
    let output = DocumentedProgram(in: repository).run("fmt")
    #expect(output.status < 2, "\(output.messages)")
    let found = try repository.read(file)
    if Documentation.isUpdated { return try ConformanceSuite.write(found, to: "canonical/\(name).expected.md") }
    #expect(try Data(found.utf8) == ConformanceSuite.bytes("canonical/\(name).expected.md"))
  }

  @Test(arguments: ConformanceSuite.names(in: "merges"))
  func `two changes merge as the suite says`(_ name: String) throws {
    let repository = try TemporaryRepository()
    for version in ["base", "ours", "theirs"] {
      let bytes = try ConformanceSuite.bytes("merges/\(name)/\(version).md")
      try bytes.write(to: URL(filePath: "\(repository.path)/\(version).md"))
    }
    let output = DocumentedProgram(in: repository).run(
      "merge-driver", "base.md", "ours.md", "theirs.md", "7", ".issues/BUG-001-report.md", "base", "ours", "theirs")
    let found = try repository.read("ours.md")
    #expect((output.status == 0) == !found.contains("<<<<<<< "))
    if Documentation.isUpdated { return try ConformanceSuite.write(found, to: "merges/\(name)/expected.md") }
    #expect(try Data(found.utf8) == ConformanceSuite.bytes("merges/\(name)/expected.md"))
  }

  @Test func `a query finds what the suite says`() throws {
    let repository = try TemporaryRepository()
    try repository.write(".issues/config.yml", "version: 1\n")
    for name in ConformanceSuite.names(in: "queries", ending: ".md") {
      let text = String(decoding: try ConformanceSuite.bytes("queries/\(name).md"), as: UTF8.self)
      try repository.write(".issues/\(name).md", text)
    }
    let program = DocumentedProgram(in: repository)
    let expected = try ConformanceSuite.object(try ConformanceSuite.bytes("queries/queries.json"))
    var found: [String: Any] = [:]
    for query in expected.keys {
      let output = program.run("list", query, "--json")
      let issues = try? ConformanceSuite.object(Data(output.text.utf8))["issues"] as? [[String: Any]]
      found[query] = output.status == 129 ? NSNull() : (issues ?? []).compactMap { $0["id"] }
    }
    let text = try ConformanceSuite.text(found)
    if Documentation.isUpdated { return try ConformanceSuite.write(text, to: "queries/queries.json") }
    #expect(try text == ConformanceSuite.text(expected))
  }

  @Test func `ids and names of files are as the suite says`() throws {
    let expected = try ConformanceSuite.object(try ConformanceSuite.bytes("names.json"))
    var found: [String: Any] = [:]
    for text in (expected["ids"] as? [String: Any] ?? [:]).keys {
      found[text] = IssueID(text)?.description ?? NSNull()
    }
    var slugs: [String: Any] = [:]
    for title in (expected["slugs"] as? [String: Any] ?? [:]).keys { slugs[title] = IssueFolder.slug(title) }
    let text = try ConformanceSuite.text(["ids": found, "slugs": slugs])
    if Documentation.isUpdated { return try ConformanceSuite.write(text, to: "names.json") }
    #expect(try text == ConformanceSuite.text(expected))
  }
}
