internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema of what is written and of what is printed.",
    discussion: """
      Without a name the schemas are listed: those of issues, settings, forms and requests, and of what each command prints \
      with --json. In a repository that keeps issues, those of issues and requests name its statuses, severities and forms. \
      With --install, editors that read YAML by a schema complete and judge the settings and the forms.
      """)
  static let task = ManualTask.automation
  static let manual = """
    ## Examples

    ```
    git issue schema issue
    git issue schema list
    git issue schema --install
    ```
    """

  @Argument(help: "The schema.", completion: .list(NamedSchema.all.map(\.name))) var name: String?
  @Flag(help: "Keep the schemas of settings and forms in .issues/schema, and name them at the heads of these files.")
  var install = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON, instead of the list or of what is written.") var json = false

  func validate() throws {
    if install, name != nil { throw ValidationError("--install takes no name") }
    if staging.stage, !install { throw ValidationError("--stage is for --install") }
  }

  func run(on console: Console) throws {
    if install { return try keep(console) }
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

  private func keep(_ console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let schemas = ["config", "form"].map { name in
      NamedSchema.all.first { $0.name == name }.map { Array($0.document(nil).pretty.utf8) } ?? []
    }
    let outcome = try store.keepSchemas(
      configuration: schemas[0], form: schemas[1], try store.delivery(staging: staging.stage), console.session)
    guard !json else {
      let members: [(String, JSON)] = [
        ("written", .texts(outcome.value)), ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let how = outcome.delivery == .stage ? "staged" : "committed"
    for path in outcome.value { console.standardOutput.write("\(how) \(TerminalText(path))\n") }
    if outcome.value.isEmpty { console.standardOutput.write("all is as it should be; nothing was changed\n") }
  }

  /// Those of the tracker; nil where there is none.
  private func settings(_ console: Console) throws -> Settings? {
    guard let store = try? console.openStore(reference: staging.ref) else { return nil }
    let snapshot = try store.current()
    return try snapshot.isTracker ? snapshot.settings : nil
  }
}
