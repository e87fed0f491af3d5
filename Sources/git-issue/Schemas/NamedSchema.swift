internal import ArgumentParser
internal import IssueStore
internal import Issues

/// A JSON Schema that `git issue schema` gives by its name.
struct NamedSchema: Sendable {
  /// Raised where what is described changes so that a reader of the old has to be changed.
  private static let version = 1

  let name: String
  /// What it describes, in a few words.
  let title: String
  /// What it says, by the settings of the tracker, where there are any.
  private let members: @Sendable (Settings?) -> [(String, JSON)]

  init(_ name: String, _ title: String, members: @escaping @Sendable (Settings?) -> [(String, JSON)]) {
    (self.name, self.title, self.members) = (name, title, members)
  }

  /// By which another schema refers to it.
  var id: String { "urn:git-issue:\(name):\(Self.version)" }

  func document(_ settings: Settings?) -> JSON {
    .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text(id)),
        ("title", .text(title)),
      ] + members(settings))
  }
}

extension NamedSchema {
  /// All of them: those of files and requests, and then what each command prints.
  static let all = inputs + outputs

  /// What people and programs write.
  static let inputs = [
    NamedSchema("issue", "The front matter of an issue") { issue($0) },
    NamedSchema("config", "The settings: .issues/config.yml") { _ in configuration() },
    NamedSchema("form", "A form: .issues/forms/*.yml") { _ in form() },
    NamedSchema("report", "A report to file: for batch, the agents' issue_add and the server") { report($0) },
    NamedSchema("change", "A change to an issue: for batch, the agents' issue_set and the server") { change($0) },
    NamedSchema("request", "A line of what batch reads") { request($0) },
  ]

  /// What commands print.
  private static let outputs = outputs(of: GitIssue.configuration.subcommands, behind: [])

  private static func outputs(of commands: [any ParsableCommand.Type], behind words: [String]) -> [NamedSchema] {
    commands.sorted { $0._commandName < $1._commandName }.flatMap { command in
      let path = words + [command._commandName]
      let own = (command as? any DescribedCommand.Type)?.outputs.map { NamedSchema($0, of: path) } ?? []
      return own + outputs(of: command.configuration.subcommands, behind: path)
    }
  }

  private init(_ output: Output, of command: [String]) {
    let condition = output.condition == "@" ? "queries" : output.condition.map { String($0.drop { $0 == "-" }) }
    let title = (["What git issue"] + command + [output.condition, "--json prints"].compactMap { $0 })
    self.init((command + [condition].compactMap { $0 }).joined(separator: "-"), title.joined(separator: " ")) { _ in
      let definitions = output.object.definitions
      return output.object.json
        + (definitions.isEmpty ? [] : [("$defs", .object(definitions.map { ($0.name, .object($0.json)) }))])
    }
  }
}

extension ObjectSchema {
  static let schemaOutput = output(
    "schema", [Member("schemas", .list(.object(.listedSchema)), "The schemas: `name`, `title` and `id`")])

  static let keptSchemasOutput = output(
    "schema --install",
    [
      Member("written", .list(.text), "The files that were written; none where all was as it should be"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where they were staged, or none was written"),
    ])

  static let listedSchema = ObjectSchema(
    "ListedSchema", nil, [Member("name", .text, ""), Member("title", .text, ""), Member("id", .text, "")])
}
