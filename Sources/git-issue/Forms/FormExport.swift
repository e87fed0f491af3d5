internal import ArgumentParser
internal import Issues

struct FormExport: ConsoleCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case github }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a form as another tracker takes it.")
  static let manual = """
    What has no place there is left out, and named.
    """

  @Argument(help: "The form.") var form: String
  @Option(help: ArgumentHelp("github: an issue form for .github/ISSUE_TEMPLATE.", valueName: "format")) var to: Format
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file")) var output: String?

  func run(on console: Console) throws {
    let form = try console.form(named: form)
    guard let exported = GitHubForm(form) else {
      throw Failure(
        .refused, "the form '\(form.type)' asks nothing, which GitHub does not take",
        hints: ["give it an element that is not markdown"])
    }
    console.tell(exported.remarks, about: form.type)
    guard let output else { return console.writeDocument(exported.yaml) }
    try console.write(Array(exported.yaml.utf8), to: console.absolute(output))
    console.standardOutput.write("wrote \(TerminalText(output))\n")
  }
}
