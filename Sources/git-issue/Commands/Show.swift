internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Show: ConsoleCommand {
  static let configuration = CommandConfiguration(abstract: "Show an issue, with its comments and attachments.")

  @OptionGroup var issue: IDArgument
  @Option(help: ArgumentHelp("Show it as it stands at a revision.", valueName: "rev")) var at: String?
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try at.map { try store.snapshot(at: $0) } ?? store.current()
    let id = try issue.value
    let found: Issue
    do {
      found = try snapshot.issue(id)
    } catch StoreError.broken(let broken) where json {
      console.standardOutput.write(JSON.envelope([("issue", .object(broken.json))]).pretty)
      throw ExitStatus(code: Failure.Kind.refused.status)
    } catch StoreError.broken(let broken) {
      // Whatever is wrong with it, its text is there to be read.
      if let bytes = try snapshot.bytes(at: broken.path) {
        console.standardOutput.write("\(TerminalText(String(decoding: bytes, as: UTF8.self), as: .paragraphs))\n")
      }
      throw StoreError.broken(broken)
    }
    let page = IssuePage(found, try snapshot.companions(of: found), try snapshot.settings)
    if json {
      console.standardOutput.write(JSON.envelope([("issue", .object(page.json))]).pretty)
    } else {
      try console.paged(by: store.setting("core.pager")) { console in
        for line in page.lines(console.style) { console.standardOutput.write(line + "\n") }
      }
    }
  }
}
