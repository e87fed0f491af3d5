internal import ArgumentParser
internal import Issues

struct Forms: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "List, show, import and export the forms that reports answer.",
    subcommands: [FormList.self, FormShow.self, FormImport.self, FormExport.self], defaultSubcommand: FormList.self)
  static let task = ManualTask.start
  static let manual = """
    A form is a type of issues: which sections, fields and parts of the environment a report has, and which of these
    it must have. It is a file `.issues/forms/TYPE.yml`, in the syntax of GitHub's issue forms.

    ## Examples

    ```
    git issue form show bug
    git issue form import .github/ISSUE_TEMPLATE
    git issue form export bug --to github -o .github/ISSUE_TEMPLATE/bug.yml
    ```

    ## See also

    git-issue-add(1), git-issue-format(5)
    """

  func run(on console: Console) throws {}
}

struct FormList: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the forms.")

  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let forms = try console.forms()
    if json {
      let list = forms.map { form in
        JSON.object([("type", .text(form.type)), ("name", .text(form.name)), ("description", .text(form.description))])
      }
      return console.standardOutput.write(JSON.envelope([("forms", .list(list))]).pretty)
    }
    let columns = [
      Table.Column(title: TerminalText("Form"), importance: 3),
      Table.Column(title: TerminalText("Name"), importance: 2),
      Table.Column(title: TerminalText("Description"), sizing: .flexible(minimum: 20), importance: 1),
    ]
    let rows = forms.map { form in
      [form.type, form.name, form.description].map { Table.Cell(text: TerminalText($0)) }
    }
    for line in Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: console.style) {
      console.standardOutput.write(line + "\n")
    }
  }
}

struct FormShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a form asks for, and under which names.")
  static let manual = """
    Each question is listed with the option of `git issue add` that takes the answer, and whether one is required.
    """

  @Argument(help: "The form.") var form: String
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let form = try console.form(named: form)
    let asked = form.elements.filter { $0.kind != .markdown }
    if json { return console.standardOutput.write(JSON.envelope([("form", .object(form.json))]).pretty) }
    console.standardOutput.write(
      "\(console.style.paint(TerminalText(form.name), as: .bold)): \(TerminalText(form.description))\n\n")
    let columns = [
      Table.Column(title: TerminalText("Option of git issue add"), importance: 4),
      Table.Column(title: TerminalText("Label"), importance: 3),
      Table.Column(title: TerminalText("Asked for"), importance: 2),
      Table.Column(title: TerminalText("Hint"), sizing: .flexible(minimum: 12), importance: 1),
    ]
    let rows = asked.map { element in
      let need =
        element.isRequired
        ? "required"
        : element.isRecommended
          ? "recommended"
          : element.requiredWhen.isEmpty
            ? ""
            : "required when "
              + element.requiredWhen.map { "\($0.key) is \($0.value.joined(separator: ", "))" }.joined()
      let hint = element.options.isEmpty ? element.description : element.options.map(\.label).joined(separator: ", ")
      return [Self.option(element), element.label, need, hint].map { Table.Cell(text: TerminalText($0)) }
    }
    for line in Table(columns: columns, rows: rows).lines(fitting: console.lineLimit, style: console.style) {
      console.standardOutput.write(line + "\n")
    }
  }
}

extension Form {
  /// What programs are told of it.
  var json: [(String, JSON)] {
    let elements = elements.filter { $0.kind != .markdown }.map { element in
      JSON.object([
        ("option", .text(FormShow.option(element))), ("label", .text(element.label)),
        ("type", .text(element.kind.rawValue)),
        ("required", .bool(element.isRequired)), ("recommended", .bool(element.isRecommended)),
        ("options", .texts(element.options.map(\.label))), ("description", .text(element.description)),
        ("aliases", .texts(element.aliases)),
      ])
    }
    return [("type", .text(type)), ("name", .text(name)), ("elements", .list(elements))]
  }
}

extension FormShow {
  /// How the answer is given on the command line.
  fileprivate static func option(_ element: Form.Element) -> String {
    switch element.place {
    case .section: "-s \(element.id)=…"
    case .field("severity"): "--severity …"
    case .field(let key): "-f \(key)=…"
    case .environment(let key): "-e \(key)=…"
    }
  }
}
