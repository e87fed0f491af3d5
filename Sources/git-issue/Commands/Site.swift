internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Site: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write the issues as pages for any web host.",
    discussion: """
      The same pages as those of `git issue web`, without forms, with a search of their own and feeds of new and closed \
      issues. Made again, only what has changed is written.
      """)
  static let task = ManualTask.clones
  static let manual = """
    What is gone is removed, too; what another has put into the folder is left alone.

    ## Examples

    ```
    git issue site -o public --url https://example.org/issues/
    ```

    ## See also

    git-issue-web(1)
    """

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the pages.", valueName: "folder"))
  var output: String
  @Option(help: ArgumentHelp("Where the site will be; feeds lead there.", valueName: "address")) var url: String?
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    try console.openStore(reference: ref).current().requireTracker()
    let arguments =
      ["site", "--output=\(console.absolute(output))"] + (url.map { ["--url=\($0)"] } ?? [])
      + (ref.map { ["--ref=\($0)"] } ?? [])
    try WebProgram.run(arguments, console)
  }
}
