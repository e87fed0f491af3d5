import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import git_issue

/// The commands that print JSON, with the words by which they are called.
enum DescribedCommands {
  static let all: [(name: String, type: any DescribedCommand.Type)] = commands.compactMap { name, type in
    (type as? any DescribedCommand.Type).map { (name, $0) }
  }

  /// All commands for people.
  static let commands = inner(GitIssue.configuration.subcommands.filter { $0.configuration.shouldDisplay }, behind: [])

  private static func inner(
    _ commands: [any ParsableCommand.Type], behind words: [String]
  ) -> [(name: String, type: any ParsableCommand.Type)] {
    commands.flatMap { command in
      let path = words + [command._commandName]
      let subcommands = command.configuration.subcommands
      return subcommands.isEmpty ? [(path.joined(separator: " "), command)] : inner(subcommands, behind: path)
    }
  }
}

/// What is written and what is printed is described by schemas.
struct SchemaTests {
  @Test(arguments: DescribedCommands.commands.map(\.name))
  func `a command with --json has a schema, and no other has`(_ name: String) throws {
    let words = name.split(separator: " ").map(String.init)
    let takesJSON = DocumentedProgram().run(words + ["-h"]).text.contains("--json")
    #expect(takesJSON == DescribedCommands.all.contains { $0.name == name })
    #expect(takesJSON == NamedSchema.all.contains { $0.name == words.joined(separator: "-") })
  }

  @Test(arguments: NamedSchema.all.map(\.name))
  func `a schema is printed, with its address`(_ name: String) throws {
    let output = DocumentedProgram().run("schema", name)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: Any], "\(output.messages)")
    #expect(document["$id"] as? String == "urn:git-issue:\(name):1")
    #expect(document["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let leadingNowhere = output.text.split(separator: "\"$ref\": \"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    .filter { JSONSchema(document: document).resolve($0) == nil }
    #expect(leadingNowhere == [])
  }

  @Test func `the list names each once`() throws {
    let listed = DocumentedProgram().run("schema").text.split(separator: "\n").dropFirst()
      .map { String($0.prefix { $0 != " " }) }
    #expect(listed == NamedSchema.all.map(\.name))
    #expect(Set(listed).count == listed.count)
  }

  @Test func `a wrong name is told, with the nearest`() {
    let output = DocumentedProgram().run("schema", "lst")
    #expect(output.status == 129)
    #expect(output.messages.contains("did you mean 'list'?"))
  }

  @Test func `issues and reports are described by the tracker's own settings`() throws {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    try repository.write(
      ".issues/config.yml", "statuses:\n  new:\n  done:\n    closed: true\nphases: [Alpha, Beta]\n")
    let issue = try schema("issue", program)
    let properties = try #require(issue.document["properties"] as? [String: [String: Any]])
    #expect(properties["status"]?["enum"] as? [String] == ["new", "done"])
    #expect(properties["phase"]?["enum"] as? [String] == ["Alpha", "Beta"])
    #expect(properties["type"]?["enum"] as? [String] == ["bug"])
    let front = ["id": "BUG-001", "status": "new", "type": "bug", "title": "Crash"] as [String: Any]
    #expect(issue.faults(of: front) == ["$: no environment"])
    #expect(issue.faults(of: front.merging(["environment": ["os": "Debian 12"]]) { $1 }) == [])
    let report = try schema("report", program)
    #expect(report.faults(of: ["title": "Crash"]) != [])
  }

  /// The requests of the documentation are what `batch` takes, and are as they are described.
  @Test(arguments: [
    #"{"add": {"title": "Crash", "environment": {"os": "Debian 12"}, "sections": {"description": "It crashes.", "steps": "1. Start it", "expected": "A page", "actual": "A crash"}}, "as": "a"}"#,
    #"{"set": {"id": "BUG-1", "labels": {"add": ["auth"]}, "severity": "high", "assignee": null}}"#,
    #"{"status": {"id": "BUG-1", "status": "fixed", "resolution": "An empty password is refused."}}"#,
    #"{"comment": {"id": "$a", "text": "Seen again."}}"#,
  ])
  func `a request is described`(_ line: String) throws {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    let schema = try schema("request", program)
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    #expect(schema.faults(of: value) == [])
  }

  @Test(arguments: [
    #"{"add": {"severity": "high"}}"#, #"{"ad": {"title": "Crash"}}"#, #"{"set": {"severity": "high"}}"#,
    #"{"comment": {"id": "BUG-1"}}"#, #"{"status": {"id": "BUG-1", "status": "sleeping"}}"#,
  ])
  func `a request that batch refuses is not described`(_ line: String) throws {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    #expect(try schema("request", program).faults(of: value) != [])
    #expect(program.run(["batch", "--dry-run"], input: line).status != 0)
  }

  private func schema(_ name: String, _ program: DocumentedProgram) throws -> JSONSchema {
    let text = program.run("schema", name).text
    return JSONSchema(document: try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]))
  }
}
