internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Where: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: "Say where an issue is: its file, the branches that have it, and what its closing has got into.")
  static let task = ManualTask.history
  static let manual = """
    Of each branch is told what it has otherwise, and of the commit that closed the issue, in which branches and tags
    it is.

    ## Examples

    ```
    git issue where BUG-12
    ```
    """

  @OptionGroup var issue: IDArgument
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption
  @Option(help: ArgumentHelp("In a bare repository: the branch to start from.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(color.color, store)
    let snapshot = try store.current()
    let place = try store.whereabouts(of: snapshot.currentID(of: issue.value))
    if json { return console.standardOutput.write(JSON.envelope(place.json).pretty) }
    let configuration = try snapshot.configuration
    for (name, value) in place.lines(configuration, try store.people()) {
      let label = TerminalText("\(name):").padded(to: 12)
      console.standardOutput.write("\(console.style.paint(label, as: .dim)) \(TerminalText(value))\n")
    }
  }
}

extension Whereabouts {
  /// What a person is told, by name.
  fileprivate func lines(_ configuration: Configuration, _ person: (Signature) -> Person) -> [(String, String)] {
    func text(_ commit: Commit) -> String {
      let day = Timestamp.text(seconds: Int(commit.author.time), offset: commit.author.offset).prefix(10)
      let who = person(commit.author)
      return "\(commit.id.short) \(day) by \(who.name ?? who.description)"
    }
    var lines = [("file", issue == nil ? "\(path) (not here)" : path)]
    if let filed { lines.append(("filed", text(filed))) }
    lines.append(("branches", branches.isEmpty ? "none" : BranchVersion.words(branches)))
    for version in versions where version.state != .only {
      lines.append(("elsewhere", version.words(configuration)))
    }
    for version in versions where version.state == .only && version.path != path {
      let title = version.issue.map { ": \($0.title)" } ?? ""
      lines.append(
        ("elsewhere", "another report with this id\(title), on \(BranchVersion.words(version.branches))"))
    }
    if let closed {
      lines.append(("closed", text(closed)))
      lines.append(("closed on", closedOn.isEmpty ? "no branch" : BranchVersion.words(closedOn)))
      lines.append(("closed in", closedIn.isEmpty ? "no tag" : closedIn.joined(separator: ", ")))
    }
    return lines
  }

  fileprivate var json: [(String, JSON)] {
    [
      ("id", .text(id.description)), ("path", .text(path)), ("here", .bool(issue != nil)),
      ("branches", .texts(branches.map(\.shortName))), ("elsewhere", .list(versions.map { .object($0.json) })),
      ("filed", .optional(filed?.id.description)), ("closed", .optional(closed?.id.description)),
      ("closedOn", .texts(closedOn.map(\.shortName))), ("closedIn", .texts(closedIn)),
    ]
  }
}
