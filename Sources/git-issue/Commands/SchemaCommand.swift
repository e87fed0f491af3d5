internal import ArgumentParser
internal import IssueStore
internal import Issues

struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema of what is written and of what is printed.",
    discussion: """
      Without a name the schemas are listed: those of issues, settings, forms and requests, and of what each command prints \
      with --json. In a repository that keeps issues, those of issues and requests name its statuses, severities and forms.
      """)
  static let task = ManualTask.automation
  static let manual = """
    ## Examples

    ```
    git issue schema
    git issue schema issue
    git issue schema list > list.schema.json
    ```
    """

  @Argument(help: "The schema.", completion: .list(NamedSchema.all.map(\.name))) var name: String?
  @Flag(help: "List the schemas as JSON.") var json = false

  func run(on console: Console) throws {
    guard let name else { return list(console) }
    guard let schema = NamedSchema.all.first(where: { $0.name == name }) else {
      let nearest = Nearest.question(about: name, among: NamedSchema.all.map(\.name))
      throw Failure(.usage, "there is no schema '\(name)'", hints: ["\(nearest)git issue schema lists them all"])
    }
    guard !json else {
      throw Failure(.usage, "a schema is JSON already", hints: ["git issue schema \(name)"])
    }
    console.standardOutput.write(schema.document(try settings(console)).pretty)
  }

  private func list(_ console: Console) {
    guard !json else {
      let schemas = NamedSchema.all.map { schema in
        JSON.object([("name", .text(schema.name)), ("title", .text(schema.title)), ("id", .text(schema.id))])
      }
      return console.standardOutput.write(JSON.envelope([("schemas", .list(schemas))]).pretty)
    }
    let columns = [
      Table.Column(title: TerminalText("Schema"), importance: 2),
      Table.Column(title: TerminalText("Of"), importance: 1),
    ]
    let rows = NamedSchema.all.map { schema in
      [schema.name, schema.title].map { Table.Cell(text: TerminalText($0)) }
    }
    for line in Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: console.style) {
      console.standardOutput.write(line + "\n")
    }
  }

  /// Those of the tracker; nil where there is none.
  private func settings(_ console: Console) throws -> Settings? {
    guard let store = try? console.openStore() else { return nil }
    let snapshot = try store.current()
    return try snapshot.isTracker ? snapshot.settings : nil
  }
}
