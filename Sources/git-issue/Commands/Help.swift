internal import ArgumentParser
internal import Issues

struct Help: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show the manual page of a command or a topic.",
    discussion: "Without arguments the commands are listed, by what they are for, and the topics.")
  static let task = ManualTask.start
  static let manual = """
    The page is laid out for the terminal and goes to the pager that Git would take; neither man(1) nor installed pages are
    needed. `git issue add --help` shows the same as `git issue help add`. `git issue --help` is Git's own: it opens the
    installed page with man(1).

    ## Examples

    ```
    git issue help add
    git issue help form show
    git issue help query
    git issue help git-issue
    ```
    """

  @Argument(help: ArgumentHelp("A command, such as `form show`, or a topic.", valueName: "page")) var words: [String] =
    []

  func run(on console: Console) throws {
    guard !words.isEmpty else { return console.write(Handbook.overview) }
    guard let page = Handbook.page(words) else { throw unknown }
    try console.show(page)
  }

  /// Names the first word that is not known, and what was likely meant.
  private var unknown: Failure {
    let known = Handbook.command(words[...]).path
    let word = words[known.count]
    let names = Handbook.names(after: known).map(\.text)
    let owner = known.joined(separator: " ")
    let message =
      known.isEmpty
      ? "'\(word)' is neither a command nor a topic" : "'git issue \(owner)' has no command '\(word)'"
    let there = names.isEmpty ? "git issue help \(owner)" : "there are: \(names.joined(separator: ", "))"
    return Failure(.usage, message, hints: ["\(Nearest.question(about: word, among: names))\(there)"])
  }
}
