internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Mcp: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Serve the issues to agents, by the Model Context Protocol.",
    discussion: """
      Messages are JSON-RPC, one a line, on standard input and output, until the input ends. The tools do what the \
      commands of their names do: issue_list, issue_show, issue_search, issue_stats, issue_check, issue_add, issue_set \
      and issue_comment. Who commits is whom Git's configuration names.
      """)
  static let task = ManualTask.automation
  static let manual = """
    ## Examples

    ```
    git issue mcp --read-only
    ```

    ## See also

    git-issue-batch(1)
    """

  @Flag(help: "Offer only the tools that change nothing.") var readOnly = false
  @Option(help: ArgumentHelp("In a bare repository: the branch to work on.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let tools = AgentTool.reading + (readOnly ? [] : AgentTool.changing)
    try AgentServer(tools, Agent(console: console, reference: ref)).run()
  }
}
