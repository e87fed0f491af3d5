internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Export: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write issues as another document.",
    discussion:
      "Without a query all issues are written. What cannot be read as an issue is told, and left out; in JSON it stands as broken."
  )
  static let task = ManualTask.exchange
  static let manual = """
    They are written to standard output, or to the file of `--output`.

    ## Examples

    ```
    git issue export --to csv is:open -o open.csv
    git issue export --to markdown --at v1.2
    ```

    ## See also

    git-issue-import(1)
    """

  @Option(
    help: ArgumentHelp(
      "What to write: \(Formats.exports.map(\.name).joined(separator: ", ")).", valueName: "format"),
    completion: .list(Formats.exports.map(\.name))) var to: String
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file; each issue to one of its own, where it is a folder.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("Write them as they stand at a revision.", valueName: "rev")) var at: String?
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?
  @Argument(parsing: .allUnrecognized, help: "Which issues.") var query: [String] = []

  func run(on console: Console) throws {
    guard let format = Formats.exports.first(where: { $0.name == to.lowercased() }) else {
      let known = Formats.exports.map(\.name)
      let nearest = Nearest.question(about: to, among: known)
      throw Failure(
        .usage, "there is no format '\(to)' to export to",
        hints: ["\(nearest)use one of: \(known.joined(separator: ", "))"])
    }
    let store = try console.openStore(reference: ref)
    let snapshot = try console.snapshot(of: store, at: at)
    try snapshot.requireTracker()
    let settings = try console.readableSettings(of: snapshot)
    let query = try settings.query(query, of: "export")
    var issues: [Issue] = []
    var broken: [BrokenIssue] = []
    var faulty: [String] = []
    for loaded in try snapshot.load() {
      switch loaded {
      case .issue(let issue): issues.append(issue)
      case .faulty(let issue, let diagnostics):
        issues.append(issue)
        faulty += diagnostics.map { "\(issue.path): \($0.message)" }
      case .broken(let issue): broken.append(issue)
      }
    }
    let context = try snapshot.context(of: query, among: issues, today: console.today, me: console.me(store))
    issues = issues.filter { query.matches($0, context) }
    var contents = try snapshot.contents(of: issues, today: console.today)
    contents.broken = broken
    var unreadable = broken.map(\.path) + (format.holdsComments ? contents.unreadComments : [])
    if format.showsKnowledge {
      contents.known = try snapshot.knowledgeBase()
      contents.watched = try snapshot.watchList()
      unreadable += contents.known.broken.map(\.path)
    }
    if let output, output.hasSuffix("/") || console.isFolder(output) {
      try console.makeFolder(output)
      for (name, text) in format.files(contents) {
        try console.write(Array(text.utf8), to: "\(console.absolute(output))/\(name)")
      }
    } else if let output, output != "-" {
      try console.write(Array(format.write(contents).utf8), to: console.absolute(output))
    } else {
      console.writeDocument(format.write(contents))
    }
    guard unreadable.isEmpty, faulty.isEmpty else {
      for fault in faulty { console.standardError.write("\(TerminalText(fault))\n") }
      let words = format.tellsBroken ? "cannot be read" : "left out, cannot be read"
      for path in unreadable { console.standardError.write("\(words): \(TerminalText(path))\n") }
      throw ExitStatus(code: Failure.Kind.refused.status)
    }
  }
}
