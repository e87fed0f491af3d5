internal import ArgumentParser

struct Lsp: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Serve editors, by the Language Server Protocol.",
    discussion: """
      Messages are JSON-RPC with a header, on standard input and output, until the editor ends it. It tells what is wrong \
      with the files below .issues as they are typed, completes ids, fields and values, says what an id stands for and \
      leads there, lists sections, offers fixes, and formats as 'fmt' does. It writes no file and commits nothing.
      """)
  static let task = ManualTask.automation
  static let manual = """
    How editors start it stands in Documentation/Editors.md.
    """

  @Flag(help: "Accepted, since many editors give it: nothing else is served.") var stdio = false

  func run(on console: Console) throws {
    let status = try LanguageServer(console).run()
    if status != 0 { throw ExitStatus(code: status) }
  }
}
