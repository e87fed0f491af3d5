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
