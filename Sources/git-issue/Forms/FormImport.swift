internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct FormImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep GitHub issue forms and Markdown issue templates as forms of this repository.",
    discussion: "Takes files, or folders such as .github/ISSUE_TEMPLATE, and writes all of them in one commit.")
  static let manual = """
    Forms (`.yml`) and Markdown templates (`.md`) are kept in one commit. A folder stands for all that is in it.
    """

  @Argument(help: ArgumentHelp("An issue form (.yml), a template (.md), or a folder of them.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("The type of issues that answer it; else the name of the file.", valueName: "name"))
  var type: String?
  @Flag(help: "Replace a form of the same type.") var force = false
  @Flag(help: "Print the forms, and write nothing.") var dryRun = false
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if let type, Configuration.key(type) != type {
      throw ValidationError("'\(type)' is no type; use small letters, digits and hyphens: bug-report")
    }
  }

  func run(on console: Console) throws {
    let forms = try paths(console).map { path in
      (path, try ImportedForm(try console.read(path), type: try type(of: path), path: path))
    }
    guard type == nil || forms.count == 1 else {
      throw Failure(.usage, "one type cannot be given to \(forms.count) forms", hints: ["import them one by one"])
    }
    for (index, (path, form)) in forms.enumerated() {
      guard let other = forms[..<index].first(where: { $0.1.form.type == form.form.type }) else { continue }
      throw Failure(
        .usage, "\(other.0) and \(path) are both of the type '\(form.form.type)'",
        hints: ["import one of them with --type"])
    }
    if !json { for (path, form) in forms { console.tell(form.remarks, about: path) } }
    guard !dryRun else {
      if json { return tellJSON(forms, nil, console) }
      for (_, form) in forms {
        if forms.count > 1 { console.standardOutput.write("# \(IssueFolder.forms)/\(form.form.type).yml\n") }
        console.standardOutput.write(String(decoding: form.bytes, as: UTF8.self))
      }
      return
    }
    let store = try console.openStore()
    let styled = try console.colored(nil, store)
    let outcome = try store.importForms(
      forms.map(\.1), whereThere: force ? .replaced : .kept, try store.delivery(staging: false), console.session)
    if json { return tellJSON(forms, outcome, console) }
    for (_, form) in forms { tell(form.form, styled) }
    let how = outcome.delivery == .stage ? "staged" : "committed"
    for path in outcome.value { console.standardOutput.write("\(how) \(TerminalText(path))\n") }
    if outcome.value.isEmpty { console.standardOutput.write("these forms are there already; nothing was changed\n") }
  }

  private func tellJSON(_ forms: [(String, ImportedForm)], _ outcome: Outcome<[String]>?, _ console: Console) {
    let remarks = forms.flatMap { path, form in
      form.remarks.map { remark in
        JSON.object([
          ("file", .text(path)), ("element", .optional(remark.element)), ("message", .text(remark.text)),
        ])
      }
    }
    let members: [(String, JSON)] = [
      ("forms", .list(forms.map { .object($0.1.form.json) })), ("remarks", .list(remarks)),
      ("written", .texts(outcome?.value ?? [])), ("commit", .optional(outcome?.commit?.description)),
    ]
    console.standardOutput.write(JSON.envelope(members).pretty)
  }

  /// The files, those of folders among them. GitHub keeps the settings of its page of templates beside them.
  private func paths(_ console: Console) throws -> [String] {
    var paths: [String] = []
    for file in files {
      guard console.isFolder(file) else {
        paths.append(file)
        continue
      }
      let folder = file.hasSuffix("/") ? String(file.dropLast()) : file
      let names = try console.names(in: folder).filter { name in
        [".yml", ".yaml", ".md"].contains { name.hasSuffix($0) } && console.isRegularFile("\(folder)/\(name)")
      }
      paths += names.map { "\(folder)/\($0)" }
    }
    let settings = paths.filter { path in ["config.yml", "config.yaml"].contains(path.split(separator: "/").last ?? "")
    }
    for path in settings {
      console.standardError.write("note: \(TerminalText(path)): left out: GitHub's own settings, and no form\n")
    }
    paths.removeAll { settings.contains($0) }
    guard !paths.isEmpty else {
      throw Failure(
        .usage, "there is no form to import", hints: ["name .yml or .md files, or a folder that holds them"])
    }
    return paths
  }

  private func type(of path: String) throws -> String {
    if let type { return type }
    let type = ImportedForm.type(fileName: path.split(separator: "/").last ?? "")
    guard !type.isEmpty else {
      throw Failure(.usage, "the name of \(path) gives no type", hints: ["give one with --type"])
    }
    return type
  }

  /// What was made of each element.
  private func tell(_ form: Form, _ console: Console) {
    console.standardOutput.write("\(console.style.paint(TerminalText(form.name), as: .bold))\n\n")
    let columns = [
      Table.Column(title: TerminalText("Label"), sizing: .flexible(minimum: 12), importance: 4),
      Table.Column(title: TerminalText("Type"), importance: 3),
      Table.Column(title: TerminalText("Kept as"), importance: 2),
      Table.Column(title: TerminalText("Asked for"), importance: 1),
    ]
    let rows = form.elements.map { element in
      let isText = element.kind == .markdown
      let label = isText ? element.value.filledFirstLine : element.label
      let kept =
        switch element.place {
        case .section: isText ? "" : "section"
        case .field(let key): "field \(key)"
        case .environment(let key): "environment \(key)"
        }
      let asked = [
        element.isRequired ? "required" : "", element.asksForSteps ? "steps" : "",
        element.asksForEnvironment && !element.asksForSteps ? "environment" : "",
      ]
      return [label, element.kind.rawValue, kept, asked.filter { !$0.isEmpty }.joined(separator: ", ")]
        .map { Table.Cell(text: TerminalText($0)) }
    }
    for line in Table(columns: columns, rows: rows).lines(fitting: console.lineLimit ?? 100, style: console.style) {
      console.standardOutput.write(line + "\n")
    }
    console.standardOutput.write("\n")
  }
}

extension String {
  /// The first line that is not blank.
  fileprivate var filledFirstLine: String {
    split(whereSeparator: \.isNewline).first { !$0.isBlank }?.trimmed ?? ""
  }
}
