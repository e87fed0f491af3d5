internal import ArgumentParser
internal import IssueStore
internal import Issues

struct ReviewRange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Show what a range of commits does to the issues, and whether it may land.",
    discussion: """
      The commits are judged as one change, from where they parted from BASE, by the settings, forms and baseline of \
      BASE. Without a range: what HEAD has that the default branch of the remote has not.
      """)
  static let task = ManualTask.check
  static let manual = """
    It tells which issues are new, closed, reopened, renamed or deleted, each field with its old and new value, the
    words that changed in a section, and what a reviewer should look at twice, such as an issue that was closed
    without a word on how. Each loosening of settings, forms and baseline is named, and counts once it has landed. The
    exit status is 1 where the commits may not land.

    Where the remote has no default branch that is known, the local `main` is taken.

    ## Options

    - `--format`: `markdown` is for a comment on a pull request, `github` for annotations in GitHub Actions.

    ## Examples

    ```
    git issue review
    git issue review origin/main..HEAD --format markdown
    ```

    ## See also

    git-issue-check(1), git-issue-audit(1), git-issue-rules(7)
    """

  @Argument(help: ArgumentHelp("The commits; BASE alone means BASE..HEAD.", valueName: "base..head")) var range: String?
  @Option(help: ArgumentHelp("How to print it: text, markdown, json or github.", valueName: "format"))
  var format = Format.text
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var color: ColorOption

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, github }

  func validate() throws {
    // A variable of a script that is not set.
    if range?.isEmpty == true { throw ValidationError("the range is empty; write it as BASE..HEAD: main..HEAD") }
  }

  func run(on console: Console) throws {
    let store = try console.openStore()
    let console = try console.colored(color.color, store)
    let range = try range.map { $0.contains("..") ? $0 : "\($0)..HEAD" } ?? store.defaultRange()
    let review = try store.review(range) { CheckResult($0) }
    switch json ? .json : format {
    case .text:
      try console.paged(by: store.setting("core.pager")) { console in
        for line in ReviewText(review, width: console.width, style: console.style).lines {
          console.standardOutput.write(line + "\n")
        }
      }
    case .markdown: console.standardOutput.write(review.markdown)
    case .json: console.standardOutput.write(review.json.pretty)
    case .github: console.standardOutput.write(review.github)
    }
    guard review.mayLand else { throw ExitStatus(code: Failure.Kind.refused.status) }
  }
}
